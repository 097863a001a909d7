import { describe, expect, it } from '@jest/globals';
import { newestOf } from './newest-states.js';

const event = (submission: string, revision: number, decision: number, name: string) => ({ data: { submission, version: { revision, decision, placement: 0 } }, name });

describe('the newest states of a batch', () => {
  it('are one per submission, whatever the order; a repeat changes nothing', () => {
    const batch = [event('a', 1, 1, 'a11'), event('b', 2, 0, 'b20'), event('a', 1, 2, 'a12'), event('a', 1, 1, 'again'), event('b', 1, 9, 'b19'), event('b', 2, 0, 'again')];
    expect(newestOf(batch).map(({ name }) => name)).toEqual(['a12', 'b20']);
  });
});
