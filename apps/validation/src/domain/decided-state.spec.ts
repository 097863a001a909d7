import { describe, expect, it } from '@jest/globals';
import { judged } from '../../test/given-register.js';
import { decide, type RevisionHeader } from './decided-state.js';
import type { Word } from './last-word.js';
import type { TrainingDecision } from './training.js';

const HEADER: RevisionHeader = { submission: 's', revision: 2, source: 'fmr', kind: 'fmr', mode: 'live', receivedAt: '2026-06-03T01:00:00.000Z', formVersion: null };
const said = (verb: Word['verb']): Word => ({ verb, by: 'a manager', since: '2026-06-05T01:00:00.000Z' });
const NO_EXERCISE: TrainingDecision = { training: false, causes: [] };
const decided = (changes: Record<string, string>, word: Word | null = null, { causedAt, training = NO_EXERCISE }: { causedAt?: string; training?: TrainingDecision } = {}) =>
  decide({ header: HEADER, judgement: judged(changes), decision: 3, word, training, causedAt });

const UNKNOWN_POINT = { 'g_id/fmp_code': 'LAO-LA0301-09' };

describe('a decision', () => {
  it('is the rules\' where no person has spoken', () => {
    expect(decided({})).toMatchObject({ status: 'accepted', decision: 3, decidedBy: 'rules', effectiveAt: HEADER.receivedAt });
    expect(decided(UNKNOWN_POINT)).toMatchObject({ status: 'quarantined', decidedBy: 'rules' });
  });

  it('is the person\'s where one has, and as of then', () => {
    expect(decided(UNKNOWN_POINT, said('release'))).toMatchObject({ status: 'flagged', decidedBy: 'a manager', effectiveAt: '2026-06-05T01:00:00.000Z' });
    expect(decided({}, said('reject'))).toMatchObject({ status: 'rejected' });
    expect(decided({}, said('release'))).toMatchObject({ status: 'accepted' });
    expect(decided({}, said('hold'))).toMatchObject({ status: 'quarantined', record: { nTotal: 5 }, decidedBy: 'a manager' });
    expect([decided({}, said('none')), decided(UNKNOWN_POINT, said('none'))]).toMatchObject([{ status: 'accepted', decidedBy: 'rules', effectiveAt: '2026-06-05T01:00:00.000Z' }, { status: 'quarantined' }]);
  });

  it('releases nothing without point, day or total', () => {
    expect(decided({ 'g_count/n_total': 'many' }, said('release'))).toMatchObject({ status: 'quarantined', record: null, decidedBy: 'rules', effectiveAt: HEADER.receivedAt });
  });

  it('is effective as of the latest of what caused it', () => {
    expect(decided({}, said('release'), { causedAt: '2026-06-09T01:00:00.000Z' }).effectiveAt).toBe('2026-06-09T01:00:00.000Z');
    expect(decided({}, null, { causedAt: '2026-06-01T01:00:00.000Z' }).effectiveAt).toBe(HEADER.receivedAt);
    const training = { training: true, causes: ['2026-05-01T00:00:00.000Z', '2026-07-01T00:00:00.000Z'] };
    expect(decided({}, said('release'), { training })).toMatchObject({ training: true, status: 'accepted', effectiveAt: '2026-07-01T00:00:00.000Z' });
  });
});
