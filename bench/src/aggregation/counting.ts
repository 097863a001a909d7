import { Outbox } from '@fm/delivery';
import { systemClock } from '@fm/lifecycle';
import { ChangeFiguresService } from '../../../apps/aggregation/src/change-figures.service.js';
import { CountMovementsService } from '../../../apps/aggregation/src/count-movements.service.js';
import { AGGREGATION_SCHEMA } from '../../../apps/aggregation/src/store/aggregation.schema.js';
import { ContributionHistoryRepository } from '../../../apps/aggregation/src/store/contribution-history.repository.js';
import { ContributionRepository } from '../../../apps/aggregation/src/store/contribution.repository.js';
import { FlowCellRepository } from '../../../apps/aggregation/src/store/flow-cell.repository.js';
import { KnownPointRepository } from '../../../apps/aggregation/src/store/known-point.repository.js';
import { KnownRoundRepository } from '../../../apps/aggregation/src/store/known-round.repository.js';
import { LateArrivalRepository } from '../../../apps/aggregation/src/store/late-arrival.repository.js';
import { ProtectionContributionRepository } from '../../../apps/aggregation/src/store/protection-contribution.repository.js';
import { RestatementRepository } from '../../../apps/aggregation/src/store/restatement.repository.js';

type Configuration = ConstructorParameters<typeof ProtectionContributionRepository>[0];

/** The counting of aggregation as the service has it, without its doors. */
export function countingService(): CountMovementsService {
  const rounds = new KnownRoundRepository();
  const outbox = new Outbox(AGGREGATION_SCHEMA.name, null, () => new Date());
  const figures = new ChangeFiguresService(new FlowCellRepository(), rounds, new RestatementRepository(), outbox, systemClock);
  const protection = new ProtectionContributionRepository({ protectionHashKey: Buffer.alloc(32, 'bench').toString('base64') } as Configuration);
  return new CountMovementsService(new ContributionRepository(), new KnownPointRepository(), figures, protection, new ContributionHistoryRepository(), new LateArrivalRepository(rounds));
}
