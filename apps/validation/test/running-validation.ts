import { randomBytes } from 'node:crypto';
import { signInternalToken, type Caller } from '@fm/access';
import { readConfiguration } from '@fm/configuration';
import { headersOf, topicsReadBy, type Envelope } from '@fm/contracts';
import type { RunningApp } from '@fm/lifecycle';
import { MemoryBroker, type OutgoingMessage } from '@fm/messaging';
import type { Database } from '@fm/persistence';
import { placesWith, testDatabase, type TestDatabase } from '@fm/testing';
import { startValidation, VALIDATION_SCHEMA, ValidationConfiguration } from '../src/start-validation.js';

const SECRET = 'a-secret-of-this-suite-and-no-other';
const READ = topicsReadBy('validation').map(({ name }) => name);

/** Keeps what is said; hands to validation what is its own. */
class ListeningBroker extends MemoryBroker {
  readonly said: OutgoingMessage[] = [];

  constructor() {
    super((topic) => (READ.includes(topic) ? ['validation'] : []));
  }

  override publish(messages: readonly OutgoingMessage[]): Promise<void> {
    this.said.push(...messages);
    return super.publish(messages);
  }
}

export interface ValidationAnswer {
  readonly status: number;
  readonly link: string | null;
  readonly body: Record<string, unknown> & unknown[];
}

/** The service as it runs, over a database of its own. */
export class RunningValidation {
  private constructor(
    private readonly database: TestDatabase,
    private readonly broker: ListeningBroker,
    private readonly app: RunningApp,
    private readonly own: Database,
  ) {}

  static async start(settings: Readonly<Record<string, string>> = {}): Promise<RunningValidation> {
    const database = await testDatabase(VALIDATION_SCHEMA);
    const broker = new ListeningBroker();
    const key = `k1:${randomBytes(32).toString('base64')}`;
    const config = readConfiguration(ValidationConfiguration, { PORT: '0', DATABASE_URL: database.urlOf(VALIDATION_SCHEMA), INTERNAL_TOKEN_SECRET: SECRET, BODY_KEYS: key, PROTECTION_KEYS: key, OUTBOX_KEYS: key, LOG_LEVEL: 'fatal', ...settings });
    return new RunningValidation(database, broker, await startValidation({ config, broker }), await database.open(VALIDATION_SCHEMA));
  }

  get said(): readonly OutgoingMessage[] {
    return this.broker.said;
  }

  publish<T extends object>(event: Envelope<T>): Promise<void> {
    return this.broker.publish([{ topic: event.type, key: event.key, headers: headersOf(event), value: Buffer.from(JSON.stringify(event.data)) }]);
  }

  async ask(caller: Caller | null, method: string, path: string, body?: object): Promise<ValidationAnswer> {
    const headers: Record<string, string> = { 'content-type': 'application/json', ...(caller ? { authorization: `Bearer ${await signInternalToken(SECRET, caller)}` } : {}) };
    const answer = await fetch(this.app.url + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    return { status: answer.status, link: answer.headers.get('link'), body: (await answer.json()) as ValidationAnswer['body'] };
  }

  async upload(caller: Caller, path: string, workbook: Buffer): Promise<ValidationAnswer> {
    const headers = { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', authorization: `Bearer ${await signInternalToken(SECRET, caller)}` };
    const answer = await fetch(this.app.url + path, { method: 'POST', headers, body: new Uint8Array(workbook) });
    return { status: answer.status, link: null, body: (await answer.json()) as ValidationAnswer['body'] };
  }

  /** The bytes of a file. */
  async fetch(caller: Caller, path: string): Promise<Buffer> {
    const answer = await fetch(this.app.url + path, { headers: { authorization: `Bearer ${await signInternalToken(SECRET, caller)}` } });
    return Buffer.from(await answer.arrayBuffer());
  }

  /** Where its schema holds one of these texts. */
  placesWith(...texts: string[]): Promise<string[]> {
    return placesWith(this.own, VALIDATION_SCHEMA, ...texts);
  }

  rows(query: string): Promise<Record<string, unknown>[]> {
    return this.own.query(query);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.broker.close();
    await this.database.close();
  }
}
