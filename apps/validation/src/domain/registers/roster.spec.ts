import { expect, it } from '@jest/globals';
import { plannedHours, pointDayKey, type Roster } from './roster.js';

const DAY = '2026-06-03';
const roster = (own: readonly (readonly [string, string])[], before: readonly (readonly [string, string])[] = []): Roster =>
  new Map([[pointDayKey('P', DAY), own.map(([start, end]) => ({ start, end }))], [pointDayKey('P', '2026-06-02'), before.map(([start, end]) => ({ start, end }))]]);

it.each<[string, Roster, readonly (readonly [number, number])[]]>([
  ['one shift', roster([['06:00', '17:30']]), [[6, 17.5]]],
  ['two of them', roster([['06:00', '12:00'], ['12:00', '18:00']]), [[6, 12], [12, 18]]],
  ['a night: the rest of it is of the next day', roster([['20:00', '06:00']]), [[20, 24]]],
  ['the night before, and the day', roster([['06:00', '18:00']], [['20:00', '06:00'], ['06:00', '18:00']]), [[0, 6], [6, 18]]],
  ['nothing on the day itself', roster([], [['20:00', '06:00']]), []],
  ['another point', new Map([[pointDayKey('Q', DAY), [{ start: '06:00', end: '18:00' }]]]), []],
])('the hours of a point and a day: %s', (_, planned, hours) => {
  expect(plannedHours(planned, 'P', DAY)).toEqual(hours);
});
