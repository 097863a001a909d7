import { describe, expect, it } from '@jest/globals';
import { MEASURES } from '@fm/contracts/indicators';
import { ask, cell, hours, moved, rowsOf, stateOf, valueOf, type DayCell } from '../test/counted.builder.js';

const DAYS = { from: '2026-06-01', to: '2026-06-04' } as const;
const [D1, D2, D3, D4] = ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04'];
const codes = (warnings: readonly { readonly code: string }[]): string[] => warnings.map(({ code }) => code);

describe('daily averages', () => {
  const cells = [
    moved('total', D1, 'A|inflow', 10), moved('total', D2, 'A|inflow', 30), stateOf(D1, 'A', 'observed'), stateOf(D2, 'A', 'inferred'), stateOf(D3, 'A', 'closed'), stateOf(D4, 'A', 'unobserved'),
    moved('total', D1, 'B|outflow', 8), stateOf(D1, 'B', 'partial'), stateOf(D2, 'B', 'observed'),
    stateOf(D1, 'C', 'unobserved'),
  ];

  it('add up what each point has a day on which it was operational: closed is a day, unobserved is none', () => {
    const { rows, warnings } = ask('daily-average', cells, DAYS);
    expect(rows[0]).toMatchObject({ value: 40 / 3 + 8 / 2, base: 5, beside: { points: 3, operationalPoints: 2 }, obsStatus: 'A' });
    expect(warnings).toMatchObject([{ code: 'pointsLeftOut', en: expect.stringContaining('total: 2/3') }]);
  });

  it('are missing, not 0, at a point that nobody watched', () => {
    expect(rowsOf('daily-average', cells, { ...DAYS, by: ['fmp'] }).map(({ codes: { fmp }, value, obsStatus }) => [fmp, value, obsStatus])).toEqual([['A', 40 / 3, 'A'], ['B', 4, 'A'], ['C', null, 'M']]);
  });

  it('say that nothing can be divided by where no day of a point is known', () => {
    expect(ask('daily-average', [moved('total', D1, 'A|inflow', 10)], DAYS)).toMatchObject({ rows: [], warnings: [{ code: 'daysUnknown' }] });
  });

  it('by the calendar divide by days that have been, of the weekday asked for', () => {
    const four = [moved('total', D1, 'A|inflow', 12)];
    expect(valueOf('daily-average-calendar', four, DAYS)).toBe(3);
    expect(valueOf('daily-average-calendar', four, { ...DAYS, around: { today: D2 } })).toBe(6);
    expect(valueOf('daily-average-calendar', four, { ...DAYS, to: '2026-06-14', by: ['weekday'] })).toBe(6);
    expect(valueOf('daily-average-calendar', four, { ...DAYS, filters: { weekday: ['1', '2'] } })).toBe(6);
  });
});

describe('movements', () => {
  it('are 0 where a point was watched, missing where it was not, and no row where nothing is known', () => {
    const cells = [moved('total', D1, 'A|inflow', 5), stateOf(D1, 'A', 'observed'), stateOf(D2, 'A', 'closed'), stateOf(D3, 'A', 'unobserved')];
    const rows = rowsOf('movements', cells, { ...DAYS, interval: 'day', by: ['fmp'] });
    expect(rows.map(({ period, value, obsStatus, nRecords }) => [period, value, obsStatus, nRecords])).toEqual([[D1, 5, 'A', 1], [D2, 0, 'A', 0], [D3, null, 'M', 0]]);
    expect(rowsOf('movements', cells, { ...DAYS, interval: 'day', by: ['direction'] })).toHaveLength(1);
  });

  it('are counted as groups by their records', () => {
    expect(valueOf('groups', [moved('total', D1, 'A|inflow', 40, 3), moved('total', D2, 'B|inflow', 2, 1)], DAYS)).toBe(4);
  });
});

describe('coverage', () => {
  it('is observed within planned hours, a day at most its plan, and null without a plan', () => {
    const cells = [...hours(D1, 'A', 8, 10), ...hours(D2, 'A', 8, null), ...hours(D3, 'B', null, 6), stateOf(D3, 'B', 'observed')];
    expect(rowsOf('coverage', cells, { ...DAYS, by: ['fmp'] }).map(({ codes: { fmp }, value, base }) => [fmp, value, base])).toEqual([['A', 0.5, 16], ['B', null, null]]);
    expect(rowsOf('movements', [...cells, moved('total', D1, 'A|inflow', 5), moved('total', D3, 'B|inflow', 5)], { ...DAYS, by: ['fmp'] }).map(({ coverage }) => coverage)).toEqual([0.5, null]);
  });

  it('never takes away: an estimate is at least what was observed', () => {
    const cells = [...hours(D1, 'A', 8, 4), ...hours(D2, 'A', 8, 3), ...hours(D3, 'A', 8, 9), moved('total', D1, 'A|inflow', 10), moved('total', D2, 'A|inflow', 10), moved('total', D3, 'A|inflow', 10), moved('total', D4, 'A|inflow', 10)];
    const { rows, warnings } = ask('movements-adjusted', cells, DAYS);
    expect(rows).toMatchObject([{ value: 20 + 10 + 10 + 10, obsStatus: 'E' }]);
    expect(codes(warnings)).toEqual(['estimate']);
  });
});

describe('trends', () => {
  const watched = (point: string, days: readonly string[]): DayCell[] => days.map((day) => stateOf(day, point, 'observed'));
  const cells = [
    moved('total', D1, 'A|inflow', 40), moved('total', D3, 'A|inflow', 60), ...watched('A', [D1, D3]),
    moved('total', D3, 'B|inflow', 500), ...watched('B', [D3]),
  ];
  const asked = { from: D3, to: D4 } as const;

  it('compare daily averages on the points that were there in both', () => {
    const { rows, warnings } = ask('trend-daily-average', cells, asked);
    expect(rows[0]).toMatchObject({ value: 50, base: 40, beside: { current: 60, previous: 40, points: 1 } });
    expect(warnings).toMatchObject([{ code: 'matchedPanel', en: expect.stringMatching(/: A; left out.*: B\./) }]);
    expect(valueOf('trend-total', cells, asked)).toBe(1_300);
  });

  it('are null on fewer than 30 movements', () => {
    const few = [moved('total', D1, 'A|inflow', 29), moved('total', D3, 'A|inflow', 60), ...watched('A', [D1, D3])];
    expect(rowsOf('trend-daily-average', few, asked)[0]).toMatchObject({ value: null, obsStatus: 'M' });
    expect(valueOf('trend-total', [moved('total', D3, 'A|inflow', 60)], asked)).toBeNull();
  });

  it('do not run across another rule of exclusion', () => {
    const exclusions = (point: string): string[] => (point === 'A' ? ['', 'market traders'] : ['']);
    const { rows, warnings } = ask('trend-total', [...cells, moved('total', D1, 'B|inflow', 250)], { ...asked, around: { exclusions } });
    expect(rows[0]).toMatchObject({ value: 100, beside: { points: 1 } });
    expect(warnings).toMatchObject([{ code: 'comparedTotals' }, { code: 'exclusionChanged', en: expect.stringContaining('A') }]);
  });

  it('compare a week with the week before it', () => {
    const weeks = [moved('total', '2026-05-27', 'A|inflow', 100), moved('total', '2026-06-03', 'A|inflow', 80)];
    expect(rowsOf('trend-total', weeks, { from: '2026-06-01', to: '2026-06-07', interval: 'week' }).map(({ period, value }) => [period, value])).toEqual([['2026-W23', -20]]);
  });
});

describe('shares', () => {
  it('of points are within their class: border and internal are never one sum', () => {
    const cells = [moved('total', D1, 'A|inflow', 30), moved('total', D1, 'B|inflow', 10), moved('total', D1, 'C|internal', 5)];
    expect(rowsOf('point-share', cells, DAYS).map(({ codes: { fmp }, value, base }) => [fmp, value, base])).toEqual([['A', 75, 40], ['B', 25, 40], ['C', 100, 5]]);
    expect(rowsOf('point-share', cells, { ...DAYS, filters: { fmp: ['A'] } })).toMatchObject([{ value: 75, base: 40 }]);
  });

  it('of women are of known sex, of ages of known age, with what is not known beside', () => {
    const cells = [moved('sexAge', D1, 'A|inflow|F|5-17', 3), moved('sexAge', D1, 'A|inflow|M|18-59', 5), moved('sexAge', D1, 'A|inflow|unknown|unknown', 4), moved('sexAge', D1, 'A|inflow|F|unknown', 2)];
    expect(rowsOf('female-share', cells, DAYS)).toMatchObject([{ value: 50, base: 10, beside: { female: 5, male: 5, sexUnknown: 4 } }]);
    expect(rowsOf('age-share', cells, DAYS).map(({ codes: { age }, value, base }) => [age, value, base])).toEqual([['18-59', 62.5, 8], ['5-17', 37.5, 8]]);
    expect(rowsOf('children', cells, DAYS)).toMatchObject([{ value: 37.5, base: 8, beside: { children: 3, ageUnknown: 6 } }]);
  });

  it('of transport say persons and groups', () => {
    const cells = [moved('transport', D1, 'A|inflow|train|tourism', 90, 1), moved('transport', D1, 'A|inflow|bus|health', 10, 3)];
    expect(rowsOf('transport-share', cells, DAYS).map(({ codes: { transport }, value, beside }) => [transport, value, beside])).toEqual([['bus', 10, { groupShare: 75 }], ['train', 90, { groupShare: 25 }]]);
  });

  it('of several answers are of the base, and no share where nobody answered', () => {
    const cells = [moved('reason', D1, 'A|inflow|health', 6), moved('reason', D1, 'A|inflow|tourism', 8), moved('reason', D1, 'A|inflow|_base', 10), moved('total', D1, 'A|inflow', 15, 4)];
    expect(rowsOf('reason-prevalence', cells, DAYS).map(({ codes: { reason }, value, base, nRecords }) => [reason, value, base, nRecords])).toEqual([['health', 60, 10, 4], ['tourism', 80, 10, 4]]);
    const cube = MEASURES['vulnerable-groups'].cubes[0];
    const groups = [cell('vulnerable-groups', cube, D1, { key: 'A|inflow|yes', value: 3, nRecords: 0 }), cell('vulnerable-groups', cube, D1, { key: 'A|inflow|_base', value: 12, nRecords: 0 })];
    expect(rowsOf('vulnerable-groups', groups, DAYS)).toMatchObject([{ value: 25, base: 12, beside: { groups: 3 } }]);
    expect(rowsOf('female-share', [moved('sexAge', D1, 'A|inflow|unknown|unknown', 4)], DAYS)).toMatchObject([{ value: null, base: 0, obsStatus: 'M' }]);
  });
});

describe('profiles', () => {
  const observed = (day: string, key: string, value: number): DayCell => cell('observed-hours', MEASURES['observed-hours'].cubes[1] ?? MEASURES['observed-hours'].cubes[0] ?? never(), day, { key, value, nRecords: 0 });

  it('divide by observed hours, not by days, and leave out what was seen at other times', () => {
    const cells = [moved('hour', D1, 'A|inflow|08', 12), moved('hour', D2, 'A|inflow|08', 99), moved('hour', D1, 'A|inflow|unknown', 50), observed(D1, 'A|08', 1), observed(D3, 'A|08', 0.5), observed(D1, 'A|09', 1)];
    expect(rowsOf('hourly-profile', cells, DAYS).map(({ codes: { hour }, value, base }) => [hour, value, base])).toEqual([['08', 8, 1.5], ['09', 0, 1]]);
  });

  it('peak over the median of operational days, a watched day without movements being a 0', () => {
    const states = [D1, D2, D3].map((day) => stateOf(day, 'A', 'observed'));
    expect(rowsOf('peak-index', [moved('total', D1, 'A|inflow', 10), moved('total', D2, 'A|inflow', 40), moved('total', D3, 'A|inflow', 20), ...states], DAYS)).toMatchObject([{ value: 2, base: 20, beside: { greatest: 40, days: 3 } }]);
    expect(rowsOf('peak-index', [moved('total', D1, 'A|inflow', 10), ...states], DAYS)).toMatchObject([{ value: null, base: 0 }]);
  });

  it('data quality is 1 less the weighted shares, with its components beside', () => {
    const of = (component: string, value: number): DayCell => cell('data-quality', MEASURES['data-quality'].cubes[0], D1, { key: `A|${component}`, value, nRecords: 0 });
    const cells = [of('records', 100), of('rejected', 10), of('flagged', 20), of('late', 0), of('missing', 50), of('fields', 500)];
    expect(rowsOf('data-quality', cells, DAYS)).toMatchObject([{ value: 0.885, beside: { records: 100, missing: 50 } }]);
  });
});

function never(): never {
  throw new Error('The measure has no cube.');
}
