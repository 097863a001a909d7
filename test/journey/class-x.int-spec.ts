import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PROTECTION_NOTED, SUBMISSION_RECEIVED, SUBMISSION_VALIDATED } from '@fm/contracts';
import { MemoryBroker, type OutgoingMessage } from '@fm/messaging';
import { RecordingBroker } from '@fm/testing';
import { MARKERS, PLANTED_SEVERE } from '../../apps/validation/test/planted-severe.js';
import { FiveServices } from './five-services.js';
import { ANSWERS, POINT } from './worked-story.js';

const KINDS = ['fmr', 'fms', 'ct', 'coverage'] as const;
const ROLES = ['viewer', 'manager', 'protection', 'admin'];
const PASSWORD = 'a-long-random-password';
/** Everything that can be read without an argument, and questions that are wrong. */
const PATHS = [
  'sources', 'erasures', 'completeness', 'quarantine', 'quality', 'quality/summary', 'quality/digest', 'alerts', 'protection/alerts', 'cleaning-log', 'cleaning-log/csv', 'training', 'points', 'rounds', 'enumerators', 'mappings', 'rules', 'indicators', 'restatements', 'late',
  ...['movements', 'demographics', 'exploitation', 'movements?by=marker', 'fms-answers'].map((one) => `indicators/${one}${one.includes('?') ? '&' : '?'}from=2026-06-01&to=2026-07-01&interval=total`),
];

const published: OutgoingMessage[] = [];
const broker = new RecordingBroker(new MemoryBroker(), published);
const folder = mkdtempSync(join(tmpdir(), 'passage-class-x-'));
const LOG_FILE = join(folder, 'five.log');
let services: FiveServices;

beforeAll(async () => {
  services = await FiveServices.start({ brokerFor: () => broker, environment: { LOG_LEVEL: 'trace', LOG_FILE } });
  await services.command('geo-enrichment', 'PUT', `/v1/points/${POINT.code}`, POINT);
  for (const kind of KINDS) await services.command('ingestion', 'PUT', `/v1/sources/${kind}`, { server: 'kobo', asset: null, kind, mode: 'live', provinces: ['LA03'], credentials: [{ type: 'basic', user: 'kobo', password: PASSWORD }], kobo: null });
  await services.atRest(published);
});
afterAll(async () => {
  await services?.close();
  rmSync(folder, { recursive: true });
});

/** What was answered, whatever it was: statuses and problems too. */
const answers: string[] = [];
async function ask(url: string, init: RequestInit = {}): Promise<number> {
  const response = await fetch(url, init);
  answers.push(`${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`);
  return response.status;
}
const send = (kind: string, body: string, type = 'application/json'): Promise<number> =>
  ask(`${services.url('ingestion')}/v1/hooks/kobo/${kind}`, { method: 'POST', body, headers: { 'content-type': type, authorization: `Basic ${Buffer.from(`kobo:${PASSWORD}`).toString('base64')}` } });
const through = (role: string, path: string, body?: object): Promise<number> =>
  ask(`${services.url('gateway')}/api/v1/${path}`, { headers: { authorization: `Bearer ${role}`, 'content-type': 'application/json' }, ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}) });

function bodyOf(kind: string, name: string, changes: object = {}): Record<string, unknown> {
  const id = `${kind}-${name}`;
  // Every form asks for the header under names of its own.
  const header = Object.fromEntries(Object.entries(ANSWERS).flatMap(([path, answer]) => (kind === 'coverage' && path.startsWith('g_id/') ? [[path.slice(5), answer]] : [[path, answer]])));
  return { ...header, 'g_consent/consent_given': 'yes', 'g_consent/eligible_age': 'yes', ...PLANTED_SEVERE, _id: KINDS.indexOf(kind as never) * 10 + name.length, _uuid: id, 'meta/instanceID': `uuid:${id}`, 'meta/rootUuid': `uuid:${id}`, _xform_id_string: `aClassX${kind}`, ...changes };
}

async function play(): Promise<void> {
  for (const kind of KINDS) {
    const [counted, held] = [bodyOf(kind, 'ok'), bodyOf(kind, 'held', kind === 'coverage' ? { obs_date: '2019-01-01' } : { 'g_id/obs_date': '2019-01-01' })];
    for (const body of [counted, held, counted]) expect(await send(kind, JSON.stringify(body))).toBe(202);
    // An edit, a body without identity, one that breaks off, and one that is not what it says.
    await send(kind, JSON.stringify({ ...counted, 'meta/deprecatedID': counted['meta/instanceID'], _uuid: `${kind}-edit`, 'meta/instanceID': `uuid:${kind}-edit` }));
    await send(kind, JSON.stringify(PLANTED_SEVERE));
    await send(kind, JSON.stringify(counted).slice(0, -40));
    await send(kind, JSON.stringify(counted), 'text/xml');
  }
  await services.atRest(published);
  // What no consumer can read is parked: the reason must not quote it.
  for (const { name } of [SUBMISSION_RECEIVED, PROTECTION_NOTED, SUBMISSION_VALIDATED]) {
    for (const value of [JSON.stringify(PLANTED_SEVERE), JSON.stringify(PLANTED_SEVERE).slice(0, -9)]) await broker.publish([{ topic: name, key: 'kobo/aClassX/poison', headers: { ce_id: 'poison' }, value: Buffer.from(value) }]);
  }
  await services.atRest(published);
}

async function lookThrough(): Promise<void> {
  for (const role of ROLES) {
    for (const path of PATHS) await through(role, path);
    for (const kind of KINDS) for (const name of ['ok', 'held']) await through(role, `quarantine/record?submission=${encodeURIComponent(`kobo/aClassX${kind}/${kind}-${name}`)}`);
    await through(role, 'explain?indicator=movements&from=2026-06-01&to=2026-07-01');
  }
  for (const path of Object.keys(PLANTED_SEVERE)) await through('manager', 'quarantine/correct', { submission: 'kobo/aClassXfmr/fmr-held', revision: 1, changes: [{ path, value: '1' }], issue: 'x', reason: 'x' });
  await through('manager', 'quarantine/bulk/release', { targets: KINDS.map((kind) => ({ submission: `kobo/aClassX${kind}/${kind}-held`, revision: 1 })), reason: 'seen' });
  await services.atRest(published);
}

const withMarkers = <T>(all: readonly T[], textOf: (one: T) => string): readonly T[] => all.filter((one) => MARKERS.some((marker) => textOf(one).includes(marker)));

it('no answer of class X is found outside its list after a run over the five services: no column, topic, log line, answer or error', async () => {
  await play();
  await lookThrough();
  expect(await services.rows('validation', 'select count(*)::int as n from submission_state')).toEqual([{ n: 8 }]);
  expect(await services.rows('validation', 'select count(*)::int as n from dead_letter')).toEqual([{ n: 2 }]);
  expect(await services.placesWith(...MARKERS)).toEqual([]);
  expect([...new Set(withMarkers(published, ({ value }) => value.toString()).map(({ topic }) => topic))].toSorted()).toEqual([PROTECTION_NOTED.name, SUBMISSION_RECEIVED.name, SUBMISSION_VALIDATED.name]);
  const told = published.filter(({ key }) => key !== 'kobo/aClassX/poison');
  expect([...new Set(withMarkers(told, ({ value, headers }) => value.toString() + JSON.stringify(headers)).map(({ topic }) => topic))].toSorted()).toEqual([PROTECTION_NOTED.name, SUBMISSION_RECEIVED.name]);
  expect(withMarkers(answers, (answer) => answer)).toEqual([]);
  expect(answers.filter((answer) => answer.startsWith('200')).length).toBeGreaterThan(30);
  const log = readFileSync(LOG_FILE, 'utf8');
  expect([log.includes('"service":"gateway"'), withMarkers(log.split('\n'), (line) => line)]).toEqual([true, []]);
});
