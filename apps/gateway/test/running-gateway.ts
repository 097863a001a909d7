import { createHash } from 'node:crypto';
import { attributesFor, FIGURE_UPDATED, headersOf, MONITORING_POINT_REGISTERED, type FigureUpdatedV1, type MonitoringPointRegisteredV1, type Topic } from '@fm/contracts';
import type { RunningApp } from '@fm/lifecycle';
import { MemoryBroker, type Broker } from '@fm/messaging';
import { testDatabase, type TestDatabase } from '@fm/testing';
import type { ApiKey } from '../src/domain/api-keys.js';
import { GATEWAY_SCHEMA, GatewayConfiguration, startGateway } from '../src/start-gateway.js';

export const SECRET = 'a secret of at least thirty-two characters';
/** A port on which nobody listens. */
const NOBODY = 'http://127.0.0.1:9';

const key = (name: string, role: ApiKey['role'], provinces: string[] | null = null): ApiKey => ({ name, role, provinces, sha256: createHash('sha256').update(name).digest('hex') });

/** The name is the key. */
const KEYS = [key('viewer', 'viewer'), key('viewer-LA03', 'viewer', ['LA03']), key('manager', 'manager'), key('manager-LA03', 'manager', ['LA03']), { ...key('steward', 'manager'), grants: ['steward'] }, key('protection', 'protection'), key('admin', 'admin')];

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

/** A gateway against a real database, with events handed in over the memory broker. */
export class RunningGateway {
  private constructor(
    readonly database: TestDatabase,
    private readonly broker: Broker,
    private app: RunningApp,
    private readonly again: () => Promise<RunningApp>,
  ) {}

  static async start(now: () => Date, settings: Partial<GatewayConfiguration> = {}, broker: Broker = new MemoryBroker((topic) => (topic.endsWith('.dlq') ? [] : ['gateway']))): Promise<RunningGateway> {
    const database = await testDatabase(GATEWAY_SCHEMA);
    const config = Object.assign(new GatewayConfiguration(), {
      host: '127.0.0.1', port: 0, databaseUrl: database.urlOf(GATEWAY_SCHEMA), kafkaBrokers: [], internalTokenSecret: SECRET, streamKeepDays: 7, secretKeys: `k1:${Buffer.alloc(32, 7).toString('base64')}`, webhookNetworks: [], oidcRoleClaim: 'roles', oidcRoles: {}, oidcProvincesClaim: 'provinces', logLevel: 'silent', apiKeys: KEYS,
      ingestionUrl: NOBODY, validationUrl: NOBODY, geoEnrichmentUrl: NOBODY, aggregationUrl: NOBODY, ...settings,
    });
    const start = (): Promise<RunningApp> => startGateway({ config, broker, clock: { now } });
    return new RunningGateway(database, broker, await start(), start);
  }

  figures(...figures: FigureUpdatedV1[]): Promise<void> {
    return this.publish(FIGURE_UPDATED, figures);
  }

  points(...points: MonitoringPointRegisteredV1[]): Promise<void> {
    return this.publish(MONITORING_POINT_REGISTERED, points);
  }

  tell<T extends object>(topic: Topic<T>, events: readonly T[]): Promise<void> {
    return this.publish(topic, events);
  }

  /** @param holder name of a key; null: the public */
  async ask(path: string, holder: string | null = 'viewer', init: RequestInit = {}): Promise<Answer> {
    const headers = new Headers(init.headers);
    if (holder !== null) headers.set('authorization', `Bearer ${holder}`);
    const response = await fetch(new URL(path, this.app.url), { ...init, headers });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, text, body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {} };
  }

  /** The rows of one question about movements, asked by who sees all. */
  async rows(question: string, holder = 'viewer'): Promise<Record<string, unknown>[]> {
    const { body } = await this.ask(`/api/v1/indicators/movements?${question}`, holder);
    return body['rows'] as Record<string, unknown>[];
  }

  get url(): string {
    return this.app.url;
  }

  /** Stops it in order and starts it anew on the same database, at another address. */
  async restart(): Promise<void> {
    await this.app.close();
    this.app = await this.again();
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.broker.close();
    await this.database.close();
  }

  private publish<T extends object>(topic: Topic<T>, events: readonly T[]): Promise<void> {
    const at = { time: '2026-07-01T00:00:00Z', traceparent: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01` };
    return this.broker.publish(events.map((data) => ({ topic: topic.name, key: topic.keyOf(data), headers: headersOf(attributesFor(topic, data, at)), value: Buffer.from(JSON.stringify(data)) })));
  }
}
