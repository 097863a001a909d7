import { readConfiguration, type ServiceConfiguration } from '@fm/configuration';
import type { ServiceName } from '@fm/contracts';
import type { Dependencies, RunningApp } from '@fm/lifecycle';
import { KafkaBroker, MemoryBroker, type Broker } from '@fm/messaging';
import { createLogger } from '@fm/observability';
import type { Environments } from './environments.js';

export interface StartAllOptions {
  readonly environments: Environments;
  readonly broker: { readonly kind: 'kafka'; readonly brokers: readonly string[] } | { readonly kind: 'memory' };
  readonly onBroken?: (service: ServiceName, reason: string) => void;
}

export interface RunningPlatform {
  readonly urls: Readonly<Record<ServiceName, string>>;
  /** Closes the services in reverse order of the journey. */
  close(): Promise<void>;
}

type Starter = (environment: Readonly<Record<string, string>>, rest: Omit<Dependencies<ServiceConfiguration>, 'config'>) => Promise<RunningApp>;

function starter<C extends ServiceConfiguration>(configuration: new () => C, start: (dependencies: Dependencies<C>) => Promise<RunningApp>): Starter {
  return (environment, rest) => start({ ...rest, config: readConfiguration(configuration, environment) });
}

/** The five parts in journey order, imported only when started. */
const PARTS: readonly (readonly [ServiceName, () => Promise<Starter>])[] = [
  ['ingestion', async () => { const part = await import('../../ingestion/src/start-ingestion.js'); return starter(part.IngestionConfiguration, part.startIngestion); }],
  ['validation', async () => { const part = await import('../../validation/src/start-validation.js'); return starter(part.ValidationConfiguration, part.startValidation); }],
  ['geo-enrichment', async () => { const part = await import('../../geo-enrichment/src/start-geo-enrichment.js'); return starter(part.GeoEnrichmentConfiguration, part.startGeoEnrichment); }],
  ['aggregation', async () => { const part = await import('../../aggregation/src/start-aggregation.js'); return starter(part.AggregationConfiguration, part.startAggregation); }],
  ['gateway', async () => { const part = await import('../../gateway/src/start-gateway.js'); return starter(part.GatewayConfiguration, part.startGateway); }],
];

/**
 * All five services in this process, each a Nest application of its own: two Kafka connections on one container would deliver every
 * event to both groups (nestjs/nest#13421).
 */
export async function startAll({ environments, broker, onBroken }: StartAllOptions): Promise<RunningPlatform> {
  const memory = broker.kind === 'memory' ? new MemoryBroker() : null;
  const running: RunningApp[] = [];
  const close = async (): Promise<void> => {
    for (const app of running.toReversed()) await app.close();
    await memory?.close();
  };
  try {
    for (const [name, load] of PARTS) {
      const start = await load();
      const own: Broker = memory ?? new KafkaBroker({ brokers: broker.kind === 'kafka' ? broker.brokers : [], clientId: name, log: createLogger(name, { level: environments[name]['LOG_LEVEL'] ?? 'info', file: environments[name]['LOG_FILE'] }) });
      running.push(await start(environments[name], { broker: own, onBroken: (reason) => onBroken?.(name, reason) }));
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { urls: Object.fromEntries(running.map((app) => [app.name, app.url])) as Record<ServiceName, string>, close };
}
