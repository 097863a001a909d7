import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import type { Caller } from '@fm/access';
import { eventually } from '@fm/testing';
import { registered } from './events.builder.js';
import { RunningValidation, type ValidationAnswer } from './running-validation.js';
import { MANAGER } from './validation-store.js';

const POINT = 'LAO-LA0301-01';
const ROUND = { id: 'R1', nameEn: 'June', nameLo: 'ມິຖຸນາ', from: '2026-06-01', to: '2026-06-30', clearedBy: 'a manager' };
const SHIFT = { round: 'R1', point: POINT, day: '2026-06-03', start: '08:00', end: '16:00', team: 'A' };
const of = (role: Caller['role'], ...provinces: string[]): Caller => ({ subject: role, role, provinces });

describe('rounds and what hangs on them, through the door', () => {
  let service: RunningValidation;
  const ask = (method: string, path: string, body?: object, caller: Caller = MANAGER): Promise<ValidationAnswer> => service.ask(caller, method, `/v1/${path}`, body);
  const told = (topic: string): Record<string, unknown>[] => service.said.filter((message) => message.topic.includes(topic)).map(({ value }) => JSON.parse(value.toString()) as Record<string, unknown>);

  beforeAll(async () => {
    service = await RunningValidation.start();
    await service.publish(registered());
    await service.publish(registered('LAO-LA0401-01', 1, { adm1: 'LA04', adm2: 'LA0401' }));
    await eventually(async () => expect(await service.rows('select code from known_point')).toHaveLength(2));
  });
  afterAll(() => service.close());

  it('a round is told to each point and month as proposed, and again when it is activated', async () => {
    expect(await ask('POST', 'rounds', ROUND)).toMatchObject({ status: 200, body: { id: 'R1', state: 'proposed', finalAfterDays: 14, revision: 1 } });
    await eventually(() => expect(told('round.planned')).toMatchObject([{ round: 'R1', point: POINT, month: '2026-06', state: 'proposed', shifts: [], revision: 1 }, { point: 'LAO-LA0401-01' }]));
    await ask('PUT', 'rounds/R1', { ...ROUND, state: 'active', reason: 'the teams are there' });
    await eventually(() => expect(told('round.planned').slice(2)).toMatchObject([{ state: 'active', revision: 2 }, { state: 'active', revision: 2 }]));
    await ask('POST', 'rounds', { ...ROUND, state: 'active' });
    expect((await ask('GET', 'rounds/history?key=R1')).body).toMatchObject([{ revision: 2, reason: 'the teams are there', actor: 'a manager' }, { revision: 1 }]);
  });

  it('a shift is told where it is planned alone, and is undone', async () => {
    expect(await ask('POST', 'shift-plans', SHIFT)).toMatchObject({ status: 200, body: { fmsQuota: null, revision: 1 } });
    await eventually(() => expect(told('round.planned').at(-1)).toMatchObject({ point: POINT, revision: 3, shifts: [{ day: SHIFT.day, start: '08:00', end: '16:00', team: 'A', fmsQuota: null }] }));
    const key = 'R1/LAO-LA0301-01/2026-06-03/08:00/A';
    expect((await ask('GET', 'shift-plans')).body).toMatchObject([{ key, entry: SHIFT }]);
    expect(await ask('POST', 'shift-plans/undo', { key, reason: 'no team' })).toMatchObject({ status: 200, body: { entry: null, revision: 2 } });
    await eventually(() => expect(told('round.planned').at(-1)).toMatchObject({ revision: 4, shifts: [], withdrawn: false }));
    expect(await ask('POST', 'shift-plans/undo', { key, reason: 'a team after all' })).toMatchObject({ body: { entry: SHIFT } });
    expect(await ask('POST', 'shift-plans/undo', { key: 'none', reason: 'x' })).toMatchObject({ status: 404, body: { code: 'FM-V-11' } });
  });

  it('a point that is registered later is told what rounds plan at it', async () => {
    const before = told('round.planned').length;
    await service.publish(registered('LAO-LA0303-01'));
    await eventually(() => expect(told('round.planned').slice(before)).toMatchObject([{ point: 'LAO-LA0303-01', round: 'R1', revision: 1 }]));
  });

  it('an enumerator is told by code, without who supervises, and taken back', async () => {
    const entry = { points: [POINT], activeFrom: '2026-01-01', agency: 'DoLSW', supervisor: 'a manager' };
    expect(await ask('PUT', 'enumerators/E01', entry, of('admin', 'LA03'))).toMatchObject({ status: 200, body: { code: 'E01', activeTo: null } });
    await eventually(() => expect(told('enumerator.registered')).toEqual([{ enumerator: 'E01', agency: 'DoLSW', points: [POINT], activeFrom: '2026-01-01', activeTo: null, withdrawn: false, revision: 1 }]));
    await ask('POST', 'enumerators/withdraw', { key: 'E01', reason: 'left' });
    await eventually(() => expect(told('enumerator.registered').at(-1)).toMatchObject({ enumerator: 'E01', withdrawn: true, revision: 2 }));
    expect(await ask('POST', 'enumerators/withdraw', { key: 'E01', reason: 'left' })).toMatchObject({ status: 409, body: { code: 'FM-V-12' } });
  });

  it('holidays and expected sync days are registered too', async () => {
    expect(await ask('POST', 'holidays', { day: '2026-04-14', nameEn: 'Lao New Year', nameLo: 'ປີໃໝ່ລາວ' })).toMatchObject({ body: { country: 'LAO' } });
    expect(await ask('PUT', `sync-days/${POINT}`, { days: 3 })).toMatchObject({ body: { point: POINT, days: 3 } });
    expect((await ask('GET', 'holidays?limit=1'))).toMatchObject({ link: '<?limit=1&after=2026-04-14%2FLAO>; rel="next"' });
  });

  it('a manager changes and sees what is in his own provinces', async () => {
    expect(await ask('POST', 'shift-plans', SHIFT, of('manager', 'LA04'))).toMatchObject({ status: 403 });
    expect(await ask('POST', 'rounds', { ...ROUND, id: 'R2' }, of('manager', 'LA03'))).toMatchObject({ status: 403 });
    expect(await ask('POST', 'rounds', { ...ROUND, id: 'R2', provinces: ['LA03'] }, of('manager', 'LA03'))).toMatchObject({ status: 200 });
    expect((await ask('GET', 'rounds', undefined, of('manager', 'LA04'))).body).toMatchObject([{ key: 'R1' }]);
    expect((await ask('GET', 'rounds/history?key=R2', undefined, of('manager', 'LA04'))).status).toBe(404);
    for (const role of ['viewer', 'protection'] as const) for (const path of ['rounds', 'shift-plans', 'holidays', 'sync-days', 'enumerators']) expect([role, path, (await ask('GET', path, undefined, of(role))).status]).toEqual([role, path, 403]);
  });

  it.each<[string, object, RegExp]>([
    ['rounds', { ...ROUND, to: '2026-05-01' }, /to: /], ['rounds', { ...ROUND, id: 'a b' }, /id: /], ['rounds', { ...ROUND, state: 'over' }, /state: /], ['rounds', {}, /from: .*to: /], ['rounds', { ...ROUND, reason: ' ' }, /why/],
    ['shift-plans', { ...SHIFT, round: 'R9' }, /round: /], ['shift-plans', { ...SHIFT, day: '2026-07-01' }, /day: .*2026-06-30/], ['shift-plans', { ...SHIFT, point: 'LAO-LA0301-09' }, /point: /], ['sync-days', { point: POINT, days: -1 }, /days: /],
  ])('refuses for %s %j', async (register, body, detail) => {
    expect(await ask('POST', register, body)).toMatchObject({ status: 400, body: { code: 'FM-V-03', detail: expect.stringMatching(detail), lo: { detail: expect.stringMatching(/[\u0e80-\u0eff]/) } } });
  });

  async function workbook(sheets: Record<string, unknown[][]>): Promise<Buffer> {
    const book = new ExcelJS.Workbook();
    for (const [name, rows] of Object.entries(sheets)) book.addWorksheet(name).addRows(rows);
    return Buffer.from(await book.xlsx.writeBuffer());
  }
  const upload = (file: Buffer, query = '', caller: Caller = MANAGER): Promise<ValidationAnswer> => service.upload(caller, `/v1/rounds/import${query}`, file);

  it('a workbook is imported, all of it or nothing, with findings by row in both languages', async () => {
    const good = {
      Rounds: [['id', 'nameEn', 'nameLo', 'from', 'to', 'state'], ['R3', 'July', 'ກໍລະກົດ', new Date('2026-07-01T00:00:00Z'), '2026-07-31', 'active']],
      shift_plans: [['round', 'point', 'day', 'start', 'end', 'team', 'fmsQuota'], ['R3', POINT, new Date('2026-07-02T00:00:00Z'), '08:00', '16:00', 'A', 10], [], ['R3', POINT, '2026-07-03', '08:00', '16:00', 'A', '']],
    };
    const bad = { ...good, shift_plans: [...good.shift_plans, ['R3', POINT, '2026-08-01', '08:00', '16:00', 'A'], ['R3', POINT, '2026-07-03', '08:00', '17:00', 'A'], ['R3', POINT, 'soon', '8', '16:00', 'A']] };
    const refused = await upload(await workbook(bad));
    expect(refused.body).toMatchObject({ applied: false, rows: 6, changed: 0, findings: [{ sheet: 'shift-plans', row: 5, field: 'day' }, { row: 6, field: '', message: { en: expect.stringContaining('Row 4') } }, { row: 7, field: 'day', message: { lo: expect.stringMatching(/[\u0e80-\u0eff]/) } }, { row: 7, field: 'start' }] });
    expect((await upload(await workbook(good), '?check=true')).body).toMatchObject({ applied: false, findings: [], rows: 3 });
    expect((await ask('GET', 'rounds/history?key=R3')).status).toBe(404);
    expect((await upload(await workbook(good), '?reason=plan%20of%20July')).body).toMatchObject({ applied: true, rows: 3, changed: 3 });
    await eventually(() => expect(told('round.planned').findLast(({ round, point }) => round === 'R3' && point === POINT)).toMatchObject({ shifts: [{ day: '2026-07-02', fmsQuota: 10 }, { day: '2026-07-03', fmsQuota: null }] }));
    expect((await upload(await workbook(good))).body).toMatchObject({ applied: true, changed: 0 });
    expect((await upload(await workbook(good), '', of('manager', 'LA04'))).status).toBe(403);
    for (const file of [Buffer.from('no workbook'), await workbook({ other: [] })]) expect(await upload(file)).toMatchObject({ status: 400, body: { detail: expect.stringContaining('template') } });
    expect(await ask('POST', 'rounds/import', {})).toMatchObject({ status: 400 });
    const template = new ExcelJS.Workbook();
    await template.xlsx.load((await service.fetch(MANAGER, '/v1/rounds/template')).buffer as ArrayBuffer);
    expect(template.worksheets.map(({ name }) => name)).toEqual(['rounds', 'shift-plans', 'holidays', 'sync-days', 'enumerators']);
  });
});
