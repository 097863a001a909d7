import { expect, it } from '@jest/globals';
import { workingDaysSince } from './working-days.js';

it.each<[string, string, string[], number]>([
  ['2026-06-03', '2026-06-03', [], 0], ['2026-06-03', '2026-06-04', [], 1], ['2026-06-05', '2026-06-08', [], 1], ['2026-06-03', '2026-06-08', [], 3], ['2026-06-03', '2026-06-09', ['2026-06-04'], 3], ['2026-06-09', '2026-06-03', [], 0],
])('from %s to %s with holidays %j are %d working days', (from, to, holidays, days) => {
  expect(workingDaysSince(from, to, new Set(holidays))).toBe(days);
});
