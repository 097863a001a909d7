import { describe, expect, it } from '@jest/globals';
import { readPosition } from './read-position.js';
import { readDecimal, readInteger, readYesNo } from './read-answer.js';
import { offsetOf, readInstant, readTime } from './read-date.js';

describe('answers as Kobo sends them', () => {
  it.each([['1250000.50', 1250000.5], ['12,5', 12.5], ['໑໒,໕', 12.5], ['-3', -3], ['1,000', null], ['1.000', null], ['1.23456', 1.23456], ['1e400', null], ['NaN', null], ['', null], ['9'.repeat(30), null]])('the amount %s', (text, value) => {
    expect(readDecimal(text)).toBe(value);
  });

  it.each([['-0', -0], ['007', 7], [null, null], ['+5', null]])('the number %s', (text, value) => {
    expect(readInteger(text)).toBe(value);
  });

  it.each([['yes', true], ['OK', true], ['TRUE', true], ['0', false], ['No', false], ['maybe', null], [null, null]])('yes or no: %s', (text, value) => {
    expect(readYesNo(text)).toBe(value);
  });

  it.each([['8:05', '08:05'], ['08:05:00.000+07:00', '08:05'], ['໐໘:໐໕', '08:05'], ['24:00', null], ['08:60', null], ['noon', null]])('the clock on the wall: %s', (text, value) => {
    expect(readTime(text)).toBe(value);
  });

  it.each([['2569-06-03T08:00:00+07:00', '2026-06-03T01:00:00.000Z'], ['2026-06-03T08:00:00-0300', '2026-06-03T11:00:00.000Z'], ['2026-06-03T08:00:00', '2026-06-03T01:00:00.000Z'], ['2026-13-03T08:00:00Z', undefined]])('the moment %s', (text, value) => {
    expect(readInstant(text)?.toISOString()).toBe(value);
  });

  it.each([['2026-06-03T08:00:00+07:00', 420], ['2026-06-03T08:00:00-03:30', -210], ['2026-06-03T08:00:00Z', 0], ['2026-06-03', null], ['2026-06-03T08:00:00', null], [null, null]])('the offset of %s', (text, minutes) => {
    expect(offsetOf(text)).toBe(minutes);
  });

  it.each([['21.1 101.6 0 5;21.2 101.7 0 5', 21.1], ['21,1 101,6', 21.1], ['໒໑.໑ ໑໐໑.໖', 21.1], ['91 181', undefined], ['NaN NaN', undefined], ['1e1 1e2', undefined]])('the position %s', (text, lat) => {
    expect(readPosition(text)?.lat).toBe(lat);
  });
});
