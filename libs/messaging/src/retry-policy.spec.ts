import { describe, expect, it } from '@jest/globals';
import { waitBeforeRetry } from './retry-policy.js';

describe('the wait before another attempt', () => {
  it('doubles from a tenth of a second to five seconds and stays there for ever', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8].map(waitBeforeRetry)).toEqual([100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
    expect([100, 10_000, Number.MAX_SAFE_INTEGER].map(waitBeforeRetry)).toEqual([5_000, 5_000, 5_000]);
  });
});
