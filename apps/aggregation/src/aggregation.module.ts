import { Module } from '@nestjs/common';
import { ChangeFiguresService } from './change-figures.service.js';
import { CountMovementsService } from './count-movements.service.js';
import { ExplainFigureService } from './explain-figure.service.js';
import { ExplainController } from './inbound/explain.controller.js';
import { LedgersController } from './inbound/ledgers.controller.js';
import { MonitoringPointRegisteredConsumer } from './inbound/monitoring-point-registered.consumer.js';
import { ProtectionNotedConsumer } from './inbound/protection-noted.consumer.js';
import { RoundPlannedConsumer } from './inbound/round-planned.consumer.js';
import { SubmissionLocatedConsumer } from './inbound/submission-located.consumer.js';
import { SubmissionQuarantinedConsumer } from './inbound/submission-quarantined.consumer.js';
import { SubmissionWithdrawnConsumer } from './inbound/submission-withdrawn.consumer.js';
import { RecountPointsService } from './recount-points.service.js';
import { ContributionHistoryRepository } from './store/contribution-history.repository.js';
import { ContributionRepository } from './store/contribution.repository.js';
import { FlowCellRepository } from './store/flow-cell.repository.js';
import { KnownPointRepository } from './store/known-point.repository.js';
import { KnownRoundRepository } from './store/known-round.repository.js';
import { LateArrivalRepository } from './store/late-arrival.repository.js';
import { PastFigureRepository } from './store/past-figure.repository.js';
import { ProtectionContributionRepository } from './store/protection-contribution.repository.js';
import { RestatementRepository } from './store/restatement.repository.js';
import { PointDaysModule } from './point-days.module.js';
import { ReleasesModule } from './releases.module.js';
import { SnapshotsModule } from './snapshots.module.js';
import { TakeRegistersService } from './take-registers.service.js';
import { TakeSubmissionsService } from './take-submissions.service.js';
import { TellHistoryService } from './tell-history.service.js';

@Module({
  imports: [PointDaysModule, SnapshotsModule, ReleasesModule],
  controllers: [SubmissionLocatedConsumer, SubmissionQuarantinedConsumer, SubmissionWithdrawnConsumer, MonitoringPointRegisteredConsumer, RoundPlannedConsumer, ProtectionNotedConsumer, ExplainController, LedgersController],
  providers: [
    TakeSubmissionsService, TakeRegistersService, CountMovementsService, RecountPointsService, ChangeFiguresService, ExplainFigureService, TellHistoryService,
    ContributionRepository, ContributionHistoryRepository, LateArrivalRepository, RestatementRepository, PastFigureRepository,
    ProtectionContributionRepository, FlowCellRepository, KnownPointRepository, KnownRoundRepository,
  ],
})
export class AggregationModule {}
