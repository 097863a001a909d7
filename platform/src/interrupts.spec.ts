import { describe, expect, it } from '@jest/globals';
import { interruptHandler } from './interrupts.js';

describe('interruptHandler', () => {
  const told: string[] = [];
  let time = 0;
  const interrupt = interruptHandler({ onFirst: () => told.push('first'), onSecond: () => told.push('second') }, () => time);

  it('takes two within two seconds for one, as npm repeats what the terminal sent, and a later one for impatience', () => {
    interrupt();
    time = 2_000;
    interrupt();
    expect(told).toEqual(['first']);
    time = 2_001;
    interrupt();
    expect(told).toEqual(['first', 'second']);
  });
});
