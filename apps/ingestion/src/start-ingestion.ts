import { startService, type Dependencies, type RunningApp } from '@fm/lifecycle';
import { KeyRing } from '@fm/sealing';
import { LARGEST_BODY } from './inbound/inflate.js';
import { prepareHookHttp } from './inbound/kobo-hook.http.js';
import { IngestionConfiguration } from './ingestion.config.js';
import { IngestionModule } from './ingestion.module.js';
import { NOT_STORED, NOT_STORED_ADVICE } from './ingestion.problems.js';
import { INGESTION_SCHEMA } from './store/ingestion.schema.js';

export { INGESTION_SCHEMA, IngestionConfiguration };

const RETRY_AFTER_SECONDS = '5';

/** Chapter 1: nothing that was sent is ever lost. */
export function startIngestion(dependencies: Dependencies<IngestionConfiguration>): Promise<RunningApp> {
  return startService(
    {
      name: 'ingestion',
      schema: INGESTION_SCHEMA,
      configuration: IngestionConfiguration,
      module: IngestionModule,
      outboxKeys: KeyRing.parse(dependencies.config.outboxKeys),
      failures: { fallback: NOT_STORED, advice: NOT_STORED_ADVICE, headers: { 'retry-after': RETRY_AFTER_SECONDS } },
      bodyLimitBytes: LARGEST_BODY,
      prepareHttp: prepareHookHttp,
    },
    dependencies,
  );
}
