import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { localDayOf } from '@fm/contracts/vocabulary';
import { plainInstant } from './plain-instant.js';
import { decimalAt, digitsAt } from './plain-text.js';
import { readDay, readHour, readInstant } from './read-date.js';
import { readPosition } from './read-position.js';

const two = (most: number): fc.Arbitrary<string> => fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, '0'));
const DAY = fc.tuple(fc.constantFrom('1899', '1900', '1970', '2000', '2024', '2026', '2499', '2500', '2569', '2601'), two(13), two(32)).map((parts) => parts.join('-'));
const MOMENT = fc.tuple(DAY, two(25), two(61), two(61), fc.integer({ min: 0, max: 999 }), fc.constantFrom('+07:00', '-07:00', '+00:00', '+14:00', '+05:45', 'Z', '+0700'))
  .map(([day, hour, minute, second, ms, offset]) => `${day}T${hour}:${minute}:${second}.${String(ms).padStart(3, '0')}${offset}`);

describe('what is read without a pattern is what the pattern reads', () => {
  it('of a moment', () => {
    fc.assert(fc.property(MOMENT, (text) => { const plain = plainInstant(text); if (!Number.isNaN(plain)) expect(plain).toBe(Date.parse(text)); }));
    expect(plainInstant('2026-06-03T08:14:22.118+07:00')).toBe(Date.parse('2026-06-03T08:14:22.118+07:00'));
    expect(readInstant('2569-06-03T08:14:22.118+07:00')?.toISOString()).toBe('2026-06-03T01:14:22.118Z');
  });

  it('of a day, and of none', () => {
    fc.assert(fc.property(DAY, (text) => { expect(readDay(text)).toEqual(readDay(`${text} `)); }));
    fc.assert(fc.property(fc.string({ maxLength: 12 }), (text) => { expect(readDay(text)).toBeNull(); }));
  });

  it('of an hour', () => {
    fc.assert(fc.property(two(30), two(70), (hour, minute) => { expect(readHour(`${hour}:${minute}`)).toBe(Number(hour) <= 23 && Number(minute) <= 59 ? Number(hour) : null); }));
    expect([readHour('8:05'), readHour('໐໘:໐໕'), readHour('08'), readHour('')]).toEqual([8, 8, null, null]);
  });

  it('of a decimal, to the last digit', () => {
    const text = fc.tuple(fc.constantFrom('', '-'), fc.stringMatching(/^\d{1,5}$/), fc.option(fc.stringMatching(/^\d{1,12}$/), { nil: null })).map(([sign, whole, behind]) => sign + whole + (behind === null ? '' : `.${behind}`));
    fc.assert(fc.property(text, (one) => { const plain = decimalAt(one, 0, one.length); if (!Number.isNaN(plain)) expect(plain).toBe(Number(one)); }));
    for (const none of ['', '-', '.5', '5.', '1.2.3', '1e3', '123456', ' 1']) expect([none, decimalAt(none, 0, none.length)]).toEqual([none, Number.NaN]);
    expect(decimalAt('20.98712345', 0, 11)).toBe(20.98712345);
  });

  it('of a position: with blanks, commas or a trace it is read the long way', () => {
    const position = { lat: 20.9871, lon: 101.4512, accuracyM: 4.5 };
    for (const text of ['20.9871 101.4512 600.0 4.5', '20.9871  101.4512 600 4.5', '20,9871 101,4512 600 4,5', '20.9871 101.4512 600.0 4.5; 1 2 3 4', '໒໐.໙໘໗໑ 101.4512 600 4.5']) expect([text, readPosition(text)]).toEqual([text, position]);
    expect([readPosition('91 1 1 1'), readPosition('here'), readPosition('20.9 101.4')]).toEqual([null, null, { lat: 20.9, lon: 101.4, accuracyM: null }]);
  });

  it('and digits are told from the rest', () => {
    expect([digitsAt('a042', 1, 3), digitsAt('04', 0, 3), digitsAt('0a', 0, 2)]).toEqual([42, -1, -1]);
  });
});

describe('a day in Laos', () => {
  it('is the same whether it was asked for before or not', () => {
    fc.assert(fc.property(fc.date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (instant) => {
      const day = new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
      expect([localDayOf(instant), localDayOf(instant)]).toEqual([day, day]);
    }));
  });
});
