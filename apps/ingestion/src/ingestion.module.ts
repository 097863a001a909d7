import { Module } from '@nestjs/common';
import { ConcludeSweepService } from './following/conclude-sweep.service.js';
import { ConnectSourceService } from './connect-source.service.js';
import { EraseSubmissionService } from './erase-submission.service.js';
import { FollowHistoryService } from './following/follow-history.service.js';
import { FollowSourceService } from './following/follow-source.service.js';
import { FOLLOW_STEPS, type FollowStep } from './following/follow-step.js';
import { AttachmentsController } from './inbound/attachments.controller.js';
import { CompletenessController } from './inbound/completeness.controller.js';
import { ErasuresController } from './inbound/erasures.controller.js';
import { FollowSourcesJob } from './inbound/follow-sources.job.js';
import { IntakeQueue } from './inbound/intake-queue.js';
import { KoboHookController } from './inbound/kobo-hook.controller.js';
import { SourcesController } from './inbound/sources.controller.js';
import { SubmissionCorrectedConsumer } from './inbound/submission-corrected.consumer.js';
import { SubmissionQuarantinedConsumer } from './inbound/submission-quarantined.consumer.js';
import { SubmissionRedactedConsumer } from './inbound/submission-redacted.consumer.js';
import { SubmissionValidatedConsumer } from './inbound/submission-validated.consumer.js';
import { RetentionJob } from './inbound/retention.job.js';
import { VaultController } from './inbound/vault.controller.js';
import { IngestionConfiguration, MASTER_KEYS, masterKeys, WATCH_INTERVALS, watchIntervals } from './ingestion.config.js';
import { KeepCorrectionsService } from './keep-corrections.service.js';
import { KeepSourceService } from './keep-source.service.js';
import { KeepVaultService } from './keep-vault.service.js';
import { KoboClient } from './kobo/kobo-client.js';
import { KoboEditor } from './kobo/kobo-editor.js';
import { KoboFiles } from './kobo/kobo-files.js';
import { KoboHistory } from './kobo/kobo-history.js';
import { KoboHooks } from './kobo/kobo-hooks.js';
import { KoboTransport } from './kobo/kobo-transport.js';
import { LookAtFormService } from './following/look-at-form.service.js';
import { MergeSubmissionsService } from './merge-submissions.service.js';
import { NoteKoboFactsService } from './note-kobo-facts.service.js';
import { NoteVerdictService } from './note-verdict.service.js';
import { NoticeFormService } from './following/notice-form.service.js';
import { PushCorrectionsService } from './following/push-corrections.service.js';
import { ReadAttachmentService } from './read-attachment.service.js';
import { ReadSweepService } from './following/read-sweep.service.js';
import { ReceiveSubmissionService } from './receive-submission.service.js';
import { ReconcileSubmissionService } from './reconcile-submission.service.js';
import { RedactSubmissionService } from './redact-submission.service.js';
import { RequestSweepService } from './request-sweep.service.js';
import { ReviewSubmissionsService } from './review-submissions.service.js';
import { SettleTasksService } from './following/settle-tasks.service.js';
import { AttachmentRepository } from './store/attachment.repository.js';
import { CompletenessRepository } from './store/completeness.repository.js';
import { CorrectionRepository } from './store/correction.repository.js';
import { ErasureRepository } from './store/erasure.repository.js';
import { FollowLock } from './store/follow-lock.js';
import { FormVersionRepository } from './store/form-version.repository.js';
import { KoboTaskRepository } from './store/kobo-task.repository.js';
import { RedactionRepository } from './store/redaction.repository.js';
import { RefusedBodyRepository } from './store/refused-body.repository.js';
import { RetentionRepository } from './store/retention.repository.js';
import { SourceWatchRepository } from './store/source-watch.repository.js';
import { SourceRepository } from './store/source.repository.js';
import { StoredAnswers } from './store/stored-answers.js';
import { SubmissionRepository } from './store/submission.repository.js';
import { SweepDifferenceRepository } from './store/sweep-difference.repository.js';
import { SweepRepository } from './store/sweep.repository.js';
import { Vault } from './store/vault.js';
import { SweepSourceService } from './following/sweep-source.service.js';
import { TellCompletenessService } from './tell-completeness.service.js';
import { TellSubmissionsService } from './tell-submissions.service.js';
import { WatchHookService } from './following/watch-hook.service.js';
import { WriteBackRepository } from './store/write-back.repository.js';
import { WriteBackService } from './following/write-back.service.js';

/** What is done with a source, in order: what is known to differ comes before what is still to be looked for. */
const STEPS = [SettleTasksService, SweepSourceService, LookAtFormService, WatchHookService, FollowHistoryService, PushCorrectionsService, WriteBackService] as const;

const STORES = [
  AttachmentRepository, CompletenessRepository, CorrectionRepository, ErasureRepository, FollowLock, FormVersionRepository, KoboTaskRepository, RedactionRepository, RefusedBodyRepository, RetentionRepository,
  SourceRepository, SourceWatchRepository, StoredAnswers, SubmissionRepository, SweepDifferenceRepository, SweepRepository, Vault, WriteBackRepository,
];

const SERVICES = [
  ReceiveSubmissionService, MergeSubmissionsService, NoteKoboFactsService, ReconcileSubmissionService, ReviewSubmissionsService, KeepSourceService, ConnectSourceService,
  RequestSweepService, ReadSweepService, ConcludeSweepService, NoticeFormService, FollowSourceService, TellCompletenessService, EraseSubmissionService, ReadAttachmentService,
  TellSubmissionsService, NoteVerdictService, KeepCorrectionsService, RedactSubmissionService, KeepVaultService, ...STEPS,
];

@Module({
  controllers: [
    KoboHookController, SourcesController, CompletenessController, ErasuresController, AttachmentsController, VaultController,
    SubmissionValidatedConsumer, SubmissionQuarantinedConsumer, SubmissionCorrectedConsumer, SubmissionRedactedConsumer,
  ],
  providers: [
    IntakeQueue, FollowSourcesJob, RetentionJob, KoboTransport, KoboClient, KoboHistory, KoboHooks, KoboEditor, KoboFiles, ...SERVICES, ...STORES,
    { provide: WATCH_INTERVALS, useFactory: watchIntervals, inject: [IngestionConfiguration] },
    { provide: MASTER_KEYS, useFactory: masterKeys, inject: [IngestionConfiguration] },
    { provide: FOLLOW_STEPS, useFactory: (...steps: FollowStep[]) => steps, inject: [...STEPS] },
  ],
})
export class IngestionModule {}
