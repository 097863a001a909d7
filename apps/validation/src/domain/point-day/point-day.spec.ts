import { describe, expect, it } from '@jest/globals';
import { addDays } from '@fm/contracts/vocabulary';
import fc from 'fast-check';
import { RuleSettings } from '../rules/rule-settings.js';
import { judgePointDay } from './judge-point-day.js';
import { comparableDays, median, type DayTotal, type PointDay } from './point-day.js';

const DAY = '2026-06-03';
const weeks = (count: number, persons: number, groups = 30): DayTotal[] => Array.from({ length: count }, (_, week) => ({ day: addDays(DAY, -7 * (week + 1)), groups, persons: persons + (week % 3) }));
const alike = (persons: number): DayTotal[] => weeks(14, persons).map((one) => ({ ...one, persons }));
const today = (persons: number, groups = 30): DayTotal => ({ day: DAY, persons, groups });
const found = (differs: Partial<PointDay>): readonly string[] => judgePointDay({ point: 'P', day: DAY, today: '2026-06-03', coverage: [{ observed: true, open: true }], totals: [today(100)], ...differs }, new RuleSettings(), null).map(({ rule }) => rule);
const WATCHED = { observed: true, open: true };
const ABSENT = { observed: false, open: true };

describe('a point and a day', () => {
  it.each<[string, readonly string[], Partial<PointDay>]>([
    ['as usual', [], { totals: [...weeks(14, 100), today(104)] }], ['far above', ['V-O2'], { totals: [...weeks(14, 100), today(200)] }], ['far below', ['V-O2'], { totals: [...weeks(14, 100), today(20)] }],
    ['with too few days to compare', [], { totals: [...weeks(13, 100), today(500)] }], ['just within the floor under the deviation', [], { totals: [...alike(16), today(33)] }], ['just above it', ['V-O2'], { totals: [...alike(16), today(34)] }],
    ['just within what so many people vary by', [], { totals: [...alike(100), today(135)] }], ['just above that', ['V-O2'], { totals: [...alike(100), today(136)] }],
    ['without records', [], { totals: weeks(14, 100, 20), coverage: [ABSENT] }], ['not watched, with records', ['V-K1'], { coverage: [ABSENT] }], ['watched in one shift alone', [], { coverage: [ABSENT, WATCHED] }],
    ['watched, silent where there is always somebody', ['V-K1'], { totals: weeks(14, 100, 21), coverage: [WATCHED] }], ['watched, silent where there often is nobody', [], { totals: weeks(14, 100, 20), coverage: [WATCHED] }],
    ['without a coverage form on the second day after', [], { coverage: [], today: '2026-06-05' }], ['without one on the third', ['V-K2'], { coverage: [], today: '2026-06-06' }], ['without one and without records', [], { coverage: [], totals: [], today: '2026-07-01' }],
  ])('%s', (_, rules, differs) => {
    expect(found(differs)).toEqual(rules);
  });

  it('is the same in whatever order its records came', () => {
    const totals = [...weeks(20, 100), today(300)];
    fc.assert(fc.property(fc.shuffledSubarray(totals, { minLength: totals.length }), (order) => { expect(found({ totals: order })).toEqual(found({ totals })); }));
  });

  it('is compared with the same weekday of the weeks before, and can be set', () => {
    expect(comparableDays({ day: DAY, totals: [today(1), ...weeks(40, 1), { day: addDays(DAY, -1), groups: 1, persons: 1 }, { day: addDays(DAY, 7), groups: 1, persons: 1 }] })).toHaveLength(28);
    const settings = new RuleSettings([{ id: 1, rule: 'V-O2', pointType: null, severity: 'I', thresholds: { days: 3 }, decidedAt: '2026-01-01T00:00:00Z', appliesFrom: '2026-01-01T00:00:00Z' }]);
    expect(judgePointDay({ point: 'P', day: DAY, today: DAY, coverage: [WATCHED], totals: [...weeks(3, 10), today(900)] }, settings, null)).toMatchObject([{ rule: 'V-O2', severity: 'I', value: '900, usually 11' }]);
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
  });
});
