import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BREAKDOWNS, POINTS, TOTALS } from './given-figures.js';
import { RunningGateway } from './running-gateway.js';

const SPAN = 'from=2026-06-01&to=2026-07-01';

describe('indicators over REST', () => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await RunningGateway.start(() => new Date('2026-07-01T10:00:00Z'));
    await gateway.points(...POINTS);
    await gateway.figures(...TOTALS, ...BREAKDOWNS);
  });
  afterAll(() => gateway.close());

  it('answers in the agreed shape', async () => {
    const { status, body } = await gateway.ask('/api/v1/indicators/movements?from=2026-06-01&to=2026-06-01&by=fmp,direction&direction=inflow&fmp=BOTEN');
    expect(status).toBe(200);
    expect(body).toMatchObject({ indicator: 'movements', unit: 'movements', interval: 'day', by: ['fmp', 'direction'], asOf: '2026-07-01T09:30:00.000Z', release: null });
    expect(body['rows']).toEqual([{
      period: '2026-06-01', fmp: 'BOTEN', direction: 'inflow', value: 10, nRecords: 4, nFlagged: 1, coverage: null, obsStatus: 'A', confStatus: 'F',
      state: 'final', revision: 1, nHeld: 2, heldMovements: 5,
    }]);
    expect((body['warnings'] as { code: string }[]).map((warning) => warning.code)).toEqual(['coverageUnknown']);
  });

  it('sums over days, points and directions, and takes the greatest revision', async () => {
    const [row, ...more] = await gateway.rows(`${SPAN}&interval=total`);
    expect(more).toEqual([]);
    expect(row).toMatchObject({ period: 'total', value: 140, nRecords: 42, nFlagged: 1, nHeld: 3, heldMovements: 14, revision: 7, state: 'provisional' });
  });

  it.each([
    ['day', ['2026-06-01 33', '2026-06-07 7', '2026-07-01 100']],
    ['week', ['2026-W23 40', '2026-W27 100']],
    ['month', ['2026-06 40', '2026-07 100']],
    ['quarter', ['2026-Q2 40', '2026-Q3 100']],
    ['year', ['2026 140']],
  ])('by %s', async (interval, expected) => {
    const rows = await gateway.rows(`${SPAN}&interval=${interval}`);
    expect(rows.map((row) => `${String(row['period'])} ${String(row['value'])}`)).toEqual(expected);
  });

  it('is provisional until the fourteenth day after the last day of the row is over', async () => {
    const rows = await gateway.rows(`${SPAN}&interval=month`);
    expect(rows.map((row) => row['state'])).toEqual(['provisional', 'provisional']);
    expect((await gateway.rows('from=2026-06-01&to=2026-06-16&interval=month'))[0]?.['state']).toBe('final');
  });

  it('breaks down by nationality, with the records of point and direction and nothing held', async () => {
    const rows = await gateway.rows(`${SPAN}&interval=total&by=nationality&direction=inflow&fmp=BOTEN`);
    expect(rows.map(({ nationality, value, nRecords, nFlagged, nHeld, heldMovements }) => ({ nationality, value, nRecords, nFlagged, nHeld, heldMovements }))).toEqual([
      { nationality: 'CHN', value: 6, nRecords: 6, nFlagged: 1, nHeld: null, heldMovements: null },
      { nationality: 'LAO', value: 4, nRecords: 6, nFlagged: 1, nHeld: null, heldMovements: null },
    ]);
    const byDirection = await gateway.rows('from=2026-06-01&to=2026-06-01&by=direction,nationality&fmp=BOTEN');
    expect(byDirection.map((row) => [row['direction'], row['nationality'], row['nRecords']])).toEqual([['inflow', 'CHN', 4], ['inflow', 'LAO', 4], ['outflow', 'LAO', 1]]);
  });

  it('breaks down by sex and age, apart and together', async () => {
    const both = await gateway.rows(`${SPAN}&interval=total&by=sex,age`);
    expect(both.map((row) => [row['sex'], row['age'], row['value']])).toEqual([['F', '0-4', 1], ['F', '18-59', 5], ['unknown', 'unknown', 4]]);
    const sex = await gateway.rows(`${SPAN}&interval=total&by=sex`);
    expect(sex.map((row) => [row['sex'], row['value']])).toEqual([['F', 6], ['unknown', 4]]);
  });

  it('sums records where a record lies in one cell only', async () => {
    const [train] = await gateway.rows(`${SPAN}&interval=total&by=transport`);
    expect(train).toMatchObject({ transport: 'train', value: 10, nRecords: 4, nFlagged: 1, nHeld: null });
  });

  it('carries the base of multi-choice dimensions beside the rows', async () => {
    const { body } = await gateway.ask(`/api/v1/indicators/movements?${SPAN}&interval=total&by=reason&direction=inflow&fmp=BOTEN`);
    const rows = body['rows'] as Record<string, unknown>[];
    expect(rows.map((row) => [row['reason'], row['value'], row['base'], row['nRecords']])).toEqual([['health', 5, 9, 6], ['tourism', 6, 9, 6]]);
    expect((body['warnings'] as { code: string }[]).map((warning) => warning.code)).toContain('multipleAnswers');
    expect((await gateway.rows(`${SPAN}&interval=total&reason=health`))[0]).toMatchObject({ value: 5, base: 9 });
  });

  it('derives province, district, class and weekday', async () => {
    const asked = async (by: string): Promise<unknown[]> => (await gateway.rows(`${SPAN}&interval=total&by=${by}`)).map((row) => [row[by], row['value'], row['nHeld']]);
    expect(await asked('province')).toEqual([['LA03', 40, 2], ['LA04', 100, 0], ['unknown', 0, 1]]);
    expect(await asked('district')).toEqual([['LA0301', 40, 2], ['LA0401', 100, 0], ['unknown', 0, 1]]);
    expect(await asked('pointClass')).toEqual([['border', 40, 2], ['internal', 100, 0], ['unknown', 0, 1]]);
    expect(await asked('weekday')).toEqual([['1', 33, 2], ['3', 100, 1], ['7', 7, 0]]);
  });

  it('filters, and leaves out cells of nothing but zeros', async () => {
    const values = async (filter: string): Promise<unknown[]> => (await gateway.rows(`${SPAN}&interval=total&by=direction&${filter}`)).map((row) => [row['direction'], row['value']]);
    expect(await values('province=LA04')).toEqual([['internal', 100]]);
    expect(await values('fmp=BOTEN,NATEUY')).toEqual([['inflow', 37], ['outflow', 3]]);
    expect(await values('weekday=7&pointClass=border')).toEqual([['inflow', 7]]);
    expect(await values('direction=transit')).toEqual([]);
    expect(await values('fmp=NOWHERE')).toEqual([]);
  });

  it('warns of totals over a corridor and over mixed classes', async () => {
    const warned = async (question: string): Promise<string[]> => {
      const { body } = await gateway.ask(`/api/v1/indicators/movements?${SPAN}&interval=total&${question}`);
      return (body['warnings'] as { code: string; en: string; lo: string }[]).filter((warning) => warning.code === 'notAdditive').map((warning) => warning.en);
    };
    expect(await warned('')).toEqual([expect.stringContaining('corridor'), expect.stringContaining('border and internal')]);
    expect(await warned('by=pointClass')).toEqual([expect.stringContaining('corridor')]);
    expect(await warned('fmp=BOTEN,MUANGXAY')).toEqual([expect.stringContaining('border and internal')]);
    expect(await warned('by=fmp')).toEqual([]);
    expect(await warned('fmp=BOTEN')).toEqual([]);
  });

  it('refuses with advice in both languages', async () => {
    const { status, headers, body } = await gateway.ask('/api/v1/indicators/movements?by=nationality,sex');
    expect([status, headers.get('content-type')]).toEqual([400, 'application/problem+json; charset=utf-8']);
    expect(body).toMatchObject({ code: 'FM-P-03', detail: expect.stringContaining('{fmp, direction, nationality}'), lo: { detail: expect.stringMatching(/[\u0E80-\u0EFF]/) } });
    expect((await gateway.ask('/api/v1/indicators/movements?from=yesterday')).body).toMatchObject({ status: 400, code: 'FM-P-02' });
    expect((await gateway.ask('/api/v1/indicators/happiness')).body).toMatchObject({ status: 404, code: 'FM-P-05' });
  });

  it('lists the catalogue', async () => {
    const { body } = await gateway.ask('/api/v1/indicators', null);
    expect(body).toEqual(expect.arrayContaining([expect.objectContaining({ id: 'movements', number: 'I01', unit: 'movements', sensitivity: 'P', dimensions: expect.arrayContaining(['fmp', 'province', 'weekday', 'reason']) })]));
  });
});
