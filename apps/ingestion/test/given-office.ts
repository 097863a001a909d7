import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { signInternalToken, type Caller } from '@fm/access';
import { readConfiguration } from '@fm/configuration';
import { attributesFor, headersOf, topicNamed, type SubmissionReceivedV1, type Topic } from '@fm/contracts';
import type { RunningApp } from '@fm/lifecycle';
import { MemoryBroker, type OutgoingMessage } from '@fm/messaging';
import type { Database } from '@fm/persistence';
import { eventually, testDatabase, type TestDatabase } from '@fm/testing';
import { masterKeys } from '../src/ingestion.config.js';
import { INGESTION_SCHEMA, IngestionConfiguration, startIngestion } from '../src/start-ingestion.js';
import { Vault } from '../src/store/vault.js';

const SECRET = 'a-secret-of-this-suite-and-no-other';
const key = (): string => `k1:${randomBytes(32).toString('base64')}`;

export const OLD = { type: 'basic', user: 'kobo', password: 'the-old-password' } as const;
export const NEW = { type: 'header', name: 'X-Ingest-Key', value: 'the-new-secret' } as const;
export const BASIC = { authorization: `Basic ${Buffer.from(`${OLD.user}:${OLD.password}`).toString('base64')}` };

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

/** Delivers to ingestion alone, and keeps what is said. */
class RecordingBroker extends MemoryBroker {
  readonly sent: OutgoingMessage[] = [];

  constructor() {
    super((name) => (topicNamed(name)?.consumers.includes('ingestion') ? ['ingestion'] : []));
  }

  override publish(messages: readonly OutgoingMessage[]): Promise<void> {
    this.sent.push(...messages);
    return super.publish(messages);
  }
}

/** The system's time, moved on at will. */
export class MovedClock {
  private movedMs = 0;

  now(): Date {
    return new Date(Date.now() + this.movedMs);
  }

  moveOn(minutes: number): void {
    this.movedMs += minutes * 60_000;
  }
}

interface Parts {
  readonly database: Database;
  readonly running: RunningApp;
  readonly start: (environment?: Record<string, string>) => Promise<RunningApp>;
  readonly broker: RecordingBroker;
  readonly clock: MovedClock;
  readonly environment: Record<string, string>;
}

/** Ingestion with its HTTP door over a database of its own, and a broker that keeps what was said. */
export class GivenOffice {
  readonly database: Database;
  readonly clock: MovedClock;
  private running: RunningApp;

  private constructor(private readonly test: TestDatabase, private readonly parts: Parts) {
    this.database = parts.database;
    this.clock = parts.clock;
    this.running = parts.running;
  }

  static async open(environment: Record<string, string> = {}, given?: TestDatabase): Promise<GivenOffice> {
    const test = given ?? (await testDatabase(INGESTION_SCHEMA));
    const broker = new RecordingBroker();
    const base = { PORT: '0', DATABASE_URL: test.urlOf(INGESTION_SCHEMA), INTERNAL_TOKEN_SECRET: SECRET, VAULT_MASTER_KEYS: key(), OUTBOX_KEYS: key(), LOG_LEVEL: 'fatal', ...environment };
    const clock = new MovedClock();
    const start = (changes: Record<string, string> = {}): Promise<RunningApp> => startIngestion({ config: readConfiguration(IngestionConfiguration, { ...base, ...changes }), broker, clock });
    return new GivenOffice(test, { database: await test.open(INGESTION_SCHEMA), running: await start(), start, broker, clock, environment: base });
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.leave();
  }

  get app(): RunningApp {
    return this.running;
  }

  /** Starts the service again after it was closed, at another address. */
  async startAgain(environment: Record<string, string> = {}): Promise<void> {
    this.running = await this.parts.start(environment);
  }

  async restart(environment: Record<string, string> = {}): Promise<void> {
    await this.running.close();
    await this.startAgain(environment);
  }

  /** After the app was closed. */
  leave(): Promise<void> {
    return this.test.close();
  }

  /** Registers a source as an administrator does; on the form `aDemo` of the server `kf` unless said. */
  async source(id: string, changes: object = {}): Promise<Answer> {
    return this.admin('PUT', `/v1/sources/${id}`, { server: 'kf', asset: 'aDemo', kind: 'fmr', mode: 'live', credentials: [OLD, NEW], ...changes });
  }

  admin(method: string, path: string, body?: object): Promise<Answer> {
    return this.as({ subject: 'admin', role: 'admin', provinces: null }, method, path, body);
  }

  async as(caller: Caller, method: string, path: string, body?: object): Promise<Answer> {
    const token = await signInternalToken(SECRET, caller);
    const [type, text] = body === undefined ? [{}, {}] : [{ 'content-type': 'application/json' }, { body: JSON.stringify(body) }];
    return this.fetch(path, { method, headers: { authorization: `Bearer ${token}`, ...type }, ...text });
  }

  post(source: string, body: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> {
    return this.fetch(`/v1/hooks/kobo/${source}`, { method: 'POST', headers: { 'content-type': 'application/json', ...BASIC, ...headers }, body });
  }

  send(source: string, body: unknown): Promise<Answer> {
    return this.post(source, JSON.stringify(body));
  }

  async fetch(path: string, init: RequestInit): Promise<Answer> {
    const answer = await fetch(this.app.url + path, { redirect: 'error', ...init });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, body: /json/.test(answer.headers.get('content-type') ?? '') ? (JSON.parse(text) as Record<string, unknown>) : {} };
  }

  /** A statement with an administrator's rights: for faults that the app's role could not make. */
  async asAdmin(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.test.adminUrl });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  }

  rows(query: string, parameters: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
    return this.database.query(query, [...parameters]);
  }

  /** The bytes that were stored under a receipt, opened with the keys of this office. A repeat has the receipt of what it repeats. */
  async bodyOf(receipt: string): Promise<Buffer> {
    const vault = new Vault(masterKeys(readConfiguration(IngestionConfiguration, this.parts.environment)));
    const [row] = await this.rows('select submission, source, sealed from raw_body where receipt = $1', [receipt]);
    const sealed = row?.['sealed'] as Buffer;
    if (row?.['submission'] === null) return vault.openApart(this.database.manager, String(row['source']), { sealed, context: `ingestion.raw_body/${receipt}` });
    const submission = String(row?.['submission']);
    return vault.openBody(await vault.dataKeys(this.database.manager, [submission]), submission, { receipt, sealed });
  }

  /** Everything that was said on a topic until now, in order. */
  allSaid<T>(topic: string): T[] {
    return this.parts.broker.sent.filter((message) => message.topic === topic).map((message) => JSON.parse(message.value.toString('utf8')) as T);
  }

  /** Hands ingestion an event of another service. */
  hear<T extends object>(topic: Topic<T>, data: T): Promise<void> {
    const headers = headersOf(attributesFor(topic, data, { time: this.clock.now().toISOString(), traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }));
    return this.parts.broker.publish([{ topic: topic.name, key: topic.keyOf(data), headers, value: Buffer.from(JSON.stringify(data)) }]);
  }

  /** What was said of a submission on a topic, once nothing waits to be published. */
  async said<T = SubmissionReceivedV1>(submission: unknown, topic = 'fm.submission.received.v1'): Promise<T[]> {
    await eventually(async () => {
      if ((await this.rows('select 1 from outbox')).length > 0) throw new Error('The outbox is not empty yet.');
    });
    return this.parts.broker.sent.filter((message) => message.topic === topic && message.key === submission).map((message) => JSON.parse(message.value.toString('utf8')) as T);
  }
}

/** A submission as Kobo's hook sends it. */
export function submission(uuid: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    _id: 7, _uuid: uuid, 'meta/instanceID': `uuid:${uuid}`, 'meta/rootUuid': `uuid:${uuid}`, _xform_id_string: 'aDemo', __version__: 'v1', end: '2026-06-03T08:41:07.902+07:00',
    'g_id/fmp_code': 'LAO-LA0301-01', 'g_count/n_total': '5', ...changes,
  };
}
