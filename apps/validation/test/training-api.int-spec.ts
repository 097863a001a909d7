import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '@fm/access';
import { eventually } from '@fm/testing';
import { received, registered, sourced } from './events.builder.js';
import { RunningValidation } from './running-validation.js';
import { MANAGER } from './validation-store.js';

const RANGE = { provinces: ['LA03'], from: '2026-06-01', to: '2026-06-09', reason: 'training week' };
const CHOICE = { submissions: ['kf/aDemo/b'], as: 'training', reason: 'an exercise' };
const of = (role: Caller['role'], ...provinces: string[]): Caller => ({ subject: role, role, provinces });

describe('exercises, asked for and decided through the door', () => {
  let service: RunningValidation;
  beforeAll(async () => {
    service = await RunningValidation.start();
    for (const event of [registered(), sourced(1, 'live'), received('kf/aDemo/a', 1), received('kf/aDemo/b', 1, {}, { source: 'other' })]) await service.publish<object>(event);
  });
  afterAll(() => service.close());

  const told = (submission: string): unknown => service.said.filter(({ topic, key }) => topic.includes('validated') && key === submission).map(({ value }) => (JSON.parse(value.toString()) as { training: boolean }).training);

  it('a source that turns to training takes its records along by itself', async () => {
    await eventually(() => expect(told('kf/aDemo/a')).toEqual([false]));
    await service.publish(sourced(2, 'training'));
    await eventually(() => expect(told('kf/aDemo/a')).toEqual([false, true]));
    expect(await service.ask(MANAGER, 'GET', '/v1/training')).toMatchObject({ status: 200, body: { sources: [{ source: 'demo-fmr', records: 1 }], ranges: [], choices: [], warnings: [] } });
    await service.publish(sourced(3, 'live'));
    await eventually(() => expect(told('kf/aDemo/a')).toEqual([false, true, false]));
  });

  it('a range is announced, works by itself, and is revoked', async () => {
    expect(await service.ask(MANAGER, 'POST', '/v1/training/ranges', { ...RANGE, round: 'R404' })).toMatchObject({ status: 400, body: { code: 'FM-V-35' } });
    const announced = await service.ask(of('manager', 'LA03'), 'POST', '/v1/training/ranges', RANGE);
    expect(announced).toMatchObject({ status: 201, body: { ...RANGE, round: null, actor: 'manager', revokedAt: null } });
    await eventually(() => expect([told('kf/aDemo/a'), told('kf/aDemo/b')]).toEqual([[false, true, false, true], [false, true]]));
    const path = `/v1/training/ranges/${announced.body['id']}/revoke`;
    expect(await service.ask(MANAGER, 'POST', path, {})).toMatchObject({ status: 400, body: { code: 'FM-V-03' } });
    expect(await service.ask(MANAGER, 'POST', path, { reason: 'real work after all' })).toMatchObject({ status: 200, body: { revokedBy: 'a manager' } });
    expect(await service.ask(MANAGER, 'POST', path, { reason: 'again' })).toMatchObject({ status: 409, body: { code: 'FM-V-06' } });
    await eventually(() => expect([told('kf/aDemo/a'), told('kf/aDemo/b')]).toEqual([[false, true, false, true, false], [false, true, false]]));
    for (const id of ['0', '999', 'x', '99999999999']) expect(await service.ask(MANAGER, 'POST', `/v1/training/ranges/${id}/revoke`, { reason: 'x' })).toMatchObject({ status: 404, body: { code: 'FM-V-05' } });
  });

  it('records are chosen, and the answer says what they are now', async () => {
    expect(await service.ask(MANAGER, 'POST', '/v1/training/submissions', CHOICE)).toMatchObject({ status: 200, body: [{ submission: 'kf/aDemo/b', version: { revision: 1, decision: 4, placement: 0 }, status: 'accepted', training: true }] });
    expect(await service.ask(MANAGER, 'POST', '/v1/training/submissions', { ...CHOICE, submissions: ['kf/aDemo/b', 'kf/aDemo/none'] })).toMatchObject({ status: 404, body: { code: 'FM-V-07', detail: expect.stringContaining('kf/aDemo/none') } });
  });

  it.each<[string, object]>([
    ['ranges', { ...RANGE, provinces: undefined }], ['ranges', { ...RANGE, provinces: [] }], ['ranges', { ...RANGE, provinces: ['03'] }], ['ranges', { ...RANGE, provinces: 'LA03' }], ['ranges', { ...RANGE, from: '2026-02-30' }],
    ['ranges', { ...RANGE, to: '2026-05-31' }], ['ranges', { ...RANGE, to: '2026-06-09T00:00:00Z' }], ['ranges', { ...RANGE, reason: ' ' }], ['ranges', { ...RANGE, round: 'x y' }], ['ranges', { ...RANGE, reason: 'x\u0000' }],
    ['submissions', { ...CHOICE, as: 'no exercise' }], ['submissions', { ...CHOICE, submissions: [] }], ['submissions', { ...CHOICE, submissions: 'a' }], ['submissions', { ...CHOICE, submissions: ['a', 'a'] }], ['submissions', { ...CHOICE, submissions: ['\ud800'] }],
    ['submissions', { ...CHOICE, submissions: [...Array(501).keys()].map(String) }], ['submissions', { ...CHOICE, reason: undefined }],
  ])('refuses for %s what is incomplete: %.60j', async (door, body) => {
    expect(await service.ask(MANAGER, 'POST', `/v1/training/${door}`, body)).toMatchObject({ status: 400, body: { code: 'FM-V-03' } });
  });

  it('is for managers alone', async () => {
    for (const role of ['viewer', 'protection', 'admin'] as const) {
      for (const [method, path] of [['GET', ''], ['POST', '/ranges'], ['POST', '/ranges/1/revoke'], ['POST', '/submissions']] as const) expect([role, path, (await service.ask(of(role), method, `/v1/training${path}`, method === 'POST' ? {} : undefined)).status]).toEqual([role, path, 403]);
    }
    expect((await service.ask(null, 'GET', '/v1/training')).status).toBe(401);
  });
});
