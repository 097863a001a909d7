import { describe, expect, it } from '@jest/globals';
import type { Answers } from './canonical-answers.js';
import { SubmissionLedger, type StoredBody, type SubmissionState } from './submission-ledger.js';

const FULL: Answers = { a: '1', b: '2' };
let receipts = 0;

const given = (uuid: string | null, changes: Partial<StoredBody> = {}): Omit<StoredBody, 'revision'> => ({
  receipt: `r${++receipts}`, uuid, deprecatedUuid: null, original: (changes.deprecatedUuid ?? null) === null, end: null, contentHash: 'full', answerCount: 2, apiReading: null, receivedAt: '2026-06-01T00:00:00Z', trusted: true, whole: true, ...changes,
});
const ledger = (state: SubmissionState = 'live', stored: readonly StoredBody[] = []): SubmissionLedger =>
  new SubmissionLedger({ submission: 's', state, revision: stored.length, head: stored.at(-1)?.receipt ?? null, koboId: null, submittedAt: null, review: 0, reviewStatus: 'none', writtenStatus: null, intendedStatus: null }, stored);
const noneStored = (): Answers => ({});

describe('the ledger of a submission', () => {
  it('numbers what becomes the head and stores what does not without a number', () => {
    const one = ledger();
    expect(one.take(given('b', { deprecatedUuid: 'a' }), FULL, noneStored)).toEqual({ kind: 'stored' });
    expect(one.take(given('a', { contentHash: 'older' }), { a: '0' }, noneStored)).toEqual({ kind: 'stored' });
    expect([one.revision, one.added.map((body) => body.revision)]).toEqual([1, [1, null]]);
  });

  it('knows a repeat of any revision by its first receipt', () => {
    const [one, first] = [ledger(), given('a')];
    one.take(first, FULL, noneStored);
    one.take(given('b', { deprecatedUuid: 'a' }), FULL, noneStored);
    expect(one.take(given('a'), FULL, noneStored)).toEqual({ kind: 'duplicate', of: first.receipt });
    expect(one.revision).toBe(2);
  });

  it('takes another content of the same uuid, and knows a subset of one that came in the same transaction', () => {
    const one = ledger();
    one.take(given('a'), FULL, noneStored);
    expect(one.take(given('a', { contentHash: 'part', answerCount: 1 }), { a: '1' }, noneStored)).toMatchObject({ kind: 'duplicate' });
    expect(one.take(given('a', { contentHash: 'other', answerCount: 3 }), { ...FULL, c: '3' }, noneStored)).toEqual({ kind: 'stored' });
    expect(one.revision).toBe(2);
  });

  it('lets a subset that came first give way to the whole', () => {
    const one = ledger();
    one.take(given('a', { contentHash: 'zzz', answerCount: 1 }), { a: '1' }, noneStored);
    one.take(given('a'), FULL, noneStored);
    expect([one.revision, one.head]).toEqual([2, one.added[1]?.receipt]);
  });

  it('compares a body without uuid with every other', () => {
    const stored: StoredBody = { ...given('a'), revision: 1 };
    const one = ledger('live', [stored]);
    const part = given(null, { contentHash: 'part', answerCount: 1 });
    expect(one.others(part)).toEqual([stored.receipt]);
    expect(one.take(part, { a: '1' }, () => FULL)).toEqual({ kind: 'duplicate', of: stored.receipt });
  });

  it('stays out after a deletion until Kobo itself shows it again, the same or not', () => {
    const one = ledger();
    one.take(given('a'), FULL, noneStored);
    expect([one.withdraw(), one.withdraw(), one.revision]).toEqual([true, false, 2]);
    expect(one.take(given('b', { deprecatedUuid: 'a' }), { a: '5' }, noneStored)).toEqual({ kind: 'stored' });
    expect([one.state, one.revision]).toEqual(['withdrawn', 2]);
    expect(one.take(given('a', { apiReading: 1 }), FULL, noneStored)).toEqual({ kind: 'stored' });
    expect([one.state, one.revision]).toEqual(['live', 3]);
  });

  it('follows Kobo back to a body that an edit had replaced, once', () => {
    const one = ledger();
    one.take(given('a'), FULL, noneStored);
    one.take(given('b', { deprecatedUuid: 'x' }), { a: '5' }, noneStored);
    expect(one.take(given('a', { apiReading: 1 }), FULL, noneStored)).toEqual({ kind: 'stored' });
    expect(one.take(given('a', { apiReading: 2 }), FULL, noneStored)).toMatchObject({ kind: 'duplicate' });
    expect(one.revision).toBe(3);
  });

  it('keeps to what Kobo has confirmed, but for what was edited from that', () => {
    const one = ledger();
    one.take(given('a'), FULL, noneStored);
    expect(one.take(given('a', { apiReading: 1 }), FULL, noneStored)).toMatchObject({ kind: 'duplicate' });
    expect(one.confirmed).toMatchObject([{ uuid: 'a', apiReading: 1 }]);
    one.take(given('b', { deprecatedUuid: 'x', end: '2026-06-09T00:00:00Z' }), { a: '5' }, noneStored);
    expect([one.revision, one.head]).toEqual([1, one.confirmed[0]?.receipt]);
    one.take(given('c', { deprecatedUuid: 'a' }), { a: '6' }, noneStored);
    expect([one.revision, one.head]).toEqual([2, one.added.at(-1)?.receipt]);
  });

  it('takes over the bodies of a submission that is the same', () => {
    const [stays, goes] = [ledger('live', [{ ...given('a'), revision: 1 }]), ledger('live', [{ ...given('c', { deprecatedUuid: 'b' }), revision: 1 }])];
    const receipt = goes.head;
    expect(stays.absorb(goes)).toBe(true);
    expect([goes.state, goes.revision, goes.head, stays.state, stays.revision, stays.head, stays.receipts.length]).toEqual(['merged', 2, null, 'live', 2, receipt, 2]);
    const deleted = ledger('withdrawn', [{ ...given('d'), revision: 1 }]);
    expect(stays.absorb(deleted)).toBe(false);
    expect([deleted.state, deleted.revision, stays.state, stays.revision]).toEqual(['merged', 1, 'withdrawn', 3]);
  });

  it('does not even read what was erased', () => {
    const one = ledger('erased');
    expect(one.others(given('a'))).toEqual([]);
    expect(one.take(given('a', { apiReading: 1 }), FULL, noneStored)).toEqual({ kind: 'discarded' });
    expect([one.state, one.revision, one.withdraw()]).toEqual(['erased', 0, false]);
  });
});

it('takes its own status for its own also after a reading that began before it was written', () => {
  const ledger = new SubmissionLedger({ submission: 's', state: 'live', revision: 1, head: 'a', koboId: 1, submittedAt: null, review: 0, reviewStatus: 'approved', writtenStatus: 'approved', intendedStatus: null }, []);
  const seen = (['none', 'approved', 'on_hold', 'approved'] as const).map((status) => ledger.see({ status, at: null }));
  expect([seen, ledger.review]).toEqual([[true, false, true, true], 3]);
});
