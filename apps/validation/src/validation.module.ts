import { Module } from '@nestjs/common';
import { DecideSubmissionsService } from './decide-submissions.service.js';
import { JudgeSubmissionsService } from './judge-submissions.service.js';
import { KeepFormsService } from './keep-forms.service.js';
import { LookAtDaysService } from './look-at-days.service.js';
import { LookAroundService } from './look-around.service.js';
import { ReadFormsService } from './read-forms.service.js';
import { SettleVerdictsService } from './settle-verdicts.service.js';
import { ThinkAgainService } from './think-again.service.js';
import { TripBreakerService } from './trip-breaker.service.js';
import { EnumeratorsController } from './inbound/enumerators.controller.js';
import { FormDeployedConsumer } from './inbound/form-deployed.consumer.js';
import { MappingsController } from './inbound/mappings.controller.js';
import { MonitoringPointRegisteredConsumer } from './inbound/monitoring-point-registered.consumer.js';
import { QuarantineController } from './inbound/quarantine.controller.js';
import { AfterthoughtJob } from './inbound/afterthought.job.js';
import { RedecisionJob } from './inbound/redecision.job.js';
import { RulesController } from './inbound/rules.controller.js';
import { SourceRegisteredConsumer } from './inbound/source-registered.consumer.js';
import { SubmissionReceivedConsumer } from './inbound/submission-received.consumer.js';
import { SubmissionReviewedConsumer } from './inbound/submission-reviewed.consumer.js';
import { SubmissionWithdrawnConsumer } from './inbound/submission-withdrawn.consumer.js';
import { TrainingController } from './inbound/training.controller.js';
import { KeepPointsService } from './keep-points.service.js';
import { KeepSourcesService } from './keep-sources.service.js';
import { ManageMappingsService } from './manage-mappings.service.js';
import { ManageRulesService } from './manage-rules.service.js';
import { ManageTrainingService } from './manage-training.service.js';
import { RedecideSubmissionsService } from './redecide-submissions.service.js';
import { ResolveQuarantineService } from './resolve-quarantine.service.js';
import { ReviewSubmissionService } from './review-submission.service.js';
import { BreakerRepository } from './store/breaker.repository.js';
import { DeployedFormRepository } from './store/deployed-form.repository.js';
import { EnumeratorRepository } from './store/enumerator.repository.js';
import { ErasureRepository } from './store/erasure.repository.js';
import { KnownPointRepository } from './store/known-point.repository.js';
import { KnownSourceRepository } from './store/known-source.repository.js';
import { MappingRepository } from './store/mapping.repository.js';
import { PointDayRepository } from './store/point-day.repository.js';
import { QuarantineRepository } from './store/quarantine.repository.js';
import { ReceivedBodyRepository } from './store/received-body.repository.js';
import { RecordWindowRepository } from './store/record-window.repository.js';
import { RedecisionRepository } from './store/redecision.repository.js';
import { RuleSettingRepository } from './store/rule-setting.repository.js';
import { SeenBodyRepository } from './store/seen-body.repository.js';
import { TrainingOverviewRepository } from './store/training-overview.repository.js';
import { TrainingRepository } from './store/training.repository.js';
import { VerdictRepository } from './store/verdict.repository.js';
import { WordRepository } from './store/word.repository.js';
import { ValidateSubmissionService } from './validate-submission.service.js';
import { WeighRulesService } from './weigh-rules.service.js';
import { WithdrawSubmissionService } from './withdraw-submission.service.js';

@Module({
  controllers: [
    SourceRegisteredConsumer, FormDeployedConsumer, SubmissionReceivedConsumer, SubmissionWithdrawnConsumer, SubmissionReviewedConsumer, MonitoringPointRegisteredConsumer,
    QuarantineController, TrainingController, EnumeratorsController, MappingsController, RulesController,
  ],
  providers: [
    ValidateSubmissionService, WithdrawSubmissionService, ReviewSubmissionService, DecideSubmissionsService, RedecideSubmissionsService, RedecisionJob,
    JudgeSubmissionsService, SettleVerdictsService, ReadFormsService, LookAroundService, LookAtDaysService, TripBreakerService, ThinkAgainService, AfterthoughtJob, KeepFormsService,
    ManageMappingsService, ManageRulesService, WeighRulesService,
    ResolveQuarantineService, ManageTrainingService, KeepPointsService, KeepSourcesService,
    VerdictRepository, WordRepository, ErasureRepository, QuarantineRepository, ReceivedBodyRepository, TrainingRepository, TrainingOverviewRepository, RedecisionRepository,
    KnownPointRepository, KnownSourceRepository, DeployedFormRepository, EnumeratorRepository,
    MappingRepository, RuleSettingRepository, BreakerRepository, RecordWindowRepository, SeenBodyRepository, PointDayRepository,
  ],
})
export class ValidationModule {}
