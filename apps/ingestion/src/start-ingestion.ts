import { Outbox } from '@fm/delivery';
import { startService, systemClock, type Dependencies, type RunningApp } from '@fm/lifecycle';
import { KeyRing } from '@fm/sealing';
import { LARGEST_BODY } from './inbound/inflate.js';
import { prepareHookHttp } from './inbound/kobo-hook.http.js';
import { IngestionConfiguration } from './ingestion.config.js';
import { IngestionModule } from './ingestion.module.js';
import { NOT_STORED, NOT_STORED_ADVICE } from './ingestion.problems.js';
import { republishSources } from './republish-sources.js';
import { INGESTION_SCHEMA } from './store/ingestion.schema.js';

export { INGESTION_SCHEMA, IngestionConfiguration };

const RETRY_AFTER_SECONDS = '5';

/** Chapter 1: nothing that was sent is ever lost. */
export function startIngestion(dependencies: Dependencies<IngestionConfiguration>): Promise<RunningApp> {
  const { clock = systemClock } = dependencies;
  const outboxKeys = KeyRing.parse(dependencies.config.outboxKeys);
  const outbox = new Outbox(INGESTION_SCHEMA.name, outboxKeys, () => clock.now());
  return startService(
    {
      name: 'ingestion',
      schema: INGESTION_SCHEMA,
      configuration: IngestionConfiguration,
      module: IngestionModule,
      outboxKeys,
      opensWithoutBroker: true,
      republish: (tx) => republishSources(tx, outbox, clock.now()),
      failures: { fallback: NOT_STORED, advice: NOT_STORED_ADVICE, headers: { 'retry-after': RETRY_AFTER_SECONDS } },
      bodyLimitBytes: LARGEST_BODY,
      prepareHttp: prepareHookHttp,
    },
    dependencies,
  );
}
