import { Module } from '@nestjs/common';
import { SnapshotJob } from './inbound/snapshot.job.js';
import { ProtectionContributionRepository } from './store/protection-contribution.repository.js';
import { SnapshotCellRepository } from './store/snapshot-cell.repository.js';
import { SnapshotDueRepository } from './store/snapshot-due.repository.js';
import { SurveyContributionRepository } from './store/survey-contribution.repository.js';
import { TakeSnapshotsService } from './take-snapshots.service.js';

/** What of the survey and of protection is told, month by month and never live. */
@Module({
  providers: [SnapshotJob, TakeSnapshotsService, SurveyContributionRepository, SnapshotDueRepository, SnapshotCellRepository, ProtectionContributionRepository],
  exports: [SurveyContributionRepository, SnapshotDueRepository],
})
export class SnapshotsModule {}
