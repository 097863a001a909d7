import { describe, expect, it } from '@jest/globals';
import { hoursByHour, hoursIn, unionOf } from './interval.js';
import { watched, type PointDayFacts } from './point-day.js';
import { timesOf, watchOf, type Watch } from './watch.js';

const DAY = '2026-06-01';
const shift = (start: string, end: string) => timesOf({ day: DAY, start, end });
const watch = (start: string, end: string): Watch => ({ day: DAY, times: shift(start, end), open: true, observed: true });
const closed: Watch = { day: DAY, times: null, open: false, observed: false };
const facts = (differs: Partial<PointDayFacts>): PointDayFacts => ({ shifts: [], watches: [], records: 0, over: true, ...differs });

describe('a day at a point', () => {
  it.each<[string, Partial<PointDayFacts>, [number | null, number | null, string | null]]>([
    ['is observed by half of its plan', { shifts: [shift('08:00', '16:00')], watches: [watch('08:00', '12:00')] }, [8, 4, 'observed']],
    ['is partial by less', { shifts: [shift('08:00', '16:00')], watches: [watch('08:00', '11:59')] }, [8, 239 / 60, 'partial']],
    ['counts hours of several forms once, and no more than planned', { shifts: [shift('08:00', '12:00')], watches: [watch('07:00', '11:00'), watch('10:00', '14:00')] }, [4, 4, 'observed']],
    ['counts shifts that overlap once', { shifts: [shift('08:00', '12:00'), shift('10:00', '14:00')] }, [6, null, 'unobserved']],
    ['has a night shift whole', { shifts: [shift('22:00', '06:00')], watches: [watch('22:00', '06:00')] }, [8, 8, 'observed']],
    ['is observed as far as is known where nothing was planned', { watches: [watch('08:00', '08:10')] }, [null, 1 / 6, 'observed']],
    ['is inferred from records, hours unknown', { shifts: [shift('08:00', '12:00')], records: 1 }, [4, null, 'inferred']],
    ['is inferred from records without a plan', { records: 1, over: false }, [null, null, 'inferred']],
    ['is inferred where a form says that it was watched and not when', { watches: [{ times: null, open: null, observed: true }] }, [null, null, 'inferred']],
    ['is closed where it is known to be', { shifts: [shift('08:00', '12:00')], watches: [closed] }, [4, null, 'closed']],
    ['is not closed where there are records', { watches: [closed], records: 2 }, [null, null, 'inferred']],
    ['is not closed where another team watched', { watches: [closed, watch('08:00', '09:00')] }, [null, 1, 'observed']],
    ['has no hours from a form that says nobody watched', { watches: [{ ...watch('08:00', '12:00'), observed: false }] }, [null, null, 'unobserved']],
    ['is unobserved once its plan has passed', { shifts: [shift('08:00', '12:00')] }, [4, null, 'unobserved']],
    ['has no state before', { shifts: [shift('08:00', '12:00')], over: false }, [4, null, null]],
    ['without plan, form and records has none either', {}, [null, null, null]],
  ])('%s', (_, differs, [planned, observed, state]) => {
    const { plannedHours, observedHours, state: found } = watched(facts(differs));
    expect([plannedHours, observedHours, found]).toEqual([planned, observed, state]);
  });

  it('has its hours under the hours of the day in Laos, not capped', () => {
    const { byHour } = watched(facts({ shifts: [shift('23:00', '23:30')], watches: [watch('22:30', '01:15')] }));
    expect([...byHour]).toEqual([['22', 0.5], ['23', 1], ['00', 1], ['01', 0.25]]);
  });
});

describe('a coverage form', () => {
  const form = (day: string, actualStart: string | null, actualEnd: string | null) => watchOf({ day, actualStart, actualEnd, open: true, observed: true });
  it.each<[string, ReturnType<typeof form>, string, number | null]>([
    ['belongs to its day', form(DAY, '2026-06-01T01:00:00Z', '2026-06-01T05:00:00Z'), DAY, 4],
    ['filled in on the next morning belongs to the day on which the shift began', form('2026-06-02', '2026-06-01T22:00:00+07:00', '2026-06-02T06:00:00+07:00'), DAY, 8],
    ['of times on another day has none', form(DAY, '2025-06-01T01:00:00Z', '2025-06-01T05:00:00Z'), DAY, null],
    ['that ends before it begins has none', form(DAY, '2026-06-01T05:00:00Z', '2026-06-01T01:00:00Z'), DAY, null],
    ['longer than a day has none', form(DAY, '2026-06-01T01:00:00Z', '2026-06-03T01:00:00Z'), DAY, null],
    ['without times has none', form(DAY, null, '2026-06-01T01:00:00Z'), DAY, null],
    ['of times that cannot be read has none', form(DAY, 'soon', 'later'), DAY, null],
  ])('%s', (_, { day, times }, expectedDay, hours) => {
    expect([day, times && hoursIn([times])]).toEqual([expectedDay, hours]);
  });
});

describe('intervals', () => {
  it('join where they touch, and keep apart where not', () => {
    expect(unionOf([{ from: 5, to: 6 }, { from: 1, to: 2 }, { from: 2, to: 3 }, { from: 4, to: 4 }])).toEqual([{ from: 1, to: 3 }, { from: 5, to: 6 }]);
    expect(hoursByHour([])).toEqual(new Map());
  });
});
