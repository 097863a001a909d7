import { describe, expect, it } from '@jest/globals';
import { erasureOptions } from './erasure-options.js';

describe('what is asked of npm run erase', () => {
  it.each([
    [['k/a/1', '--reason', 'asked'], { verb: 'erase', submission: 'k/a/1', reason: 'asked' }], [['--verify', 'k/a/1', 'k/a/2'], { verb: 'verify', submissions: ['k/a/1', 'k/a/2'] }],
    [['--ledger'], { verb: 'ledger' }], [['--again', 'file'], { verb: 'again', file: 'file' }],
  ])('%j', (args, request) => {
    expect(erasureOptions(args)).toEqual({ request, directory: '.passage' });
    expect(erasureOptions([...args, '--data-dir', 'there']).directory).toBe('there');
  });

  it.each([[[]], [['k/a/1']], [['k/a/1', 'k/a/2', '--reason', 'x']], [['--reason', 'x']], [['k/a/1', '--reason', ' ']], [['--verify']], [['--ledger', 'k/a/1']], [['--ledger', '--again', 'f']], [['k/a/1', '--reason', 'x', '--verify']], [['--everything']]])('refuses %j and says what to do', (args) => {
    let problem: unknown;
    try {
      erasureOptions(args);
    } catch (error) {
      problem = error;
    }
    expect(problem).toMatchObject({ name: 'OperatorProblem', nextStep: expect.stringMatching(/./) });
  });
});
