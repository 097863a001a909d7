import { describe, expect, it } from '@jest/globals';
import { AnswerSheet } from './answer-sheet.js';

describe('a sheet of answers', () => {
  it('holds what was answered, under whatever name', () => {
    const sheet = new AnswerSheet();
    expect([sheet.put('a', ' 1 '), sheet.put('b', ' \n'), sheet.put('__proto__', 'p')]).toEqual([true, false, true]);
    expect(Object.entries(sheet.answers)).toEqual([['a', ' 1 '], ['__proto__', 'p']]);
  });

  it('is full at some time, and takes nothing from then on', () => {
    const sheet = new AnswerSheet(5);
    expect([sheet.put('a', '1'), sheet.put('b', '2'), sheet.isFull]).toEqual([true, true, false]);
    expect([sheet.put('c', '3'), sheet.isFull, sheet.put('d', '4')]).toEqual([true, true, false]);
    expect(sheet.answers).toEqual(Object.assign(Object.create(null), { a: '1', b: '2' }));
  });
});
