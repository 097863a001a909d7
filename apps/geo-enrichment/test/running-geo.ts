import { signInternalToken, type Caller, type Role } from '@fm/access';
import { readConfiguration } from '@fm/configuration';
import { headersOf, SUBMISSION_VALIDATED, type Envelope, type SubmissionValidatedV1 } from '@fm/contracts';
import type { RunningApp } from '@fm/lifecycle';
import { MemoryBroker, type OutgoingMessage } from '@fm/messaging';
import { inTransaction, type Database, type Transaction } from '@fm/persistence';
import { testDatabase, type TestDatabase } from '@fm/testing';
import { GEO_SCHEMA, GeoEnrichmentConfiguration, startGeoEnrichment } from '../src/start-geo-enrichment.js';

const SECRET = 'a-secret-of-this-suite-and-no-other';

export interface Asked {
  readonly role?: Role;
  readonly provinces?: Caller['provinces'];
  /** JSON, or text as CSV. */
  readonly body?: object | string;
  readonly secret?: string;
}

export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/** Delivers what this service reads, and keeps what it says. */
class HearingBroker extends MemoryBroker {
  readonly sent: OutgoingMessage[] = [];

  constructor() {
    super((topic) => (topic === SUBMISSION_VALIDATED.name ? ['geo-enrichment'] : []));
  }

  override publish(messages: readonly OutgoingMessage[]): Promise<void> {
    this.sent.push(...messages);
    return super.publish(messages);
  }
}

/** The whole service with its doors, over a database of its own and a broker in memory. */
export class RunningGeo {
  private constructor(private readonly test: TestDatabase, private readonly broker: HearingBroker, private readonly app: RunningApp, readonly database: Database) {}

  static async start(settings: Readonly<Record<string, string>> = {}): Promise<RunningGeo> {
    const test = await testDatabase(GEO_SCHEMA);
    const broker = new HearingBroker();
    const config = readConfiguration(GeoEnrichmentConfiguration, { PORT: '0', DATABASE_URL: test.urlOf(GEO_SCHEMA), INTERNAL_TOKEN_SECRET: SECRET, LOG_LEVEL: 'fatal', ...settings });
    return new RunningGeo(test, broker, await startGeoEnrichment({ config, broker }), await test.open(GEO_SCHEMA));
  }

  get databaseUrl(): string {
    return this.test.urlOf(GEO_SCHEMA);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.test.close();
  }

  validate({ key, data, ...attributes }: Envelope<SubmissionValidatedV1>): Promise<void> {
    return this.broker.publish([{ topic: SUBMISSION_VALIDATED.name, key, headers: headersOf(attributes), value: Buffer.from(JSON.stringify(data)) }]);
  }

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.database, work);
  }

  /** What was said on a topic, in order. */
  said<T>(topic: string): T[] {
    return this.broker.sent.filter((message) => message.topic === topic).map((message) => JSON.parse(message.value.toString('utf8')) as T);
  }

  /** Everything that was said by this service, as it was said. */
  words(): string {
    return this.broker.sent.filter(({ topic }) => topic !== SUBMISSION_VALIDATED.name).map((message) => `${message.key} ${JSON.stringify(message.headers)} ${message.value.toString('utf8')}`).join('\n');
  }

  forget(): void {
    this.broker.sent.length = 0;
  }

  /** @param path below `/v1/` */
  async ask(method: 'GET' | 'PUT' | 'POST', path: string, { role, provinces = null, body, secret = SECRET }: Asked = {}): Promise<Answered> {
    const headers = new Headers(body ? { 'content-type': typeof body === 'string' ? 'text/csv' : 'application/json' } : {});
    if (role) headers.set('authorization', `Bearer ${await signInternalToken(secret, { subject: `a ${role}`, role, provinces })}`);
    const answer = await fetch(`${this.app.url}/v1/${path}`, { method, headers, body: typeof body === 'object' ? JSON.stringify(body) : body ?? null });
    return { status: answer.status, body: await answer.json() };
  }
}
