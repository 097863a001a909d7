import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { signInternalToken } from '@fm/access';
import { readConfiguration } from '@fm/configuration';
import type { SubmissionReceivedV1 } from '@fm/contracts';
import type { RunningApp } from '@fm/lifecycle';
import { MemoryBroker, type OutgoingMessage } from '@fm/messaging';
import type { Database } from '@fm/persistence';
import { eventually, testDatabase, type TestDatabase } from '@fm/testing';
import { INGESTION_SCHEMA, IngestionConfiguration, startIngestion } from '../src/start-ingestion.js';

const SECRET = 'a-secret-of-this-suite-and-no-other';
const key = (): string => `k1:${randomBytes(32).toString('base64')}`;

export const OLD = { type: 'basic', user: 'kobo', password: 'the-old-password' } as const;
export const NEW = { type: 'header', name: 'X-Ingest-Key', value: 'the-new-secret' } as const;
export const BASIC = { authorization: `Basic ${Buffer.from(`${OLD.user}:${OLD.password}`).toString('base64')}` };

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** Delivers to nobody, and keeps what is said. */
class RecordingBroker extends MemoryBroker {
  readonly sent: OutgoingMessage[] = [];

  constructor() {
    super(() => []);
  }

  override publish(messages: readonly OutgoingMessage[]): Promise<void> {
    this.sent.push(...messages);
    return super.publish(messages);
  }
}

/** Ingestion with its HTTP door over a database of its own, and a broker that keeps what was said. */
export class GivenOffice {
  private constructor(
    private readonly test: TestDatabase,
    readonly database: Database,
    readonly app: RunningApp,
    private readonly sent: readonly OutgoingMessage[],
  ) {}

  static async open(): Promise<GivenOffice> {
    const test = await testDatabase(INGESTION_SCHEMA);
    const broker = new RecordingBroker();
    const config = readConfiguration(IngestionConfiguration, { PORT: '0', DATABASE_URL: test.urlOf(INGESTION_SCHEMA), INTERNAL_TOKEN_SECRET: SECRET, VAULT_MASTER_KEYS: key(), OUTBOX_KEYS: key(), LOG_LEVEL: 'fatal' });
    const app = await startIngestion({ config, broker });
    return new GivenOffice(test, await test.open(INGESTION_SCHEMA), app, broker.sent);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.leave();
  }

  /** After the app was closed. */
  leave(): Promise<void> {
    return this.test.close();
  }

  /** Registers a source as an administrator does; on the form `aDemo` of the server `kf` unless said. */
  async source(id: string, changes: object = {}): Promise<Answer> {
    return this.admin('PUT', `/v1/sources/${id}`, { server: 'kf', asset: 'aDemo', kind: 'fmr', mode: 'live', credentials: [OLD, NEW], ...changes });
  }

  async admin(method: string, path: string, body: object): Promise<Answer> {
    const token = await signInternalToken(SECRET, { subject: 'admin', role: 'admin', provinces: null });
    return this.fetch(path, { method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify(body) });
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
    return { status: answer.status, headers: answer.headers, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
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

  /** What was said of a submission on a topic, once nothing waits to be published. */
  async said<T = SubmissionReceivedV1>(submission: unknown, topic = 'fm.submission.received.v1'): Promise<T[]> {
    await eventually(async () => {
      if ((await this.rows('select 1 from outbox')).length > 0) throw new Error('The outbox is not empty yet.');
    });
    return this.sent.filter((message) => message.topic === topic && message.key === submission).map((message) => JSON.parse(message.value.toString('utf8')) as T);
  }
}

/** A submission as Kobo's hook sends it. */
export function submission(uuid: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    _id: 7, _uuid: uuid, 'meta/instanceID': `uuid:${uuid}`, 'meta/rootUuid': `uuid:${uuid}`, _xform_id_string: 'aDemo', __version__: 'v1', end: '2026-06-03T08:41:07.902+07:00',
    'g_id/fmp_code': 'LAO-LA0301-01', 'g_count/n_total': '5', ...changes,
  };
}
