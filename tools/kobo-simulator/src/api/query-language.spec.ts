import { describe, expect, it } from '@jest/globals';
import { readQuery, UnreadableQuery } from './query-language.js';

/** A row is a set of letters; `x:a` asks for a letter. */
function reads(query: string, row: string): boolean {
  return readQuery<string>(query, (_, value) => (letters) => letters.includes(value))(row);
}

describe('the query language', () => {
  it.each([
    ['', '', true], ['x:a', 'a', true], ['x:a', 'b', false],
    ['x:a AND x:b', 'a', false], ['x:a AND x:b', 'ab', true], ['x:a x:b', 'a', false], ['x:a x:b', 'ab', true],
    ['x:a OR x:b', 'b', true], ['x:a OR x:b AND x:c', 'a', true], ['(x:a OR x:b) AND x:c', 'a', false], ['( x:a OR (x:b) ) x:c', 'bc', true],
    ['NOT x:a', 'b', true], ['x:a NOT x:b', 'ab', false], ['x:a AND NOT (x:b OR x:c)', 'ac', false], ['x:a AND NOT (x:b OR x:c)', 'ad', true],
    ['  x:"a"  ', 'a', true], ["x:'a'", 'a', true],
  ])('%s of a row with %s is %s', (query, row, answer) => {
    expect(reads(query, row)).toBe(answer);
  });

  it('lets NOT reach to the end of what follows', () => {
    expect([reads('NOT x:a OR x:b', 'b'), reads('(NOT x:a) OR x:b', 'b')]).toEqual([false, true]);
  });

  it.each(['x:', 'x:a AND', '(x:a', 'x:a)', 'x:2026-06-01T00:00:00Z', 'x:a ORx:b'])('cannot read %s', (query) => {
    expect(() => reads(query, 'a')).toThrow(UnreadableQuery);
  });
});
