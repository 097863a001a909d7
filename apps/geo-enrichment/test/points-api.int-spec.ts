import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { signInternalToken, type Caller, type Role } from '@fm/access';
import { readConfiguration } from '@fm/configuration';
import { headersOf, SUBMISSION_VALIDATED, type SubmissionLocatedV1 } from '@fm/contracts';
import type { MonitoringPoint } from '@fm/contracts/vocabulary';
import type { RunningApp } from '@fm/lifecycle';
import { MemoryBroker, type OutgoingMessage } from '@fm/messaging';
import { eventually, testDatabase, type TestDatabase } from '@fm/testing';
import { GEO_SCHEMA, GeoEnrichmentConfiguration, startGeoEnrichment } from '../src/start-geo-enrichment.js';
import { validated } from './given-events.js';
import { BOTEN } from './given-record.js';

const SECRET = 'a-secret-of-this-suite-and-no-other';

interface Asked {
  readonly role?: Role;
  readonly provinces?: Caller['provinces'];
  readonly body?: object;
  readonly secret?: string;
}

/** Delivers what this service reads, and keeps what it says. */
class RecordingBroker extends MemoryBroker {
  readonly sent: OutgoingMessage[] = [];

  constructor() {
    super((topic) => (topic === SUBMISSION_VALIDATED.name ? ['geo-enrichment'] : []));
  }

  override publish(messages: readonly OutgoingMessage[]): Promise<void> {
    this.sent.push(...messages);
    return super.publish(messages);
  }

  said<T>(topic: string): T[] {
    return this.sent.filter((message) => message.topic === topic).map((message) => JSON.parse(message.value.toString('utf8')) as T);
  }
}

describe('the door to the register', () => {
  let database: TestDatabase;
  let broker: RecordingBroker;
  let app: RunningApp;
  beforeAll(async () => {
    database = await testDatabase(GEO_SCHEMA);
    broker = new RecordingBroker();
    const config = readConfiguration(GeoEnrichmentConfiguration, { PORT: '0', DATABASE_URL: database.urlOf(GEO_SCHEMA), INTERNAL_TOKEN_SECRET: SECRET, LOG_LEVEL: 'fatal' });
    app = await startGeoEnrichment({ config, broker });
  });
  afterAll(async () => {
    await app.close();
    await database.close();
  });
  beforeEach(() => { broker.sent.length = 0; });

  async function ask(method: 'GET' | 'PUT', path: string, { role, provinces = null, body, secret = SECRET }: Asked): Promise<{ status: number; body: unknown }> {
    const headers = new Headers(body ? { 'content-type': 'application/json' } : {});
    if (role) headers.set('authorization', `Bearer ${await signInternalToken(secret, { subject: `a ${role}`, role, provinces })}`);
    const answer = await fetch(`${app.url}/v1/points${path}`, { method, headers, body: body ? JSON.stringify(body) : null });
    return { status: answer.status, body: await answer.json() };
  }

  it('is closed without a token, or with one that somebody else signed', async () => {
    expect(await ask('PUT', `/${BOTEN.code}`, { body: BOTEN })).toMatchObject({ status: 401 });
    expect(await ask('GET', '', {})).toMatchObject({ status: 401 });
    expect(await ask('PUT', `/${BOTEN.code}`, { role: 'admin', body: BOTEN, secret: 'another-secret-that-is-long-enough' })).toMatchObject({ status: 401 });
  });

  it.each<Role>(['viewer', 'protection'])('lets a %s read, not write', async (role) => {
    expect(await ask('PUT', `/${BOTEN.code}`, { role, body: { lat: 'nonsense' } })).toMatchObject({ status: 403, body: { code: 'FM-A-02' } });
    expect(await ask('GET', '', { role })).toMatchObject({ status: 200 });
  });

  it('keeps a manager to the own provinces', async () => {
    const change = { role: 'manager', provinces: ['LA04'], body: { ...BOTEN, code: 'LAO-LA0301-09' } } as const;
    expect(await ask('PUT', '/LAO-LA0301-09', change)).toMatchObject({ status: 403, body: { lo: { detail: expect.stringMatching(/[\u0E80-\u0EFF]/) } } });
    expect(await ask('PUT', '/LAO-LA0301-09', { ...change, provinces: ['LA03'] })).toMatchObject({ status: 200 });
  });

  it.each([
    [{ ...BOTEN, lat: BOTEN.lon, lon: BOTEN.lat }, /lat, lon/],
    [{ ...BOTEN, names: { en: 'Boten' } }, /names\.lo/],
    [{ ...BOTEN, names: undefined }, /names/],
    [{ ...BOTEN, code: 'LAO-LA0301-77' }, /code/],
    [{ ...BOTEN, adm2: 'LA0401' }, /LA0401 lies in LA04/],
    [{ ...BOTEN, openedOn: '2024-13-01' }, /YYYY-MM-DD/],
    [[], /code/],
  ])('says in both languages what is wrong with a body (%#)', async (body, words) => {
    const answer = await ask('PUT', `/${BOTEN.code}`, { role: 'manager', body });
    expect(answer).toMatchObject({ status: 400, body: { detail: expect.stringMatching(words), lo: { title: expect.stringMatching(/[\u0E80-\u0EFF]/), detail: expect.stringMatching(/[\u0E80-\u0EFF]/) } } });
  });

  it('enters a point, tells it once, lists it, and a located record follows', async () => {
    const event = validated({ revision: 1, decision: 1 });
    await broker.publish([{ topic: SUBMISSION_VALIDATED.name, key: event.key, headers: headersOf(event), value: Buffer.from(JSON.stringify(event.data)) }]);
    await eventually(() => expect(broker.said('fm.submission.located.v1')).toMatchObject([{ place: { method: 'none' } }]));
    expect(await ask('PUT', `/${BOTEN.code}`, { role: 'admin', body: { ...BOTEN, closedOn: undefined } })).toEqual({ status: 200, body: { ...BOTEN, revision: 1 } });
    expect(await ask('PUT', `/${BOTEN.code}`, { role: 'admin', body: { ...BOTEN, revision: 7 } })).toEqual({ status: 200, body: { ...BOTEN, revision: 1 } });
    expect(await ask('GET', '', { role: 'viewer' })).toMatchObject({ status: 200, body: { points: expect.arrayContaining([{ ...BOTEN, revision: 1 }]) } });
    await eventually(() => expect(broker.said<SubmissionLocatedV1>('fm.submission.located.v1')).toMatchObject([{ version: { placement: 1 } }, { version: { placement: 2 }, place: { adm1: 'LA03', adm2: 'LA0301' } }]));
    // A relay that begins says the latest entries once more.
    const told = broker.said<MonitoringPoint>('fm.monitoring-point.registered.v1').filter(({ code }) => code === BOTEN.code);
    expect(new Set(told.map((entry) => JSON.stringify(entry)))).toEqual(new Set([JSON.stringify({ ...BOTEN, revision: 1 })]));
  });
});
