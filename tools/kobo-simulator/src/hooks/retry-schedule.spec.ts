import { describe, expect, it } from '@jest/globals';
import { Random } from '../random.js';
import { ceilingSeconds, delaySeconds, outcomeOf } from './retry-schedule.js';

describe('Kobo\'s retries', () => {
  it.each([
    [200, 'success'], [202, 'success'], [204, 'success'], [304, 'success'], [502, 'retry'], [503, 'retry'], [504, 'retry'],
    [400, 'failed'], [401, 'failed'], [413, 'failed'], [429, 'failed'], [500, 'failed'], [501, 'failed'],
  ])('%i is a %s', (status, outcome) => {
    expect(outcomeOf({ kind: 'answered', status, body: '' })).toBe(outcome);
  });

  it('a read time-out is tried again, a refused connection is not', () => {
    expect(outcomeOf({ kind: 'failed', message: 'Read timed out', readTimeout: true })).toBe('retry');
    expect(outcomeOf({ kind: 'failed', message: 'ECONNREFUSED', readTimeout: false })).toBe('failed');
  });

  it('wait anything up to one, two, four and eight minutes', () => {
    expect([1, 2, 3, 4].map(ceilingSeconds)).toEqual([60, 120, 240, 480]);
    const random = new Random('waits');
    const waits = Array.from({ length: 4000 }, () => delaySeconds(1, random));
    expect([Math.min(...waits), Math.max(...waits)]).toEqual([0, 60]);
  });
});
