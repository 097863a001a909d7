import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '@fm/contracts/vocabulary';
import { anomaliesOf, type DayTotal } from './anomalies.js';
import { isNews, notesChanged, type AnomalyNote } from './anomaly-note.js';

const MONDAY = '2026-06-01';
const weeks = (n: number, total: (week: number) => number = () => 100): DayTotal[] => Array.from({ length: n }, (_, week) => ({ day: addDays(MONDAY, -7 * (week + 1)), total: total(week) }));

describe('anomalies of a point', () => {
  it.each<[string, number, DayTotal[], number | null]>([
    ['as usual', 104, weeks(14), null], ['far above', 200, weeks(14), 100], ['far below', 20, weeks(14), 100], ['with thirteen days to compare', 500, weeks(13), null],
    ['just within the floor', 117, weeks(14), null], ['just above it', 118, weeks(14), 100], ['within what varies', 150, weeks(14, (week) => 100 + 20 * (week % 3)), null],
    ['on another weekday', 500, weeks(14).map(({ day, total }) => ({ day: addDays(day, 1), total })), null], ['more than a year away', 500, weeks(14).map(({ day, total }) => ({ day: addDays(day, -7 * 60), total })), null],
  ])('%s', (_, total, others, usual) => {
    const found = anomaliesOf([...others, { day: MONDAY, total }]).filter(({ day }) => day === MONDAY);
    expect(found).toEqual(usual === null ? [] : [{ day: MONDAY, value: total, usual, comparable: others.length }]);
  });

  it('depend on the set of days alone', () => {
    const days = fc.uniqueArray(fc.record({ day: fc.nat(200).map((n) => addDays(MONDAY, n)), total: fc.oneof(fc.constant(50), fc.nat(400)) }), { selector: ({ day }) => day, minLength: 100 });
    fc.assert(fc.property(days.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))), ([all, shuffled]) => expect(anomaliesOf(shuffled)).toEqual(anomaliesOf(all))), { numRuns: 50 });
  });
});

describe('notes of anomalies', () => {
  const found = { day: MONDAY, value: 200, usual: 100, comparable: 14 };
  const note: AnomalyNote = { ...found, point: 'P', foundAt: '2026-06-03T00:00:00Z', overAt: null, revision: 1 };
  const now = '2026-06-05T00:00:00Z';
  it.each<[string, AnomalyNote[], (typeof found)[], AnomalyNote[]]>([
    ['are made', [], [found], [{ ...note, foundAt: now }]], ['stay as they are', [note], [found], []], ['follow what changed', [note], [{ ...found, value: 300 }], [{ ...note, value: 300, revision: 2 }]],
    ['are over', [note], [], [{ ...note, overAt: now, revision: 2 }]], ['are over once', [{ ...note, overAt: now }], [], []], ['come back', [{ ...note, overAt: now, revision: 2 }], [found], [{ ...note, revision: 3 }]],
  ])('%s', (_, held, anomalies, expected) => {
    expect(notesChanged(held, { point: 'P', found: anomalies, now })).toEqual(expected);
  });

  it('are news for fourteen days', () => {
    expect([isNews(note), isNews({ ...note, foundAt: '2026-06-14T16:00:00Z' }), isNews({ ...note, foundAt: '2026-06-15T00:00:00Z' })]).toEqual([true, true, false]);
  });
});
