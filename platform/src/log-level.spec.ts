import { describe, expect, it } from '@jest/globals';
import { logLevelOf } from './log-level.js';
import { StartProblem } from './start-problem.js';

describe('logLevelOf', () => {
  it('is info unless said otherwise', () => {
    expect([logLevelOf({}), logLevelOf({ LOG_LEVEL: '' }), logLevelOf({ LOG_LEVEL: 'debug' })]).toEqual(['info', 'info', 'debug']);
  });

  it('refuses a word that the logger does not know', () => {
    expect(() => logLevelOf({ LOG_LEVEL: 'verbose' })).toThrow(StartProblem);
  });
});
