import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FormKind } from '@fm/contracts/vocabulary';
import { eventually } from '@fm/testing';
import { received, registered } from './events.builder.js';
import { MARKERS, PLANTED_SEVERE as PLANTED } from './planted-severe.js';
import { RunningValidation } from './running-validation.js';
import { MANAGER } from './validation-store.js';

const OUTSIDE_LAOS = { 'g_id/fmp_code': 'LAO-LA0301-09' };

let service: RunningValidation;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passage-class-x-'));
  service = await RunningValidation.start({ LOG_LEVEL: 'trace', LOG_FILE: join(folder, 'validation.log') });
});
afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

it('is found in no column, topic, log line, finding, answer or message outside its list', async () => {
  await service.publish(registered());
  const kinds: FormKind[] = ['fmr', 'fms', 'ct', 'coverage'];
  for (const kind of kinds) {
    await service.publish(received(`kf/aDemo/${kind}`, 1, PLANTED, { kind }));
    await service.publish(received(`kf/aDemo/${kind}-held`, 1, { ...PLANTED, ...OUTSIDE_LAOS }, { kind }));
  }
  await eventually(async () => expect((await service.rows('select submission from submission_state')).length).toBe(8));
  const answers: string[] = [];
  const ask = async (method: string, path: string, body?: object): Promise<void> => { answers.push(JSON.stringify(await service.ask(MANAGER, method, path, body))); };
  await ask('GET', '/v1/quarantine');
  for (const kind of kinds) for (const key of [`kf/aDemo/${kind}`, `kf/aDemo/${kind}-held`]) await ask('GET', `/v1/quarantine/record?submission=${encodeURIComponent(key)}`);
  for (const path of Object.keys(PLANTED)) await ask('POST', '/v1/quarantine/correct', { submission: 'kf/aDemo/fmr', revision: 1, changes: [{ path, value: '1' }], issue: 'x', reason: 'x' });
  await ask('POST', '/v1/quarantine/bulk/release', { targets: kinds.map((kind) => ({ submission: `kf/aDemo/${kind}-held`, revision: 1 })), reason: 'seen' });
  await ask('GET', '/v1/cleaning-log');
  await ask('GET', '/v1/alerts');
  await eventually(async () => expect(await service.rows('select 1 from outbox')).toEqual([]));
  expect(answers.filter((answer) => MARKERS.some((marker) => answer.includes(marker)))).toEqual([]);
  expect(await service.placesWith(...MARKERS)).toEqual([]);
  const topics = service.said.filter(({ value }) => MARKERS.some((marker) => value.includes(marker))).map(({ topic }) => topic);
  expect([...new Set(topics)].toSorted()).toEqual(['fm.protection.noted.v1', 'fm.submission.received.v1']);
  const log = readFileSync(join(folder, 'validation.log'), 'utf8');
  expect([log.includes('started'), MARKERS.filter((marker) => log.includes(marker))]).toEqual([true, []]);
});
