import { describe, expect, it } from '@jest/globals';
import { nextWork, restAfter, sweepForGap, type SourceWatch } from './watch-schedule.js';

const NOW = new Date('2026-06-01T12:00:00Z');
const ago = (minutes: number): string => new Date(NOW.getTime() - minutes * 60_000).toISOString();
const intervals = { form: 15, history: 5, tail: 15, full: 1_440, hook: 15 };
const watch = (changes: Partial<SourceWatch> = {}): SourceWatch => ({
  backfilledAt: ago(100), sweptAt: ago(100), sweepAsked: false, tailAt: ago(1), formAt: ago(1), historyAt: ago(1), historyUntil: ago(1), hookAt: ago(1), restingUntil: null,
  historyMissing: false, countGap: 0, failures: 0, lastError: null, failingSince: null, ...changes,
});

describe('what is next with a source', () => {
  it.each([
    ['nothing', {}, null],
    ['the form first of all', { formAt: null, backfilledAt: null, sweptAt: null }, 'form'],
    ['the first reading', { backfilledAt: null, sweptAt: null }, 'backfill'],
    ['the whole form a day later', { sweptAt: ago(1_440) }, 'full'],
    ['the whole form where somebody asked', { sweepAsked: true }, 'full'],
    ['the hook', { hookAt: ago(15) }, 'hook'],
    ['the history', { historyAt: ago(5) }, 'history'],
    ['the newest, where there is no history', { historyMissing: true, historyAt: ago(99), tailAt: ago(15) }, 'tail'],
    ['nothing while it is left alone', { restingUntil: ago(-1), formAt: null }, null],
    ['the form again after it was left alone', { restingUntil: ago(0), formAt: ago(15) }, 'form'],
  ] as const)('is %s', (_, changes, work) => {
    expect(nextWork(watch(changes), intervals, NOW)).toBe(work);
  });

  it('leaves Kobo alone for longer with each failure, no less than it asked, no more than half an hour of its own accord', () => {
    expect([1, 2, 3, 20].map((failures) => restAfter(failures, 0))).toEqual([15_000, 30_000, 60_000, 1_800_000]);
    expect(restAfter(1, 600_000)).toBe(600_000);
  });

  it('looks at the newest where the counts differ, and at all where that did not help', () => {
    expect(sweepForGap(watch({ countGap: 2 }), 2)).toBeNull();
    expect(sweepForGap(watch({ formAt: ago(15), tailAt: ago(99) }), 3)).toBe('tail');
    expect(sweepForGap(watch({ formAt: ago(15), tailAt: ago(14) }), 3)).toBe('full');
  });
});
