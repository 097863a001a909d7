import { Module } from '@nestjs/common';
import { ReleaseJob } from './inbound/release.job.js';
import { ReleasesController } from './inbound/releases.controller.js';
import { ManageReleasesService } from './manage-releases.service.js';
import { PrepareReleaseService } from './prepare-release.service.js';
import { PublishReleaseService } from './publish-release.service.js';
import { ReleaseContentRepository } from './store/release-content.repository.js';
import { ReleaseRepository } from './store/release.repository.js';

/** What the public is told, and how it comes to that. */
@Module({
  controllers: [ReleasesController],
  providers: [ReleaseJob, ManageReleasesService, PrepareReleaseService, PublishReleaseService, ReleaseRepository, ReleaseContentRepository],
})
export class ReleasesModule {}
