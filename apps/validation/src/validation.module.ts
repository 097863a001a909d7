import { Module } from '@nestjs/common';
import { BulkQuarantineService } from './bulk-quarantine.service.js';
import { CorrectAnswersService } from './correct-answers.service.js';
import { DecideSubmissionsService } from './decide-submissions.service.js';
import { AlertsController, ProtectionController } from './inbound/alerts.controller.js';
import { CleaningLogController } from './inbound/cleaning-log.controller.js';
import { CorrectionsController } from './inbound/corrections.controller.js';
import { JudgeSubmissionsService } from './judge-submissions.service.js';
import { KeepFormsService } from './keep-forms.service.js';
import { LookAtDaysService } from './look-at-days.service.js';
import { LookAroundService } from './look-around.service.js';
import { OpenFilesService } from './open-files.service.js';
import { ReadFormsService } from './read-forms.service.js';
import { SettleVerdictsService } from './settle-verdicts.service.js';
import { ThinkAgainService } from './think-again.service.js';
import { TripBreakerService } from './trip-breaker.service.js';
import { EnumeratorsController } from './inbound/enumerators.controller.js';
import { FormDeployedConsumer } from './inbound/form-deployed.consumer.js';
import { HolidaysController } from './inbound/holidays.controller.js';
import { MappingsController } from './inbound/mappings.controller.js';
import { MonitoringPointRegisteredConsumer } from './inbound/monitoring-point-registered.consumer.js';
import { QualityController } from './inbound/quality.controller.js';
import { QuarantineController } from './inbound/quarantine.controller.js';
import { AfterthoughtJob } from './inbound/afterthought.job.js';
import { RedecisionJob } from './inbound/redecision.job.js';
import { RosterController } from './inbound/roster.controller.js';
import { RoundsController } from './inbound/rounds.controller.js';
import { ShiftPlansController } from './inbound/shift-plans.controller.js';
import { RulesController } from './inbound/rules.controller.js';
import { SourceRegisteredConsumer } from './inbound/source-registered.consumer.js';
import { SubmissionReceivedConsumer } from './inbound/submission-received.consumer.js';
import { SubmissionReviewedConsumer } from './inbound/submission-reviewed.consumer.js';
import { SubmissionWithdrawnConsumer } from './inbound/submission-withdrawn.consumer.js';
import { SyncDaysController } from './inbound/sync-days.controller.js';
import { TrainingController } from './inbound/training.controller.js';
import { WatchJob } from './inbound/watch.job.js';
import { ImportRosterService } from './import-roster.service.js';
import { KeepPointsService } from './keep-points.service.js';
import { KeepRegistersService } from './keep-registers.service.js';
import { KeepSourcesService } from './keep-sources.service.js';
import { LookAtSubmissionsService } from './look-at-submissions.service.js';
import { ManageAlertsService } from './manage-alerts.service.js';
import { ManageMappingsService } from './manage-mappings.service.js';
import { ManageRulesService } from './manage-rules.service.js';
import { ManageTrainingService } from './manage-training.service.js';
import { NoticeSilenceService } from './notice-silence.service.js';
import { RaiseAlertsService } from './raise-alerts.service.js';
import { ReadEntriesService } from './read-entries.service.js';
import { RedecideSubmissionsService } from './redecide-submissions.service.js';
import { ResolveQuarantineService } from './resolve-quarantine.service.js';
import { ReviewSubmissionService } from './review-submission.service.js';
import { AlertRepository } from './store/alert.repository.js';
import { CleaningLogRepository } from './store/cleaning-log.repository.js';
import { CorrectionRepository } from './store/correction.repository.js';
import { BreakerRepository } from './store/breaker.repository.js';
import { DeployedFormRepository } from './store/deployed-form.repository.js';
import { FieldworkRepository } from './store/fieldwork.repository.js';
import { ErasureRepository } from './store/erasure.repository.js';
import { FieldFactRepository } from './store/field-fact.repository.js';
import { KnownPointRepository } from './store/known-point.repository.js';
import { KnownSourceRepository } from './store/known-source.repository.js';
import { MappingRepository } from './store/mapping.repository.js';
import { PointDayRepository } from './store/point-day.repository.js';
import { ProtectionNoteRepository } from './store/protection-note.repository.js';
import { QuarantineRepository } from './store/quarantine.repository.js';
import { ReceivedBodyRepository } from './store/received-body.repository.js';
import { RecordWindowRepository } from './store/record-window.repository.js';
import { RedecisionRepository } from './store/redecision.repository.js';
import { RegisterRepository } from './store/register.repository.js';
import { SubmissionFileRepository } from './store/submission-file.repository.js';
import { ToldPlanRepository } from './store/told-plan.repository.js';
import { RuleSettingRepository } from './store/rule-setting.repository.js';
import { SeenBodyRepository } from './store/seen-body.repository.js';
import { TrainingOverviewRepository } from './store/training-overview.repository.js';
import { TrainingRepository } from './store/training.repository.js';
import { VerdictRepository } from './store/verdict.repository.js';
import { WatchedDayRepository } from './store/watched-day.repository.js';
import { WordRepository } from './store/word.repository.js';
import { RedactBodiesService } from './redact-bodies.service.js';
import { RedactionRepository } from './store/redaction.repository.js';
import { AnnounceTrainingService } from './announce-training.service.js';
import { TellCleaningService } from './tell-cleaning.service.js';
import { TellPlansService } from './tell-plans.service.js';
import { TellQualityService } from './tell-quality.service.js';
import { TellVerdictsService } from './tell-verdicts.service.js';
import { ValidateSubmissionService } from './validate-submission.service.js';
import { WatchDaysService } from './watch-days.service.js';
import { WeighRulesService } from './weigh-rules.service.js';
import { WriteDigestService } from './write-digest.service.js';
import { WithdrawSubmissionService } from './withdraw-submission.service.js';

@Module({
  controllers: [
    SourceRegisteredConsumer, FormDeployedConsumer, SubmissionReceivedConsumer, SubmissionWithdrawnConsumer, SubmissionReviewedConsumer, MonitoringPointRegisteredConsumer,
    QuarantineController, CorrectionsController, CleaningLogController, TrainingController, AlertsController, ProtectionController, QualityController,
    RosterController, RoundsController, ShiftPlansController, HolidaysController, SyncDaysController, EnumeratorsController, MappingsController, RulesController,
  ],
  providers: [
    ValidateSubmissionService, WithdrawSubmissionService, ReviewSubmissionService, DecideSubmissionsService, TellVerdictsService, RedactBodiesService, RedecideSubmissionsService, RedecisionJob,
    JudgeSubmissionsService, SettleVerdictsService, ReadFormsService, OpenFilesService, LookAroundService, LookAtDaysService, TripBreakerService, ThinkAgainService, AfterthoughtJob, KeepFormsService,
    ManageMappingsService, ManageRulesService, WeighRulesService,
    LookAtSubmissionsService, ResolveQuarantineService, CorrectAnswersService, BulkQuarantineService, TellCleaningService, ManageTrainingService, AnnounceTrainingService, KeepPointsService, KeepSourcesService,
    KeepRegistersService, ReadEntriesService, ImportRosterService, TellPlansService,
    RaiseAlertsService, ManageAlertsService, WatchDaysService, NoticeSilenceService, WatchJob, TellQualityService, WriteDigestService, FieldFactRepository, AlertRepository, ProtectionNoteRepository, WatchedDayRepository,
    VerdictRepository, WordRepository, CorrectionRepository, CleaningLogRepository, SubmissionFileRepository, ErasureRepository, QuarantineRepository, ReceivedBodyRepository,
    TrainingRepository, TrainingOverviewRepository, RedecisionRepository, RedactionRepository, KnownPointRepository, KnownSourceRepository, DeployedFormRepository, RegisterRepository, ToldPlanRepository,
    FieldworkRepository, MappingRepository, RuleSettingRepository, BreakerRepository, RecordWindowRepository, SeenBodyRepository, PointDayRepository,
  ],
})
export class ValidationModule {}
