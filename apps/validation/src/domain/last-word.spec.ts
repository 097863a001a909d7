import { describe, expect, it } from '@jest/globals';
import { lastWord, type KoboReview, type PersonDecision } from './last-word.js';

const person: PersonDecision = { submission: 's', revision: 1, verb: 'release', actor: 'a manager', reason: 'seen', decidedAt: '2026-06-05T01:00:00.000Z' };
const review: KoboReview = { submission: 's', review: 1, status: 'not_approved', reviewedAt: '2026-06-05T02:00:00.000Z', effectiveAt: '2026-06-05T06:00:00.000Z' };

describe('the last word of a person', () => {
  it('is whoever spoke later, by when it was said and not by when it was seen', () => {
    expect(lastWord(person, review)).toEqual({ verb: 'reject', by: 'Kobo', since: review.effectiveAt });
    expect(lastWord({ ...person, decidedAt: '2026-06-05T03:00:00.000Z' }, review)).toEqual({ verb: 'release', by: 'a manager', since: '2026-06-05T03:00:00.000Z' });
    expect(lastWord({ ...person, decidedAt: review.reviewedAt }, review)?.by).toBe('a manager');
  });

  it('is nobody\'s where nobody spoke', () => {
    expect([lastWord(undefined, undefined), lastWord(person, undefined)?.verb, lastWord(undefined, review)?.verb]).toEqual([null, 'release', 'reject']);
  });

  it.each([['approved', 'release'], ['not_approved', 'reject'], ['on_hold', 'hold'], ['none', 'none']] as const)('in Kobo: %s is %s', (status, verb) => {
    expect(lastWord(undefined, { ...review, status })?.verb).toBe(verb);
  });
});
