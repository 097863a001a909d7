import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '@fm/access';
import { eventually } from '@fm/testing';
import { received, RECEIVED_AT, registered } from './events.builder.js';
import { RunningValidation } from './running-validation.js';
import { MANAGER } from './validation-store.js';

const RAIL = 'LAO-LA0301-02';
const crowd = (n: number) => ({ 'g_count/n_total': String(n), 'g_count/f_18_59': String(n), 'g_count/m_18_59': '0', 'r_nat/nat_n': String(n), 'r_nat[2]/nat_iso3': '', 'r_nat[2]/nat_n': '' });

describe('rules as people set them', () => {
  let service: RunningValidation;
  const ask: RunningValidation['ask'] = (...question) => service.ask(...question);
  const status = async (submission: string) => (await service.rows(`select status, rule_set_version from submission_state where submission = '${submission}'`))[0];

  beforeAll(async () => {
    service = await RunningValidation.start();
    await service.publish(registered());
    await service.publish(registered(RAIL, 1, { type: 'rail_station' }));
    for (const [name, n, point] of [['a', 5, null], ['b', 60, null], ['c', 70, null], ['d', 80, RAIL]] as const) await service.publish(received(`kf/aDemo/${name}`, 1, { ...crowd(n), ...(point ? { 'g_id/fmp_code': point } : {}) }));
    await service.publish(received('kf/aDemo/exercise', 1, crowd(90), { mode: 'training' }));
    await eventually(async () => expect(await service.rows(`select 1 from submission_state where status = 'accepted'`)).toHaveLength(5));
  });
  afterAll(() => service.close());

  it('are listed with what can be set of them, in both languages', async () => {
    const { body } = await ask(MANAGER, 'GET', '/v1/rules');
    expect(body.find((rule) => (rule as { id: string }).id === 'V-O1')).toMatchObject({ severity: 'W', kinds: ['fmr'], thresholds: { large: 500 }, ofType: { rail_station: { large: 2000 } }, settings: [], message: { lo: expect.stringMatching(/[\u0e80-\u0eff]/) } });
    expect(body.length).toBeGreaterThan(31);
  });

  it('tell what a change would do before it is saved, exercises aside', async () => {
    expect(await ask(MANAGER, 'POST', '/v1/rules/V-O1/what-if', { thresholds: { large: 50 } })).toMatchObject({
      status: 200, body: { records: 4, held: 0, flagged: 2, heldBefore: 0, flaggedBefore: 0, message: { en: 'This would hold 0 and flag 2 of the last 4 records; as it is, it holds 0 and flags 0.', lo: expect.stringContaining('2') } },
    });
    expect(await ask(MANAGER, 'POST', '/v1/rules/V-O1/what-if', { severity: 'E', pointType: 'rail_station', thresholds: { large: 50 } })).toMatchObject({ body: { held: 1, flagged: 0 } });
    expect(await service.rows('select 1 from rule_setting')).toEqual([]);
    expect(await status('kf/aDemo/b')).toMatchObject({ status: 'accepted' });
  });

  it('judge what is received from then on, or from a day before', async () => {
    const set = await ask(MANAGER, 'PUT', '/v1/rules/V-O1', { thresholds: { large: 65 }, reason: 'small coaches' });
    expect(set).toMatchObject({ status: 200, body: { rule: 'V-O1', pointType: null, thresholds: { large: 65 }, effect: { flagged: 1 }, actor: 'a manager', reason: 'small coaches' } });
    expect(await status('kf/aDemo/c')).toMatchObject({ status: 'accepted', rule_set_version: 'rules/3' });
    await ask(MANAGER, 'PUT', '/v1/rules/V-O1', { thresholds: { large: 50 }, reason: 'since the round began', appliesFrom: RECEIVED_AT });
    await eventually(async () => expect([await status('kf/aDemo/b'), await status('kf/aDemo/a')]).toMatchObject([{ status: 'flagged', rule_set_version: 'rules/3+2' }, { status: 'accepted' }]));
  });

  it('can be set for a type of point alone', async () => {
    await ask(MANAGER, 'PUT', '/v1/rules/V-O1', { pointType: 'rail_station', severity: 'E', thresholds: { large: 75 }, reason: 'no trains yet', appliesFrom: RECEIVED_AT });
    await eventually(async () => expect([await status('kf/aDemo/d'), await status('kf/aDemo/c')]).toMatchObject([{ status: 'quarantined' }, { status: 'flagged' }]));
  });

  it('are as before when a change is taken back, and remember it', async () => {
    expect(await ask(MANAGER, 'POST', '/v1/rules/V-O1/undo', { reason: 'a slip' })).toMatchObject({ status: 200, body: { pointType: 'rail_station', severity: null, thresholds: null } });
    await eventually(async () => expect(await status('kf/aDemo/d')).toMatchObject({ status: 'accepted' }));
    const { body } = await ask(MANAGER, 'GET', '/v1/rules');
    expect((body.find((rule) => (rule as { id: string }).id === 'V-O1') as { settings: { reason: string }[] }).settings.map(({ reason }) => reason)).toEqual(['a slip', 'no trains yet', 'since the round began', 'small coaches']);
  });

  it.each<[string, object, number, string]>([
    ['POST V-X/what-if', {}, 404, 'FM-V-33'], ['POST V-O1/what-if', { thresholds: { size: 3 } }, 400, 'FM-V-34'], ['POST V-O1/what-if', { thresholds: { large: -1 } }, 400, 'FM-V-34'], ['POST V-O1/what-if', { thresholds: { large: '3' } }, 400, 'FM-V-34'],
    ['PUT V-S3', { severity: 'W', reason: 'x' }, 400, 'FM-V-34'], ['PUT V-O1', { severity: 'W' }, 400, 'FM-V-03'], ['PUT V-O1', { severity: 'X', reason: 'x' }, 400, 'FM-V-03'], ['POST V-C1/undo', { reason: 'x' }, 400, 'FM-V-34'],
  ])('refuse %s with %j', async (asked, body, code, problem) => {
    const [method = '', path = ''] = asked.split(' ');
    expect(await ask(MANAGER, method, `/v1/rules/${path}`, body)).toMatchObject({ status: code, body: { code: problem, detail: expect.stringMatching(/\w/), lo: { detail: expect.stringMatching(/[\u0e80-\u0eff]/) } } });
  });

  it('are set by managers of all provinces, and looked at by managers alone', async () => {
    const of = (role: Caller['role'], provinces: string[] | null = null): Caller => ({ subject: role, role, provinces });
    expect((await ask(of('manager', ['LA03']), 'PUT', '/v1/rules/V-O1', { severity: 'I', reason: 'x' })).status).toBe(403);
    expect((await ask(of('manager', ['LA03']), 'POST', '/v1/rules/V-O1/what-if', { severity: 'I' })).status).toBe(200);
    for (const role of ['viewer', 'protection', 'admin'] as const) expect((await ask(of(role), 'GET', '/v1/rules')).status).toBe(403);
  });
});
