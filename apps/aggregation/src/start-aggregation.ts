import { Outbox } from '@fm/delivery';
import { startService, systemClock, type Dependencies, type RunningApp } from '@fm/lifecycle';
import { AggregationConfiguration } from './aggregation.config.js';
import { AggregationModule } from './aggregation.module.js';
import { UNEXPECTED, UNEXPECTED_ADVICE } from './aggregation.problems.js';
import { RepublishFiguresService } from './republish-figures.service.js';
import { RepublishMeasuresService } from './republish-measures.service.js';
import { AGGREGATION_SCHEMA } from './store/aggregation.schema.js';
import { FlowCellRepository } from './store/flow-cell.repository.js';
import { MeasureCellRepository } from './store/measure-cell.repository.js';
import { KnownRoundRepository } from './store/known-round.repository.js';

export { AGGREGATION_SCHEMA, AggregationConfiguration };

/** Chapter 4: figures that can be corrected. */
export function startAggregation(dependencies: Dependencies<AggregationConfiguration>): Promise<RunningApp> {
  const { clock = systemClock } = dependencies;
  const republisher = new RepublishFiguresService(new FlowCellRepository(), new KnownRoundRepository(), new Outbox(AGGREGATION_SCHEMA.name, null, () => clock.now()));
  const measures = new RepublishMeasuresService(new MeasureCellRepository(), new Outbox(AGGREGATION_SCHEMA.name, null, () => clock.now()));
  return startService(
    {
      name: 'aggregation',
      schema: AGGREGATION_SCHEMA,
      configuration: AggregationConfiguration,
      module: AggregationModule,
      failures: { fallback: UNEXPECTED, advice: UNEXPECTED_ADVICE },
      republish: async (tx) => {
        await republisher.republish(tx);
        await measures.republish(tx);
      },
    },
    dependencies,
  );
}
