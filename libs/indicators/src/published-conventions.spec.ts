import { describe, expect, it } from '@jest/globals';
import { ask, moved, rowsOf, stateOf, valueOf } from '../test/counted.builder.js';

const FEBRUARY = { from: '2024-02-01', to: '2024-02-29', interval: 'month' } as const;
const rounded = (value: number | null | undefined, digits = 1): string => (value ?? NaN).toFixed(digits);

describe('conventions as they were published', () => {
  it('Ethiopia, February 2024: movements by calendar days; 36,277 over 29 days', () => {
    const february = [moved('total', '2024-02-10', 'A|inflow', 36_277)];
    expect(rounded(valueOf('daily-average-calendar', february, FEBRUARY))).toBe('1250.9');
    expect(rowsOf('daily-average-calendar', february, FEBRUARY)[0]?.base).toBe(29);
  });

  it('Ethiopia, February 2024: against a daily average of 1,305 that is −4.1 %, where −4.2 % was printed: 0.06 points apart, 0.1 as rounded', () => {
    const average = valueOf('daily-average-calendar', [moved('total', '2024-02-10', 'A|inflow', 36_277)], FEBRUARY) ?? NaN;
    const change = (100 * (average - 1_305)) / 1_305;
    expect(rounded(change)).toBe('-4.1');
    const printed = -4.2;
    expect([rounded(change - printed, 2), rounded(Number(rounded(change)) - printed)]).toEqual(['0.06', '0.1']);
  });

  it('Ethiopia, February 2024: the trend by days differs from the trend by totals where months differ in length', () => {
    // 1,305 a day on each of January's 31 days, and February's 36,277 on 29 watched days.
    const day = (month: string, date: number): string => `2024-${month}-${String(date).padStart(2, '0')}`;
    const january = Array.from({ length: 31 }, (_, index) => [moved('total', day('01', index + 1), 'A|inflow', 1_305), stateOf(day('01', index + 1), 'A', 'observed')]).flat();
    const february = [moved('total', '2024-02-10', 'A|inflow', 36_277), ...Array.from({ length: 29 }, (_, index) => stateOf(day('02', index + 1), 'A', 'observed'))];
    expect(rounded(valueOf('trend-daily-average', [...january, ...february], FEBRUARY))).toBe('-4.1');
    expect(rounded(valueOf('trend-total', [...january, ...february], FEBRUARY))).toBe('-10.3');
  });

  it('Guatemala, August 2024: the change of totals; 17,829 after 23,496 is −24.1 %', () => {
    const cells = [moved('total', '2024-07-15', 'A|inflow', 23_496), moved('total', '2024-08-15', 'A|inflow', 17_829)];
    const { rows, warnings } = ask('trend-total', cells, { from: '2024-08-01', to: '2024-08-31', interval: 'month' });
    expect(rounded(rows[0]?.value)).toBe('-24.1');
    expect(rows[0]).toMatchObject({ base: 23_496, beside: { current: 17_829, previous: 23_496 } });
    expect(warnings.map(({ code }) => code)).toEqual(['comparedTotals']);
  });

  it('Ethiopia: Saudi Arabia is 48.1 % of outgoing movements, and not of all', () => {
    // 10,954 to Saudi Arabia of 22,773 outgoing; incoming movements stand beside and are no base of theirs.
    const cells = [
      moved('originDestination', '2024-02-10', 'A|outflow|ETH|none|SAU|none', 10_954), moved('originDestination', '2024-02-10', 'A|outflow|ETH|none|YEM|none', 11_819),
      moved('originDestination', '2024-02-10', 'A|inflow|SAU|none|ETH|none', 13_504),
    ];
    const rows = rowsOf('destination-share', cells, FEBRUARY);
    expect(rows.map(({ codes, value, base }) => [codes['direction'], codes['destCountry'], rounded(value), base])).toEqual([['inflow', 'ETH', '100.0', 13_504], ['outflow', 'SAU', '48.1', 22_773], ['outflow', 'YEM', '51.9', 22_773]]);
  });

  it('Ethiopia: Gode 55.70 % and Jigjiga 44.30 % of the points together', () => {
    const rows = rowsOf('point-share', [moved('total', '2024-02-10', 'A|inflow', 7_029), moved('total', '2024-02-10', 'B|inflow', 5_590)], FEBRUARY);
    expect(rows.map(({ value }) => rounded(value, 2))).toEqual(['55.70', '44.30']);
  });

  it('Tak: 73,482 in and 78,652 out are 152,134 together', () => {
    const [row] = rowsOf('direction-split', [moved('total', '2018-11-10', 'A|inflow', 73_482), moved('total', '2018-11-10', 'A|outflow', 78_652), moved('total', '2018-11-10', 'A|transit', 7)], { from: '2018-11-01', to: '2018-11-30' });
    expect(row).toMatchObject({ base: 152_134, beside: { net: -5_170, transit: 7, directionUndefined: 0 } });
    expect(rounded(row?.value)).toBe('48.3');
  });
});
