import { describe, expect, it } from '@jest/globals';
import { isOurs, statusFor } from './wanted-status.js';
import { mayReadMedia } from './media-rights.js';

describe('a status in Kobo', () => {
  it('says what the verdict means for the figures', () => {
    expect((['accepted', 'flagged', 'quarantined', 'rejected'] as const).map(statusFor)).toEqual(['approved', 'approved', 'on_hold', 'not_approved']);
  });

  it('is ours to set where none stands or our last one', () => {
    expect([isOurs('none', null), isOurs('none', 'approved'), isOurs('on_hold', 'on_hold'), isOurs('approved', null), isOurs('approved', 'on_hold')]).toEqual([true, true, true, false, false]);
  });
});

it('media are read by a manager of all provinces of the source; of protection by focal points alone; of the survey by nobody', () => {
  const manager = (provinces: readonly string[] | null) => ({ role: 'manager', provinces });
  const source = (kind: 'fmr' | 'fms' | 'ct', provinces: readonly string[] | null) => ({ kind, provinces });
  expect([manager(null), manager(['LA03']), manager(['LA04']), { role: 'admin', provinces: null }].map((caller) => mayReadMedia(caller, source('fmr', ['LA03'])))).toEqual([true, true, false, false]);
  expect(mayReadMedia(manager(['LA03']), source('fmr', null))).toBe(false);
  expect([mayReadMedia({ role: 'protection', provinces: null }, source('ct', null)), mayReadMedia(manager(null), source('ct', null)), mayReadMedia(manager(null), source('fms', null))]).toEqual([true, false, false]);
});
