import { Module } from '@nestjs/common';
import { EnumeratorsController } from './inbound/enumerators.controller.js';
import { MonitoringPointRegisteredConsumer } from './inbound/monitoring-point-registered.consumer.js';
import { QuarantineController } from './inbound/quarantine.controller.js';
import { SubmissionReceivedConsumer } from './inbound/submission-received.consumer.js';
import { SubmissionWithdrawnConsumer } from './inbound/submission-withdrawn.consumer.js';
import { KeepPointsService } from './keep-points.service.js';
import { ResolveQuarantineService } from './resolve-quarantine.service.js';
import { EnumeratorRepository } from './store/enumerator.repository.js';
import { KnownPointRepository } from './store/known-point.repository.js';
import { QuarantineRepository } from './store/quarantine.repository.js';
import { ReceivedBodyRepository } from './store/received-body.repository.js';
import { VerdictRepository } from './store/verdict.repository.js';
import { ValidateSubmissionService } from './validate-submission.service.js';

@Module({
  controllers: [SubmissionReceivedConsumer, SubmissionWithdrawnConsumer, MonitoringPointRegisteredConsumer, QuarantineController, EnumeratorsController],
  providers: [
    ValidateSubmissionService, ResolveQuarantineService, KeepPointsService,
    VerdictRepository, QuarantineRepository, ReceivedBodyRepository, KnownPointRepository, EnumeratorRepository,
  ],
})
export class ValidationModule {}
