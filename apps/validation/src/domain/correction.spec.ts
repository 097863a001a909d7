import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { closedBy, mended, statesOf, type Correction } from './correction.js';

const correction = (id: number, from: string | null, to: string | null, changes: Partial<Correction> = {}): Correction =>
  ({ id, submission: 's', revision: 1, path: 'n', base: from, old: from, new: to, issue: 'V-C1', reason: 'asked the team', actor: 'a', decidedAt: `2026-06-0${id}T00:00:00.000Z`, closedRevision: null, ...changes });
const state = (corrections: Correction[], answers: Record<string, string>): unknown => [...statesOf(corrections, answers).values()];

describe('a correction', () => {
  it('is laid over the answer, which stays what it was', () => {
    const answers = { n: '4', m: '2' };
    expect(mended(answers, [correction(1, '4', '5')])).toEqual({ answers: { n: '5', m: '2' }, causes: ['2026-06-01T00:00:00.000Z'] });
    expect(mended(answers, [correction(1, '4', null)]).answers).toEqual({ m: '2' });
    expect(mended({ m: '2' }, [correction(1, null, '5')]).answers).toEqual({ m: '2', n: '5' });
    expect(answers).toEqual({ n: '4', m: '2' });
  });

  it('is kept on a next revision that says the same as the one before, and is a conflict where it says something else', () => {
    const one = correction(1, '4', '5');
    expect([state([one], { n: '4' }), state([one], { n: '7' }), state([one], {})]).toEqual([['applied'], ['conflict'], ['conflict']]);
    expect(mended({ n: '7' }, [one])).toEqual({ answers: { n: '7' }, causes: [] });
  });

  it('is closed by a later revision that says so itself, and then lies over nothing any more', () => {
    const one = correction(1, '4', '5');
    expect([closedBy([one], 2, { n: '5' }), closedBy([one], 1, { n: '5' }), closedBy([one], 2, { n: '4' }), closedBy([{ ...one, closedRevision: 2 }], 3, { n: '5' })]).toEqual([[1], [], [], []]);
    expect(mended({ n: '4' }, [{ ...one, closedRevision: 2 }]).answers).toEqual({ n: '4' });
    expect(closedBy([correction(1, '4', null)], 2, {})).toEqual([1]);
  });

  it('gives way to a newer one of the same answer, which also stands on what the older made of it in Kobo', () => {
    const both = [correction(1, '4', '5'), correction(2, '4', '6', { old: '5' })];
    expect([state(both, { n: '4' }), state(both, { n: '5' }), state(both, { n: '9' })]).toEqual([['superseded', 'applied'], ['superseded', 'applied'], ['superseded', 'conflict']]);
    expect(mended({ n: '5' }, both).answers).toEqual({ n: '6' });
  });

  it('never reaches another answer, and mending twice is mending once', () => {
    const value = fc.option(fc.constantFrom('1', '2', '3'), { nil: null });
    const some = fc.array(fc.record({ path: fc.constantFrom('n', '__proto__', 'toString'), base: value, new: value }), { maxLength: 4 });
    fc.assert(fc.property(some, fc.dictionary(fc.constantFrom('n', 'm', 'toString'), fc.constantFrom('1', '2', '3')), (changes, answers) => {
      const corrections = changes.map((change, index) => correction(index + 1, change.base, change.new, { path: change.path }));
      const once = mended(answers, corrections).answers;
      expect(once['m']).toBe(answers['m']);
      expect(Object.keys({}).length + Object.keys(Object.prototype).length).toBe(0);
      expect(mended(answers, corrections).answers).toEqual(once);
    }));
  });
});
