import { describe, expect, it } from '@jest/globals';
import { arranged, over, stepsOf, type Replacement, type SubmissionCount } from './submission-count.js';

const cause = { type: 'fm.submission.located.v1', effectiveAt: '2026-06-01T03:00:00Z', traceparent: '' };
const contribution = { point: 'P', direction: 'inflow', day: '2026-06-01', counts: { nRecords: 1, nFlagged: 0, nHeld: 0, heldMovements: 0 }, parts: [] };

function state(revision: number, decision: number, differs: Partial<SubmissionCount> = {}): SubmissionCount {
  return { submission: 's', version: { revision, decision, placement: 1 }, status: 'accepted', contribution, counting: true, cause, ...differs };
}

describe('the states of a submission in one batch', () => {
  it('come down to the newest by version, wherever it stands', () => {
    const { newest, older } = arranged([state(1, 2), state(2, 1), state(1, 9), state(1, 2), state(1, 1, { submission: 't' })]);
    expect(older.map(({ submission, version }) => [submission, version.revision, version.decision])).toEqual([['s', 1, 2], ['s', 1, 9]]);
    expect(newest.map(({ submission, version }) => [submission, version.revision, version.decision])).toEqual([['s', 2, 1], ['t', 1, 1]]);
  });

  it('take the place of what is older; an erasure of whatever there is, and never lowers the version', () => {
    expect(over(state(2, 1), state(1, 9).version)?.version.revision).toBe(2);
    expect([over(state(1, 9), state(2, 1).version), over(state(2, 1), state(2, 1).version)]).toEqual([null, null]);
    expect(over(state(1, 0, { erased: true, contribution: null }), state(2, 3).version)).toMatchObject({ version: { revision: 2, decision: 3, placement: 1 }, contribution: null });
    expect(over(state(3, 0, { erased: true }), state(2, 3).version)?.version.revision).toBe(3);
  });

  it('are an erasure under the newest version, where one of them is, and leave no history', () => {
    const { newest, older } = arranged([state(3, 0), state(2, 0, { erased: true, contribution: null })]);
    expect([newest, older]).toEqual([[state(3, 0, { erased: true, contribution: null })], []]);
  });

  it('take back only what was in the figures', () => {
    const held = (before: SubmissionCount | null): Replacement['before'] => before && { ...before, counted: true };
    const signs = (before: SubmissionCount | null, after: SubmissionCount): number[] => stepsOf([{ before: held(before), after }]).map(({ sign }) => sign);
    expect(signs(null, state(1, 1))).toEqual([1]);
    expect(signs(state(1, 1), state(2, 1))).toEqual([-1, 1]);
    expect(signs(state(1, 1, { counting: false }), state(2, 1))).toEqual([1]);
    expect(signs(state(1, 1), state(2, 1, { contribution: null, status: 'withdrawn' }))).toEqual([-1]);
  });

  it('pass through those between in the same batch, each with its own cause, and leave out what is behind', () => {
    const at = (revision: number, differs: Partial<SubmissionCount> = {}): SubmissionCount => state(revision, 1, { cause: { ...cause, effectiveAt: `2026-06-0${revision}T00:00:00Z` }, ...differs });
    const steps = stepsOf([{ before: { ...at(2), counted: true }, after: at(4) }], [at(1), at(3)]);
    expect(steps.map(({ sign, cause: { effectiveAt } }) => `${sign} ${effectiveAt.slice(8, 10)}`)).toEqual(['-1 03', '1 03', '-1 04', '1 04']);
  });

  it('are a first reading until they have counted once', () => {
    const firstReads = (counted: boolean): unknown[] => stepsOf([{ before: { ...state(1, 0, { contribution: null }), counted }, after: state(1, 2, { backfill: true }) }], [state(1, 1, { backfill: true })]).map(({ firstRead }) => firstRead);
    expect([firstReads(false), firstReads(true)]).toEqual([[true, false, false], [false, false, false]]);
  });
});
