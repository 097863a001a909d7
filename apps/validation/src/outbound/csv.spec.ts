import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csvOf } from './csv.js';

describe('a table as CSV', () => {
  it('quotes what needs it, and keeps Lao', () => {
    expect(csvOf(['a', 'b'], [['x, "y"', null], ['ລາວ\nສອງ', '1']])).toBe('\ufeffa,b\r\n"x, ""y""",\r\n"ລາວ\nສອງ",1\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1'])('has no formula in it: %j', (text) => {
    const [, second] = csvOf(['a'], [[text]]).split('\r\n');
    expect(second?.replace(/^"/, '').startsWith("'")).toBe(true);
  });

  it('never begins a cell as a formula', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', 'a', ' ', ',', '"', '\n') }), (text) => {
      expect(csvOf(['c'], [[text]]).slice('\ufeffc\r\n'.length).replace(/^"/, '')).not.toMatch(/^[=+\-@]/);
    }));
  });
});
