import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import type { Caller } from '@fm/access';
import { eventually } from '@fm/testing';
import { received, registered } from './events.builder.js';
import { RunningValidation, type ValidationAnswer } from './running-validation.js';
import { MANAGER } from './validation-store.js';

const POINT = 'LAO-LA0301-01';
const key = (n: number): string => `kf/aDemo/${n}`;
const at = (n: number) => ({ receivedAt: `2026-06-0${n}T03:00:00.000Z` });
const HELD = { 'g_id/fmp_code': 'LAO-LA0301-09' };
const of = (role: Caller['role'], ...provinces: string[]): Caller => ({ subject: role, role, provinces });

describe('what is held, through the door', () => {
  let service: RunningValidation;
  const ask = (method: string, path: string, body?: object, caller: Caller = MANAGER): Promise<ValidationAnswer> => service.ask(caller, method, path, body);
  const keys = (answer: ValidationAnswer): unknown[] => answer.body.map((row) => (row as { submission: string }).submission);
  const held = async (query = ''): Promise<unknown[]> => keys(await ask('GET', `/v1/quarantine${query}`));

  beforeAll(async () => {
    service = await RunningValidation.start();
    await service.publish(registered());
    for (const n of [1, 2, 3, 4, 5]) await service.publish(received(key(n), 1, { ...HELD, 'g_id/obs_date': `2026-06-0${n}`, 'start': `2026-06-0${n}T08:14:22.118+07:00`, 'end': `2026-06-0${n}T08:16:22.118+07:00` }, { ...at(n), source: n > 3 ? 'other' : 'demo-fmr' }));
    await service.publish(received(key(6), 1, HELD, { kind: 'fms' }));
    await eventually(async () => expect(await held()).toHaveLength(6));
  });
  afterAll(() => service.close());

  it('comes by page, and stays in order whatever is released meanwhile', async () => {
    const first = await ask('GET', '/v1/quarantine?limit=2&kind=fmr');
    expect(keys(first)).toEqual([key(1), key(2)]);
    await ask('POST', '/v1/quarantine/release', { submission: key(1), reason: 'seen' });
    const second = await ask('GET', `/v1/quarantine${nextOf(first)}`);
    expect(keys(second)).toEqual([key(3), key(4)]);
    const third = await ask('GET', `/v1/quarantine${nextOf(second)}`);
    expect([keys(third), third.link]).toEqual([[key(5)], null]);
  });

  it('is filtered', async () => {
    expect(await held('?source=other')).toEqual([key(4), key(5)]);
    expect(await held('?rule=V-S4-point&from=2026-06-03&to=2026-06-04&kind=fmr')).toEqual([key(3), key(4)]);
    expect(await held('?kind=fms')).toEqual([key(6)]);
    expect(await held('?point=LAO-LA0301-09&kind=fmr')).toHaveLength(4);
    for (const wrong of ['?kind=x', '?from=yesterday', '?limit=0', '?limit=501', '?after=nothing', '?after=WyJ4Il0', '?source=']) expect([wrong, (await ask('GET', `/v1/quarantine${wrong}`)).status]).toEqual([wrong, 400]);
    expect((await ask('GET', '/v1/quarantine?after=WyJ4IiwieSJd')).status).toBe(400);
  });

  it('is taken in hand and given back', async () => {
    expect(await ask('POST', '/v1/quarantine/assign', { submission: key(2), assignee: 'Noy' })).toMatchObject({ status: 200, body: { assignee: 'Noy' } });
    expect([await held('?assignee=Noy'), await held('?assignee=unassigned&kind=fmr')]).toEqual([[key(2)], [key(3), key(4), key(5)]]);
    await ask('POST', '/v1/quarantine/assign', { submission: key(2), assignee: null });
    expect(await held('?assignee=Noy')).toEqual([]);
    expect(await ask('POST', '/v1/quarantine/assign', { submission: key(2) })).toMatchObject({ status: 400 });
    expect((await ask('POST', '/v1/quarantine/assign', { submission: key(1), assignee: 'Noy' })).body).toMatchObject({ code: 'FM-V-02' });
  });

  it('is looked at with its history', async () => {
    const { body } = await ask('GET', `/v1/quarantine/record?submission=${encodeURIComponent(key(2))}`);
    expect(body).toMatchObject({ submission: key(2), status: 'quarantined', findings: [{ rule: 'V-S4-point' }], history: [{ what: 'assign to Noy' }, { what: 'give back' }] });
    expect((await ask('GET', `/v1/quarantine/record?submission=${encodeURIComponent(key(1))}`, undefined, of('manager', 'LA04'))).body).toMatchObject({ code: 'FM-V-08' });
    expect((await ask('GET', '/v1/quarantine/record?submission=')).status).toBe(400);
    for (const role of ['admin', 'protection'] as const) expect((await ask('GET', '/v1/quarantine/record?submission=x', undefined, of(role))).status).toBe(403);
  });

  it('is mended, one or many at once, each by itself', async () => {
    const change = { changes: [{ path: 'g_id/fmp_code', value: POINT }], issue: 'V-S4-point', reason: '=cmd()' };
    expect(await ask('POST', '/v1/quarantine/correct', { submission: key(2), revision: 1, ...change })).toMatchObject({ status: 200, body: { submission: key(2), status: 'accepted', version: { decision: 2 } } });
    const many = await ask('POST', '/v1/quarantine/bulk/correct', { targets: [{ submission: key(3), revision: 1 }, { submission: key(4), revision: 7 }, { submission: 'none', revision: 1 }], ...change });
    expect(many.body).toMatchObject([{ done: true, status: 'accepted' }, { done: false, problem: { code: 'FM-V-09' } }, { done: false, problem: { code: 'FM-V-08' } }]);
    expect((await ask('POST', '/v1/quarantine/bulk/assign', { targets: [{ submission: key(4), revision: 1 }], assignee: 'Noy' })).body).toMatchObject([{ done: true }]);
    expect((await ask('POST', '/v1/quarantine/bulk/reject', { targets: [{ submission: key(4), revision: 1 }], reason: 'a test' })).body).toMatchObject([{ done: true, status: 'rejected' }]);
    expect((await ask('POST', '/v1/quarantine/bulk/release', { targets: [{ submission: key(5), revision: 1 }], reason: 'seen' })).body).toMatchObject([{ done: true, status: 'flagged' }]);
    await eventually(() => expect(service.said.filter(({ topic }) => topic.includes('corrected')).map((message) => message.key)).toEqual([key(2), key(3)]));
  });

  it.each<[object]>([
    [{ changes: [] }], [{ changes: [{ path: '../x', value: '1' }] }], [{ changes: [{ path: 'a', value: '' }] }], [{ changes: [{ path: 'a' }] }], [{ changes: [{ path: 'a', value: 'x' }, { path: 'a', value: 'y' }] }],
    [{ revision: 0 }], [{ reason: ' ' }], [{ issue: undefined }], [{ changes: [{ path: 'a', value: 'x\u0000' }] }],
  ])('is not mended by %j', async (wrong) => {
    const body = { submission: key(5), revision: 1, changes: [{ path: 'g_count/n_total', value: '6' }], issue: 'x', reason: 'x', ...wrong };
    expect(await ask('POST', '/v1/quarantine/correct', body)).toMatchObject({ status: 400, body: { code: 'FM-V-03' } });
  });

  it('leaves a log of what was mended, as JSON, CSV and XLSX', async () => {
    expect((await ask('GET', '/v1/cleaning-log')).body).toMatchObject([{ submission: key(2), path: 'g_id/fmp_code', old: HELD['g_id/fmp_code'], new: POINT, actor: 'a manager', state: 'applied' }, { submission: key(3) }]);
    const page = await ask('GET', '/v1/cleaning-log?limit=1');
    expect(keys(await ask('GET', `/v1/cleaning-log${nextOf(page)}`))).toEqual([key(3)]);
    expect((await ask('GET', '/v1/cleaning-log?to=2020-01-01')).body).toEqual([]);
    const csv = (await service.fetch(MANAGER, '/v1/cleaning-log/csv')).toString('utf8').split('\r\n');
    expect(csv[0]).toBe('\ufeffuuid,question,old,new,issue,who,when,reason,state,revision,submission');
    expect(csv[1]).toMatch(/^2,g_id\/fmp_code,LAO-LA0301-09,LAO-LA0301-01,V-S4-point,a manager,20.*,'=cmd\(\),applied,1,kf\/aDemo\/2$/);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await service.fetch(MANAGER, '/v1/cleaning-log/xlsx')).buffer as ArrayBuffer);
    const sheet = workbook.getWorksheet('cleaning log');
    expect([sheet?.rowCount, sheet?.getCell('A1').value, sheet?.getCell('H2').value, sheet?.getCell('H2').type === ExcelJS.ValueType.String]).toEqual([3, 'uuid', '=cmd()', true]);
    for (const role of ['viewer', 'admin', 'protection'] as const) expect((await ask('GET', '/v1/cleaning-log', undefined, of(role))).status).toBe(403);
    expect((await ask('GET', '/v1/cleaning-log', undefined, of('manager', 'LA04'))).body).toEqual([]);
  });
});

const nextOf = ({ link }: ValidationAnswer): string => /^<(.*)>; rel="next"$/.exec(link ?? '')?.[1] ?? 'no next page';
