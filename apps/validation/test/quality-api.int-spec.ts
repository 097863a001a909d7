import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '@fm/access';
import { eventually } from '@fm/testing';
import { received, registered, withdrawn } from './events.builder.js';
import { RunningValidation, type ValidationAnswer } from './running-validation.js';
import { MANAGER } from './validation-store.js';

const POINT = 'LAO-LA0301-01';
const of = (role: Caller['role'], subject: string, ...provinces: string[]): Caller => ({ subject, role, provinces });
const DAYS = 'from=2026-06-01&to=2026-06-05';

describe('how the field works, through the door', () => {
  let service: RunningValidation;
  const ask = (path: string, caller: Caller = MANAGER): Promise<ValidationAnswer> => service.ask(caller, 'GET', `/v1/${path}`);
  const put = (path: string, body: object): Promise<ValidationAnswer> => service.ask(MANAGER, 'POST', `/v1/${path}`, body);

  beforeAll(async () => {
    service = await RunningValidation.start();
    await service.publish(registered());
    await eventually(async () => expect(await service.rows('select 1 from known_point')).toHaveLength(1));
    await put('rounds', { id: 'R1', nameEn: 'June', nameLo: 'ມິຖຸນາ', from: '2026-06-01', to: '2026-06-30', state: 'active' });
    for (const [team, day] of [['A', '2026-06-03'], ['B', '2026-06-04']]) await put('shift-plans', { round: 'R1', point: POINT, day, start: '08:00', end: '16:00', team });
    await put('enumerators', { code: 'E01', points: [POINT], activeFrom: '2026-01-01', supervisor: 'her supervisor' });
    await put('enumerators', { code: 'E02', points: [POINT], activeFrom: '2026-01-01', supervisor: 'another' });
    await service.publish(received('a', 1, { 'g_id/enumerator_code': 'E01', 'g_id/gps': '21.1764 101.6656 600 8' }));
    await service.publish(received('b', 1, { 'g_id/enumerator_code': 'E02', 'g_source/consent_given': 'no' }, { receivedAt: '2026-06-09T03:00:00.000Z' }));
    await service.publish(received('gone', 1));
    await service.publish(withdrawn('gone', 2, 'erased'));
    await service.publish(received('exercise', 1, {}, { mode: 'training', source: 'exercise' }));
    await eventually(async () => expect(await service.rows(`select 1 from submission_state where status = 'withdrawn' or submission = 'exercise'`)).toHaveLength(2));
    await eventually(async () => expect(await service.rows('select submission from field_fact order by 1')).toEqual([{ submission: 'a' }, { submission: 'b' }, { submission: 'exercise' }]));
  });
  afterAll(() => service.close());

  it('is told by team, point and day', async () => {
    expect((await ask(`quality/teams?${DAYS}`)).body).toMatchObject([{ point: POINT, day: '2026-06-03', team: 'A', submissions: 2, refusals: 1, late: 1, seconds: { n: 2, median: 346 }, drift: { n: 1, medianM: 0, beyondRadius: 0 } }]);
    expect((await ask(`quality/teams?${DAYS}`, of('viewer', 'v', 'LA03'))).body).toHaveLength(1);
    expect((await ask(`quality/teams?${DAYS}`, of('manager', 'm', 'LA04'))).body).toEqual([]);
    expect((await ask(`quality/teams?${DAYS}&point=LAO-LA0301-09`)).body).toEqual([]);
  });

  it('is told of an enumerator to the own supervisor alone', async () => {
    expect((await ask(`quality/enumerators?${DAYS}`, of('manager', 'her supervisor', 'LA03'))).body).toMatchObject([{ enumerator: 'E01', submissions: 1 }]);
    expect((await ask(`quality/enumerators?${DAYS}`)).body).toEqual([]);
    expect((await ask(`quality/enumerators?${DAYS}`, of('viewer', 'her supervisor', 'LA03'))).status).toBe(403);
    for (const path of ['teams', 'roster', 'digest?province=LA03&day=2026-06-03']) expect(JSON.stringify((await ask(`quality/${path}${path.includes('?') ? '' : `?${DAYS}`}`)).body)).not.toMatch(/E0[12]/);
  });

  it('tells who has not reported', async () => {
    expect((await ask(`quality/roster?${DAYS}`)).body).toMatchObject([{ team: 'A', records: 2, reported: true }, { team: 'B', records: 0, reported: false }]);
  });

  it('is a digest as JSON, page and text, of the own provinces', async () => {
    expect((await ask('quality/digest?province=LA03&day=2026-06-04')).body).toMatchObject({ province: 'LA03', missing: [{ team: 'B' }], held: 0, lo: { title: expect.any(String) } });
    expect((await service.fetch(MANAGER, '/v1/quality/digest/text?province=LA03&day=2026-06-03')).toString()).toContain('ດ່ານບໍ່ເຕັນ');
    expect((await service.fetch(MANAGER, '/v1/quality/digest/page?province=LA03&day=2026-06-03')).toString()).toMatch(/^<!doctype html>/);
    expect((await ask('quality/digest?province=LA03&day=2026-06-03', of('viewer', 'v', 'LA04'))).status).toBe(403);
  });

  it.each(['teams', 'teams?from=2026-06-05&to=2026-06-01', 'teams?from=2026-01-01&to=2026-06-01', 'digest?province=3&day=2026-06-01', 'digest?province=LA03'])('refuses %s', async (path) => {
    expect(await ask(`quality/${path}`)).toMatchObject({ status: 400, body: { code: 'FM-V-03' } });
  });
});
