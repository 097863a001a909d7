import { Outbox } from '@fm/delivery';
import { startService, systemClock, type Dependencies, type RunningApp } from '@fm/lifecycle';
import { GeoEnrichmentConfiguration } from './geo-enrichment.config.js';
import { GeoEnrichmentModule } from './geo-enrichment.module.js';
import { UNEXPECTED, UNEXPECTED_ADVICE } from './geo-enrichment.problems.js';
import { takeCsv } from './inbound/csv-body.js';
import { republishPoints } from './republish-points.js';
import { GEO_SCHEMA } from './store/geo.schema.js';

export { GEO_SCHEMA, GeoEnrichmentConfiguration };

/** Chapter 3: where it happened, whatever it was called. */
export function startGeoEnrichment(dependencies: Dependencies<GeoEnrichmentConfiguration>): Promise<RunningApp> {
  const { clock = systemClock } = dependencies;
  const outbox = new Outbox(GEO_SCHEMA.name, null, () => clock.now());
  return startService(
    {
      name: 'geo-enrichment',
      schema: GEO_SCHEMA,
      configuration: GeoEnrichmentConfiguration,
      module: GeoEnrichmentModule,
      prepareHttp: takeCsv,
      failures: { fallback: UNEXPECTED, advice: UNEXPECTED_ADVICE },
      republish: (tx) => republishPoints(tx, outbox, clock.now()),
    },
    dependencies,
  );
}
