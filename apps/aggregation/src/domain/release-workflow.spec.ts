import { describe, expect, it } from '@jest/globals';
import { takeStep, type ReleaseProgress, type ReleaseState, type ReleaseStep } from './release-workflow.js';

const AT: ReleaseProgress = { state: 'draft', draftedBy: 'drafter', steps: [], clearers: ['clearer'], auditIsClean: true, isOvertaken: false };
const outcome = (differs: Partial<ReleaseProgress>, step: ReleaseStep, by: string): string => {
  const taken = takeStep({ ...AT, ...differs }, step, by);
  return 'state' in taken ? taken.state : `refused: ${taken.refused}`;
};

describe('the steps of a release', () => {
  it.each<[ReleaseState, ReleaseStep, string, string]>([
    ['preparing', 'review', 'other', 'refused: order'],
    ['draft', 'review', 'drafter', 'refused: person'], ['draft', 'review', 'other', 'reviewed'], ['draft', 'clear', 'clearer', 'refused: order'], ['draft', 'publish', 'clearer', 'refused: order'],
    ['reviewed', 'clear', 'drafter', 'refused: person'], ['reviewed', 'clear', 'other', 'refused: person'], ['reviewed', 'clear', 'clearer', 'cleared'], ['reviewed', 'publish', 'clearer', 'refused: order'], ['reviewed', 'review', 'other', 'refused: order'],
    ['cleared', 'publish', 'drafter', 'refused: person'], ['cleared', 'publish', 'other', 'refused: person'], ['cleared', 'publish', 'clearer', 'published'], ['cleared', 'clear', 'clearer', 'refused: order'],
    ['preparing', 'discard', 'other', 'discarded'], ['draft', 'discard', 'drafter', 'discarded'], ['cleared', 'discard', 'other', 'discarded'], ['published', 'discard', 'clearer', 'refused: order'], ['published', 'publish', 'clearer', 'refused: order'], ['discarded', 'review', 'other', 'refused: order'],
  ])('%s, %s by %s: %s', (state, step, ...[by, expected]) => {
    expect(outcome({ state }, step, by)).toBe(expected);
  });

  it('no drafter clears, whoever the round names', () => {
    expect(outcome({ state: 'reviewed', clearers: ['drafter'] }, 'clear', 'drafter')).toBe('refused: person');
    expect(outcome({ state: 'cleared', clearers: ['drafter'] }, 'publish', 'drafter')).toBe('refused: person');
    expect(outcome({ state: 'reviewed', clearers: [] }, 'clear', 'other')).toBe('refused: person');
  });

  it('where several are named, each clears', () => {
    const clearers = ['one', 'two', 'drafter'];
    expect(outcome({ state: 'reviewed', clearers }, 'clear', 'one')).toBe('reviewed');
    expect(outcome({ state: 'reviewed', clearers, steps: [{ step: 'clear', by: 'one' }] }, 'clear', 'two')).toBe('cleared');
  });

  it.each<[ReleaseState, ReleaseStep]>([['draft', 'review'], ['reviewed', 'clear'], ['cleared', 'publish']])('%s: only a clean audit that saw all releases goes on to %s', (state, step) => {
    expect(outcome({ state, auditIsClean: false }, step, 'clearer')).toBe('refused: audit');
    expect(outcome({ state, isOvertaken: true }, step, 'clearer')).toBe('refused: overtaken');
  });
});
