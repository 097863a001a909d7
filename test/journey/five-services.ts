import { createHash, randomBytes } from 'node:crypto';
import { readConfiguration, type ServiceConfiguration } from '@fm/configuration';
import { TOPIC_CATALOGUE, type ServiceName } from '@fm/contracts';
import { localDayOf } from '@fm/contracts/vocabulary';
import { systemClock, type Clock, type Dependencies, type RunningApp } from '@fm/lifecycle';
import type { Broker, OutgoingMessage } from '@fm/messaging';
import { signInternalToken } from '@fm/access';
import { rowsWith, type Database, type OwnedSchema } from '@fm/persistence';
import { eventually, testDatabase, type TestDatabase } from '@fm/testing';
import { AggregationConfiguration, AGGREGATION_SCHEMA, startAggregation } from '../../apps/aggregation/src/start-aggregation.js';
import { GATEWAY_SCHEMA, GatewayConfiguration, startGateway } from '../../apps/gateway/src/start-gateway.js';
import { GEO_SCHEMA, GeoEnrichmentConfiguration, startGeoEnrichment } from '../../apps/geo-enrichment/src/start-geo-enrichment.js';
import { INGESTION_SCHEMA, IngestionConfiguration, startIngestion } from '../../apps/ingestion/src/start-ingestion.js';
import { startValidation, VALIDATION_SCHEMA, ValidationConfiguration } from '../../apps/validation/src/start-validation.js';

const SECRET = randomBytes(32).toString('hex');
const key = (): string => `k1:${randomBytes(32).toString('base64')}`;
const KEYS = { VAULT_MASTER_KEYS: key(), OUTBOX_KEYS: key(), BODY_KEYS: key(), PROTECTION_KEYS: key(), SECRET_KEYS: key(), PROTECTION_HASH_KEY: randomBytes(32).toString('base64') };

/** What is looked at after commit, and may have something said about. Not anomalies: twice a minute at most, and of nothing in so few weeks; nor snapshots: after the end of a month. */
const AFTERTHOUGHTS = {
  validation: ['redecision', 'window_change', 'breaker_suspect', 'watched_day'],
  aggregation: ['point_day_due'],
} as const;

const SCHEMAS = { 'ingestion': INGESTION_SCHEMA, 'validation': VALIDATION_SCHEMA, 'geo-enrichment': GEO_SCHEMA, 'aggregation': AGGREGATION_SCHEMA, 'gateway': GATEWAY_SCHEMA } as const satisfies Record<ServiceName, OwnedSchema>;

/** A busy machine takes its time; what never rests fails all the same. */
const REST_WITHIN_MS = 120_000;

export interface FiveServicesOptions {
  /** A broker for each service; the memory broker may be the same for all. */
  readonly brokerFor: (service: ServiceName) => Broker;
  readonly clock?: Clock;
  /** Further settings, the same for all. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The whole platform in this process, against a database of its own. Keys of the gateway are the names of their roles. */
export class FiveServices {
  private readonly apps = new Map<ServiceName, RunningApp>();
  private readonly open = new Map<ServiceName, Database>();

  private constructor(
    private readonly database: TestDatabase,
    private readonly options: FiveServicesOptions,
  ) {}

  static async start(options: FiveServicesOptions): Promise<FiveServices> {
    const services = new FiveServices(await testDatabase(INGESTION_SCHEMA, VALIDATION_SCHEMA, GEO_SCHEMA, AGGREGATION_SCHEMA, GATEWAY_SCHEMA), options);
    await services.boot();
    return services;
  }

  /** Stops all five and starts them again on the same database and topics. */
  async restart(): Promise<void> {
    await this.stop();
    await this.boot();
  }

  private async boot(): Promise<void> {
    await this.bootOne('ingestion', INGESTION_SCHEMA, [IngestionConfiguration, startIngestion]);
    await this.bootOne('validation', VALIDATION_SCHEMA, [ValidationConfiguration, startValidation]);
    await this.bootOne('geo-enrichment', GEO_SCHEMA, [GeoEnrichmentConfiguration, startGeoEnrichment]);
    await this.bootOne('aggregation', AGGREGATION_SCHEMA, [AggregationConfiguration, startAggregation]);
    await this.bootOne('gateway', GATEWAY_SCHEMA, [GatewayConfiguration, startGateway]);
  }

  private async bootOne<C extends ServiceConfiguration>(name: ServiceName, schema: OwnedSchema, [type, start]: readonly [new () => C, (dependencies: Dependencies<C>) => Promise<RunningApp>]): Promise<void> {
    const { brokerFor, clock = systemClock, environment: further } = this.options;
    const environment = { ...KEYS, LOG_LEVEL: 'fatal', ...further, ...this.gatewayEnvironment(), PORT: '0', DATABASE_URL: this.database.urlOf(schema), INTERNAL_TOKEN_SECRET: SECRET };
    if (!this.open.has(name)) this.open.set(name, await this.database.open(schema));
    this.apps.set(name, await start({ config: readConfiguration(type, environment), broker: brokerFor(name), clock }));
  }

  private async stop(): Promise<void> {
    for (const app of [...this.apps.values()].reverse()) await app.close();
    this.apps.clear();
  }

  /** An administrator's address of the database. */
  get databaseAdminUrl(): string {
    return this.database.adminUrl;
  }

  url(service: ServiceName): string {
    const app = this.apps.get(service);
    if (!app) throw new Error(`${service} was not started`);
    return app.url;
  }

  /** A command to a service's own door, as the gateway would sign it. */
  async command(service: ServiceName, method: string, path: string, body: object): Promise<unknown> {
    const token = await signInternalToken(SECRET, { subject: 'test', role: 'admin', provinces: null });
    const response = await fetch(`${this.url(service)}${path}`, { method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${service} ${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  /** What the gateway answers the holder of a role's key. */
  async ask<T>(role: string, path: string, body?: object): Promise<T> {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${this.url('gateway')}/api/v1/${path}`, { ...init, headers: { authorization: `Bearer ${role}`, 'content-type': 'application/json' } });
    if (!response.ok) throw new Error(`gateway ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  /** Waits until nothing moves: every consumer has handled what was published to it, no outbox holds a row, and nothing was published meanwhile. */
  atRest(published: readonly OutgoingMessage[]): Promise<void> {
    return eventually(async () => {
      const before = published.length;
      for (const topic of TOPIC_CATALOGUE) {
        const sent = published.filter((message) => message.topic === topic.name).length;
        for (const consumer of topic.consumers) {
          const handled = await this.count(consumer, 'select coalesce(sum(next_offset), 0) as n from offset_fence where topic = $1', [topic.name]);
          if (handled < sent) throw new Error(`${consumer} has handled ${handled} of ${sent} of ${topic.name}`);
        }
      }
      for (const service of this.apps.keys()) if ((await this.count(service, 'select count(*) as n from outbox', [])) > 0) throw new Error(`${service} has something to tell`);
      for (const service of ['validation', 'aggregation'] as const) {
        for (const table of AFTERTHOUGHTS[service]) if ((await this.count(service, `select count(*) as n from ${table}`, [])) > 0) throw new Error(`${service} still looks through ${table}`);
      }
      // Snapshots are of months that are over: what is noted of this one waits for its end.
      if ((await this.count('aggregation', 'select count(*) as n from snapshot_due where month < $1', [this.month()])) > 0) throw new Error('aggregation still takes snapshots');
      if (published.length > before) throw new Error('something was told meanwhile');
    }, REST_WITHIN_MS);
  }

  /** The month in Laos by the clock of this run. */
  private month(): string {
    return localDayOf((this.options.clock ?? systemClock).now()).slice(0, 7);
  }

  private async count(service: ServiceName, query: string, values: unknown[]): Promise<number> {
    const [row] = await this.rows<{ n: string }>(service, query, values);
    return Number(row?.n ?? 0);
  }

  async close(): Promise<void> {
    await this.stop();
    await this.database.close();
  }

  /** Rows of a service's own schema, as its app role sees them. */
  rows<R>(service: ServiceName, query: string, values: unknown[] = []): Promise<R[]> {
    const database = this.open.get(service);
    if (!database) throw new Error(`${service} was not started`);
    return database.query<R[]>(query, values);
  }

  /** Where any of the five schemas holds one of these texts, as `schema.table.column`. Plant texts that nothing else can hold. */
  async placesWith(...texts: string[]): Promise<string[]> {
    const places = new Set<string>();
    for (const [service, { name }] of Object.entries(SCHEMAS)) {
      const found = await rowsWith((statement, values) => this.rows(service as ServiceName, statement, values), name, texts);
      for (const { table, columns } of found) for (const column of columns) places.add(`${name}.${table}.${column}`);
    }
    return [...places].toSorted();
  }

  private gatewayEnvironment(): Record<string, string> {
    const hashed = (role: string): object => ({ name: role, role, provinces: null, sha256: createHash('sha256').update(role).digest('hex') });
    const at = (service: ServiceName): string => this.apps.get(service)?.url ?? 'http://127.0.0.1:9';
    return {
      API_KEYS: JSON.stringify(['viewer', 'manager', 'protection', 'admin'].map(hashed)),
      INGESTION_URL: at('ingestion'), VALIDATION_URL: at('validation'), GEO_ENRICHMENT_URL: at('geo-enrichment'), AGGREGATION_URL: at('aggregation'),
    };
  }
}
