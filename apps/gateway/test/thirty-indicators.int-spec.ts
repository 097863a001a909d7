import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { FIGURE_PROTECTED, ROUND_PLANNED, type FigureProtectedV1, type FigureUpdatedV1, type RoundPlannedV1 } from '@fm/contracts';
import { INDICATOR_CATALOGUE, MEASURES, type MeasureName } from '@fm/contracts/indicators';
import { figure, POINTS } from './given-figures.js';
import { RunningGateway } from './running-gateway.js';

type Json = Record<string, unknown>;
const JUNE = 'from=2026-06-01&to=2026-06-30';

function live(measure: MeasureName, day: string, dimensions: Record<string, string>, value: number): FigureUpdatedV1 {
  const cube = Object.keys(dimensions).join('.');
  return { measure, cube, cubeKey: Object.values(dimensions).join('|'), day, dimensions, value, nRecords: 0, nFlagged: 0, nHeld: 0, heldMovements: 0, version: { epoch: 1, revision: 1 }, effectiveAt: '2026-06-20T00:00:00.000Z' };
}
function snapshot(measure: MeasureName, period: string, dimensions: Record<string, string>, rest: Partial<FigureProtectedV1>): FigureProtectedV1 {
  return { measure, cube: Object.keys(dimensions).join('.') || 'all', cubeKey: Object.values(dimensions).join('|'), period, dimensions, value: null, base: null, suppressed: false, version: { epoch: 1, revision: 1 }, effectiveAt: '2026-07-20T00:00:00.000Z', ...rest };
}
const plan = (point: string, rest: Partial<RoundPlannedV1> = {}): RoundPlannedV1 => ({
  round: 'R1', point, month: '2026-06', names: { en: 'First', lo: 'ຮອບທີໜຶ່ງ' }, from: '2026-06-01', to: '2026-06-07', state: 'active', closedAt: null, finalAfterDays: 14, exclusionRule: null, donor: null, clearedBy: null,
  shifts: [], withdrawn: false, revision: 1, ...rest,
});

const FIGURES = [
  figure('total', '2026-06-01', 'BOTEN|inflow', { value: 10, nRecords: 4 }), figure('total', '2026-06-02', 'BOTEN|inflow', { value: 30, nRecords: 5 }), figure('total', '2026-06-09', 'BOTEN|outflow', { value: 7, nRecords: 1 }),
  figure('total', '2026-06-02', 'MUANGXAY|internal', { value: 100, nRecords: 9 }),
  figure('sexAge', '2026-06-01', 'BOTEN|inflow|F|18-59', { value: 6 }), figure('sexAge', '2026-06-01', 'BOTEN|inflow|M|5-17', { value: 2 }), figure('sexAge', '2026-06-01', 'BOTEN|inflow|unknown|unknown', { value: 2 }),
  figure('hour', '2026-06-01', 'BOTEN|inflow|08', { value: 10, nRecords: 4 }), figure('nationality', '2026-06-01', 'BOTEN|inflow|CHN', { value: 10 }),
  figure('originDestination', '2026-06-01', 'BOTEN|inflow|CHN|none|LAO|LA03', { value: 10, nRecords: 4 }), figure('transport', '2026-06-01', 'BOTEN|inflow|train|tourism', { value: 10, nRecords: 4 }),
  figure('reason', '2026-06-01', 'BOTEN|inflow|health', { value: 4 }), figure('reason', '2026-06-01', 'BOTEN|inflow|_base', { value: 8 }),
  figure('vulnerability', '2026-06-01', 'BOTEN|inflow|pregnant', { value: 1 }), figure('vulnerability', '2026-06-01', 'BOTEN|inflow|_base', { value: 10 }),
  live('vulnerable-groups', '2026-06-01', { fmp: 'BOTEN', direction: 'inflow', anyVulnerability: 'yes' }, 1), live('vulnerable-groups', '2026-06-01', { fmp: 'BOTEN', direction: 'inflow', anyVulnerability: '_base' }, 4),
  live('planned-hours', '2026-06-01', { fmp: 'BOTEN' }, 8), live('observed-hours', '2026-06-01', { fmp: 'BOTEN' }, 4), live('observed-hours', '2026-06-01', { fmp: 'BOTEN', hour: '08' }, 1),
  ...[['2026-06-01', 'observed'], ['2026-06-02', 'inferred'], ['2026-06-03', 'unobserved'], ['2026-06-04', 'closed'], ['2026-06-09', 'observed']].map(([day = '', state = '']) => live('point-days', day, { fmp: 'BOTEN', state }, 1)),
  live('point-days', '2026-06-03', { fmp: 'NATEUY', state: 'unobserved' }, 1),
  live('data-quality', '2026-06-01', { fmp: 'BOTEN', component: 'records' }, 10), live('data-quality', '2026-06-01', { fmp: 'BOTEN', component: 'fields' }, 100),
];
const SNAPSHOTS = [
  snapshot('fms-interviews', '2026-06', { outcome: 'completed' }, { value: 90 }), snapshot('fms-interviews', '2026-06', { outcome: 'refused' }, { value: 10 }),
  snapshot('fms-answers', '2026-06', { question: 'remit', answer: 'yes' }, { value: 30, base: 40 }), snapshot('fms-answers', '2026-06', { question: 'recruitment_components', answer: 'has_debt' }, { value: 12, base: 48 }),
  snapshot('fms-answers', '2026-06', { province: 'LA03', question: 'remit', answer: 'yes' }, { value: 20, base: 32 }), snapshot('fms-answers', '2026-06', { province: 'LA04', question: 'remit', answer: 'yes' }, { suppressed: true, value: 3, base: 8 }),
  snapshot('protection-marks', '2026-06', { mark: 'exploitation_own' }, { value: 17, base: 64 }), snapshot('protection-marks', 'round:R1', { mark: 'exploitation_own' }, { value: 40, base: 160 }),
  snapshot('protection-marks', '2026-06', { mark: 'exploitation_family' }, { suppressed: true }), snapshot('wage-gap', '2026-06', {}, { value: -12.5, base: 44 }),
];

describe('the thirty indicators', () => {
  let gateway: RunningGateway;
  let description: Json;
  beforeAll(async () => {
    gateway = await RunningGateway.start(() => new Date('2026-07-30T10:00:00Z'));
    await gateway.points(...POINTS);
    await gateway.figures(...FIGURES);
    await gateway.tell(FIGURE_PROTECTED, SNAPSHOTS);
    await gateway.tell(ROUND_PLANNED, [plan('BOTEN')]);
    description = (await gateway.ask('/api/v1/openapi.json', null)).body;
  });
  afterAll(() => gateway.close());

  const ask = async (id: string, query: string, holder: string | null = 'manager'): Promise<{ status: number; body: Json; rows: Json[]; warnings: string[] }> => {
    const { status, body } = await gateway.ask(`/api/v1/indicators/${id}?${query}`, holder);
    return { status, body, rows: (body['rows'] ?? []) as Json[], warnings: ((body['warnings'] ?? []) as { code: string }[]).map(({ code }) => code) };
  };
  const violations = (schema: string, value: unknown): unknown => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(description, 'api');
    const validate = ajv.getSchema(`api#/components/schemas/${schema}`);
    return validate?.(value) ? [] : (validate?.errors ?? 'no schema');
  };

  it('are listed whole, as the description has it', async () => {
    const { body } = await gateway.ask('/api/v1/indicators', null);
    expect((body as unknown as { id: string }[]).map(({ id }) => id)).toEqual(INDICATOR_CATALOGUE.map(({ id }) => id));
    expect(violations('IndicatorList', body)).toEqual([]);
  });

  it.each([
    ['movements', 147], ['groups', 19], ['daily-average-calendar', 147 / 30], ['daily-average', 47 / 4], ['movements-adjusted', 157], ['coverage', 0.5], ['trend-daily-average', null], ['trend-total', null], ['point-share', 100],
    ['direction-split', (100 * 40) / 47], ['nationality-share', 100], ['female-share', 75], ['age-share', 75], ['children', 25], ['destination-share', 100], ['origin-destination', 10], ['movement-type-share', 100], ['reason-prevalence', 50],
    ['transport-share', 100], ['vulnerability-rate', 10], ['vulnerable-groups', 25], ['hourly-profile', 10], ['peak-index', 130 / 8.5], ['fms-sample', 90], ['fms-share', 25], ['exploitation-own', 26.5625], ['exploitation-family', null],
    ['recruitment-components', 25], ['wage-gap', -12.5], ['data-quality', 1],
  ])('%s is %p', async (id, value) => {
    const { status, body, rows } = await ask(id, `${JUNE}&interval=month`);
    expect(status).toBe(200);
    if (value === null) expect(rows[0]?.['value']).toBeNull();
    else expect(rows[0]?.['value']).toBeCloseTo(value, 10);
    expect(violations('IndicatorAnswer', body)).toEqual([]);
  });

  it.each(INDICATOR_CATALOGUE)('$id answers without rows where nothing is counted, and the public where nothing is released', async ({ id }) => {
    for (const holder of ['manager', null]) expect(await ask(id, 'from=2020-01-01&to=2020-01-31&interval=month', holder)).toMatchObject({ status: 200, rows: [] });
    expect((await ask(id, 'by=fmp,nationality,sex')).status).toBe(400);
  });

  it('say what is missing and what is 0, and how much was covered', async () => {
    const { rows } = await ask('movements', 'from=2026-06-01&to=2026-06-04&by=fmp&fmp=BOTEN,NATEUY');
    expect(rows.map(({ period, fmp, value, obsStatus, coverage }) => [period, fmp, value, obsStatus, coverage])).toEqual([
      ['2026-06-01', 'BOTEN', 10, 'A', 0.5], ['2026-06-02', 'BOTEN', 30, 'A', null], ['2026-06-03', 'BOTEN', null, 'M', null], ['2026-06-03', 'NATEUY', null, 'M', null], ['2026-06-04', 'BOTEN', 0, 'A', null],
    ]);
    expect((await ask('daily-average', `${JUNE}&interval=month`)).warnings).toContain('pointsLeftOut');
  });

  it('go by rounds, and by points that count for their corridor', async () => {
    expect((await ask('movements', `${JUNE}&interval=total&by=round`)).rows.map(({ round, value }) => [round, value])).toEqual([['R1', 40], ['none', 107]]);
    expect((await ask('daily-average-calendar', `${JUNE}&interval=total&round=R1`)).rows.map(({ value, base }) => [value, base])).toEqual([[40 / 7, 7]]);
    expect((await ask('movements', `${JUNE}&interval=total&by=counting`)).rows.map(({ counting, value }) => [counting, value])).toEqual([['no', 47], ['yes', 100]]);
  });

  it('come of survey and protection in whole periods, margin by margin, with what is withheld told so', async () => {
    const { rows, warnings } = await ask('fms-share', `${JUNE}&by=province,question,answer`);
    expect(rows.map(({ province, value, base, confStatus }) => [province, value, base, confStatus])).toEqual([['LA03', 62.5, 32, 'F'], ['LA04', null, null, 'C']]);
    expect(warnings).toContain('suppressed');
    expect((await ask('fms-share', `${JUNE}&by=province,question,answer`, 'manager-LA03')).rows).toHaveLength(1);
    expect((await ask('fms-share', `${JUNE}&province=LA04`, 'manager-LA03')).status).toBe(403);
    expect((await ask('exploitation-own', 'round=R1&interval=total')).rows).toMatchObject([{ value: 25, base: 160 }]);
    expect((await ask('exploitation-own', 'from=2026-06-02&to=2026-06-30')).status).toBe(400);
    expect((await ask('fms-share', `${JUNE}&province=LA03,LA04`)).body).toMatchObject({ status: 400, detail: expect.stringContaining('"province" takes one code') });
    expect((await ask('wage-gap', '')).rows).toMatchObject([{ period: '2026-06', value: -12.5, base: 44, nRecords: null }]);
  });

  it('are for whom the table of rights says', async () => {
    const statuses = async (id: string): Promise<number[]> => Promise.all(['viewer', 'manager', 'protection', 'admin'].map(async (holder) => (await ask(id, `${JUNE}&interval=month`, holder)).status));
    expect(await statuses('movements')).toEqual([200, 200, 200, 200]);
    expect(await statuses('data-quality')).toEqual([200, 200, 403, 403]);
    expect(await statuses('exploitation-own')).toEqual([200, 200, 200, 403]);
    expect(MEASURES['protection-marks'].tier).toBe('X');
  });

  it('have the same cells in a file, which is told in pieces, as in one answer', async () => {
    for (const { id, calculation } of INDICATOR_CATALOGUE) {
      for (const interval of ['day', 'week', 'month'].filter((one) => calculation.kind !== 'snapshot' || one === 'month')) {
        const { rows } = await ask(id, `from=2026-05-01&to=2026-06-30&interval=${interval}`);
        const { text } = await gateway.ask(`/api/v1/indicators/${id}.csv?from=2026-05-01&to=2026-06-30&interval=${interval}`, 'manager');
        const told = parse<Record<string, string>>(text, { bom: true, columns: true });
        const spelled = rows.map((row) => Object.fromEntries(Object.keys(told[0] ?? {}).map((name) => [name, row[name] === undefined || row[name] === null ? '' : String(row[name])])));
        expect([id, interval, told]).toEqual([id, interval, spelled]);
        expect(Object.keys(rows[0] ?? {}).filter((name) => told.length > 0 && !(name in (told[0] ?? {})))).toEqual([]);
      }
    }
  });
});
