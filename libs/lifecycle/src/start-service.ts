import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ServiceConfiguration } from '@fm/configuration';
import { topicsReadBy } from '@fm/contracts';
import { Outbox, OutboxRelay, reasonOf } from '@fm/delivery';
import { BrokerStrategy, RethrowFilter } from '@fm/messaging';
import { createLogger, Health, Metrics, nestLogger, type Logger } from '@fm/observability';
import { dataSourceFor, type Database } from '@fm/persistence';
import { ProblemFilter } from '@fm/problems';
import { randomUUID } from 'node:crypto';
import { systemClock } from './clock.js';
import { closeConnectionsAfterAnswers } from './close-connections.js';
import { BrokerConnection } from './broker-connection.js';
import type { Dependencies, RunningApp, ServiceDefinition } from './service-definition.js';
import { ServiceModule, type ServiceParts } from './service.module.js';

const DEFAULT_BODY_LIMIT = 1_048_576;
const RELAY_GRACE_MS = 5_000;

/** Starts one service: database, broker, Nest with its HTTP door and its consumers, relay. Throws with the reason where one of them is missing. */
export async function startService<C extends ServiceConfiguration>(definition: ServiceDefinition<C>, dependencies: Dependencies<C>): Promise<RunningApp> {
  const { config, broker, clock = systemClock } = dependencies;
  const log = createLogger(definition.name, { level: config.logLevel, file: config.logFile });
  const [health, metrics] = [new Health(), new Metrics(definition.name)];
  const database = await dataSourceFor(definition.schema, { url: config.databaseUrl }).initialize();
  const connection = new BrokerConnection(definition.name, broker, log);
  const outbox = new Outbox(definition.schema.name, definition.outboxKeys ?? null, () => clock.now());
  const relay = relayOf(definition, dependencies, { database, log, metrics });
  const strategy = strategyOf(definition, dependencies, { health, metrics, log });
  const closable: Closable = { health, strategy, relay, database, connection, log };
  try {
    const app = await createApp(definition, { config, configuration: definition.configuration, database, outbox, health, metrics, log, clock });
    closable.app = app;
    app.connectMicroservice({ strategy }, { inheritAppConfig: false, deferInitialization: true }).useGlobalFilters(new RethrowFilter());
    health.addCheck('database', () => databaseTrouble(database));
    if (!definition.opensWithoutBroker) health.addCheck('consumer', () => strategy.trouble());
    await open(app, definition, { config, connection, log });
    void connection.established().then(() => relay.start(), () => undefined);
    const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    log.info({ url }, 'started');
    return { name: definition.name, url, close: () => closeInOrder(closable) };
  } catch (error) {
    await closeInOrder(closable);
    throw error;
  }
}

async function open<C extends ServiceConfiguration>(app: NestFastifyApplication, { name, opensWithoutBroker }: ServiceDefinition<C>, { config, connection, log }: { config: C; connection: BrokerConnection; log: Logger }): Promise<void> {
  const consume = async (): Promise<void> => {
    if (topicsReadBy(name).length > 0) await connection.established();
    await app.startAllMicroservices();
  };
  if (!opensWithoutBroker) await consume();
  await app.listen(config.port, config.host);
  if (opensWithoutBroker) void consume().catch((error: unknown) => log.warn({ error: reasonOf(error) }, 'consumes nothing: stopped before the broker was there'));
}

function relayOf<C extends ServiceConfiguration>(
  { schema, outboxKeys = null, republish }: ServiceDefinition<C>,
  { config, broker }: Dependencies<C>,
  parts: { database: Database; log: Logger; metrics: Metrics },
): OutboxRelay {
  return new OutboxRelay({ ...parts, url: config.databaseUrl, schema: schema.name, holder: randomUUID(), broker, keys: outboxKeys, republish });
}

function strategyOf<C extends ServiceConfiguration>(
  { name }: ServiceDefinition<C>,
  { broker, onBroken }: Dependencies<C>,
  { health, metrics, log }: { health: Health; metrics: Metrics; log: Logger },
): BrokerStrategy {
  return new BrokerStrategy({
    broker,
    group: name,
    onFailure: (batch, error, waitMs) => {
      metrics.batchFailures.inc({ topic: batch.topicName });
      log.warn({ topic: batch.topicName, partition: batch.partition, attempt: batch.attempt, waitMs, error: reasonOf(error) }, 'batch not handled, will be delivered again');
    },
    onBroken: (reason) => {
      log.fatal({ reason }, 'consumes nothing any more: restart this process');
      health.markBroken(reason);
      onBroken?.(reason);
    },
  });
}

async function createApp<C extends ServiceConfiguration>(definition: ServiceDefinition<C>, parts: ServiceParts): Promise<NestFastifyApplication> {
  @Module({ imports: [ServiceModule.with(parts), definition.module] })
  class RootModule {}
  const adapter = new FastifyAdapter({ bodyLimit: definition.bodyLimitBytes ?? DEFAULT_BODY_LIMIT, forceCloseConnections: 'idle', requestTimeout: 60_000, keepAliveTimeout: 65_000 });
  const app = await NestFactory.create<NestFastifyApplication>(RootModule, adapter, { logger: nestLogger(parts.log), bodyParser: definition.prepareHttp === undefined, abortOnError: false });
  closeConnectionsAfterAnswers(app.getHttpAdapter().getInstance());
  definition.prepareHttp?.(app);
  app.useGlobalFilters(new ProblemFilter({ ...definition.failures, onUnexpected: (error) => parts.log.error({ err: error }, 'unexpected failure') }));
  return app;
}

async function databaseTrouble(database: Database): Promise<string | null> {
  const answered = database.query('select 1').then(() => null);
  const late = new Promise<string>((resolve) => setTimeout(() => resolve('no answer within 2 s'), 2_000).unref());
  return Promise.race([answered, late]);
}

interface Closable {
  readonly health: Health;
  readonly strategy: BrokerStrategy;
  app?: NestFastifyApplication;
  readonly relay: OutboxRelay;
  readonly database: Database;
  readonly connection: BrokerConnection;
  readonly log: Logger;
}

/** Not ready, then no more events, then no more requests, then the outbox, then the connections. */
async function closeInOrder({ health, strategy, app, relay, database, connection, log }: Closable): Promise<void> {
  health.beginDrain();
  await strategy.close();
  await app?.close();
  await relay.stop(RELAY_GRACE_MS);
  await connection.close();
  await database.destroy();
  log.info('stopped');
}
