import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '@fm/access';
import { eventually } from '@fm/testing';
import { received, registered, reviewed, withdrawn } from './events.builder.js';
import { RunningValidation } from './running-validation.js';
import { MANAGER } from './validation-store.js';

const UNKNOWN = { 'g_id/fmp_code': 'LAO-LA0301-09' };
const LATE = { 'g_id/obs_date': '2026-06-04' };

describe('the service as a whole', () => {
  let service: RunningValidation;
  const ask: RunningValidation['ask'] = (...question) => service.ask(...question);
  const of = (role: Caller['role'], provinces: string[] | null = null): Caller => ({ subject: role, role, provinces });

  beforeAll(async () => {
    service = await RunningValidation.start();
    for (const event of [registered(), received('kf/aDemo/good', 1), received('kf/aDemo/nowhere', 1, UNKNOWN), received('kf/aDemo/late', 1, LATE)]) await service.publish<object>(event);
  });
  afterAll(() => service.close());

  it('says what it decided', async () => {
    await eventually(() => expect(service.said.filter(({ topic }) => /validated|quarantined/.test(topic)).map(({ topic, key }) => `${topic.split('.')[2]} ${key}`).toSorted()).toEqual(['quarantined kf/aDemo/late', 'quarantined kf/aDemo/nowhere', 'validated kf/aDemo/good']));
  });

  it('lists what is held to those whose it is', async () => {
    const keys = async (caller: Caller): Promise<unknown> => (await ask(caller, 'GET', '/v1/quarantine')).body.map((held) => (held as { submission: string }).submission);
    expect(await keys(MANAGER)).toEqual(['kf/aDemo/late', 'kf/aDemo/nowhere']);
    expect(await keys(of('viewer', ['LA03']))).toEqual(['kf/aDemo/late']);
    expect(await keys(of('manager', ['LA04']))).toEqual([]);
    for (const [caller, status] of [[null, 401], [of('admin'), 403], [of('protection'), 403]] as const) expect((await ask(caller, 'GET', '/v1/quarantine')).status).toBe(status);
  });

  it.each<[string, object]>([
    ['release', {}], ['release', { submission: 'kf/aDemo/late' }], ['release', { submission: 'kf/aDemo/late', reason: ' ' }], ['release', { submission: 'kf/aDemo/late', reason: 'x\u0000' }],
    ['release', { submission: '\ud800', reason: 'x' }], ['release', { submission: 'kf/aDemo/late', reason: 'x'.repeat(1_001) }],
  ])('refuses to %s with %.80j', async (verb, body) => {
    expect(await ask(MANAGER, 'POST', `/v1/quarantine/${verb}`, body)).toMatchObject({ status: 400, body: { code: 'FM-V-03' } });
  });

  it('releases what a manager of the province releases, and nobody else', async () => {
    const body = { submission: 'kf/aDemo/late', reason: 'the phone was a day ahead' };
    expect((await ask(of('viewer'), 'POST', '/v1/quarantine/release', body)).status).toBe(403);
    expect(await ask(of('manager', ['LA04']), 'POST', '/v1/quarantine/release', body)).toMatchObject({ status: 404, body: { code: 'FM-V-02' } });
    expect(await ask(of('manager', ['LA03']), 'POST', '/v1/quarantine/release', body)).toMatchObject({ status: 200, body: { submission: 'kf/aDemo/late', version: { revision: 1, decision: 2, placement: 0 }, status: 'flagged' } });
    await eventually(() => expect(service.said.filter(({ topic, key }) => topic.includes('validated') && key === 'kf/aDemo/late')).toHaveLength(1));
  });

  it('hears what people set in Kobo, and of an erasure', async () => {
    const said = (status: string): number => service.said.filter(({ key, value }) => key === 'kf/aDemo/good' && value.includes(`"status":"${status}"`)).length;
    await service.publish(reviewed('kf/aDemo/good', 1, 'on_hold'));
    await eventually(() => expect(said('quarantined')).toBe(1));
    const listed = async (): Promise<unknown> => (await ask(MANAGER, 'GET', '/v1/quarantine')).body.map((held) => (held as { submission: string }).submission);
    expect(await listed()).toContain('kf/aDemo/good');
    await service.publish(withdrawn('kf/aDemo/good', 2, 'erased'));
    await eventually(async () => expect(await listed()).not.toContain('kf/aDemo/good'));
  });

  it('registers enumerators that are stated whole', async () => {
    const entry = { points: ['LAO-LA0301-01'], activeFrom: '2024-01-01' };
    expect(await ask(of('manager'), 'PUT', '/v1/enumerators/E01', entry)).toMatchObject({ status: 200, body: { code: 'E01' } });
    expect(await ask(of('admin'), 'PUT', '/v1/enumerators/E01', { ...entry, activeTo: '2026-12-31' })).toMatchObject({ status: 200 });
    for (const wrong of [{}, { ...entry, activeFrom: '2026-02-30' }, { ...entry, points: ['\u0000'] }, { ...entry, points: '' }, { ...entry, activeTo: 'later' }]) {
      expect(await ask(of('manager'), 'PUT', '/v1/enumerators/E02', wrong)).toMatchObject({ status: 400, body: { code: 'FM-V-03' } });
    }
    expect((await ask(of('viewer'), 'PUT', '/v1/enumerators/E02', entry)).status).toBe(403);
  });
});
