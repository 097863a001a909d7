import { Module } from '@nestjs/common';
import { ChangeFiguresService } from './change-figures.service.js';
import { CountMovementsService } from './count-movements.service.js';
import { ExplainFigureService } from './explain-figure.service.js';
import { ExplainController } from './inbound/explain.controller.js';
import { MonitoringPointRegisteredConsumer } from './inbound/monitoring-point-registered.consumer.js';
import { SubmissionLocatedConsumer } from './inbound/submission-located.consumer.js';
import { SubmissionQuarantinedConsumer } from './inbound/submission-quarantined.consumer.js';
import { SubmissionWithdrawnConsumer } from './inbound/submission-withdrawn.consumer.js';
import { RecountPointsService } from './recount-points.service.js';
import { ContributionRepository } from './store/contribution.repository.js';
import { FlowCellRepository } from './store/flow-cell.repository.js';
import { KnownPointRepository } from './store/known-point.repository.js';

@Module({
  controllers: [SubmissionLocatedConsumer, SubmissionQuarantinedConsumer, SubmissionWithdrawnConsumer, MonitoringPointRegisteredConsumer, ExplainController],
  providers: [CountMovementsService, RecountPointsService, ChangeFiguresService, ExplainFigureService, ContributionRepository, FlowCellRepository, KnownPointRepository],
})
export class AggregationModule {}
