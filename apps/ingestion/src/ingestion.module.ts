import { Module } from '@nestjs/common';
import { IntakeQueue } from './inbound/intake-queue.js';
import { KoboHookController } from './inbound/kobo-hook.controller.js';
import { SourcesController } from './inbound/sources.controller.js';
import { KoboClient } from './kobo/kobo-client.js';
import { MergeSubmissionsService } from './merge-submissions.service.js';
import { ReceiveSubmissionService } from './receive-submission.service.js';
import { ReconcileSubmissionService } from './reconcile-submission.service.js';
import { RefusedBodyRepository } from './store/refused-body.repository.js';
import { SourceRepository } from './store/source.repository.js';
import { StoredAnswers } from './store/stored-answers.js';
import { SubmissionRepository } from './store/submission.repository.js';
import { Vault } from './store/vault.js';

@Module({
  controllers: [KoboHookController, SourcesController],
  providers: [
    ReceiveSubmissionService, MergeSubmissionsService, ReconcileSubmissionService, IntakeQueue, KoboClient,
    Vault, SourceRepository, SubmissionRepository, StoredAnswers, RefusedBodyRepository,
  ],
})
export class IngestionModule {}
