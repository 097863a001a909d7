import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Envelope, SubmissionReceivedV1, SubmissionReviewedV1, SubmissionWithdrawnV1 } from '@fm/contracts';
import { REVIEW_STATUSES } from '@fm/contracts/vocabulary';
import fc from 'fast-check';
import { received, registered, reviewed, withdrawn } from './events.builder.js';
import { ValidationStore } from './validation-store.js';

type Happening =
  | { readonly kind: 'receive'; readonly event: Envelope<SubmissionReceivedV1> }
  | { readonly kind: 'withdraw'; readonly event: Envelope<SubmissionWithdrawnV1> }
  | { readonly kind: 'review'; readonly event: Envelope<SubmissionReviewedV1> };

const step = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Record<string, string>[]>({}, { 'g_id/fmp_code': 'LAO-LA0301-09' }, { 'g_count/n_total': 'many' }, { 'g_count/n_total': '9' }).map((answers) => ({ kind: 'receive' as const, answers })) },
  { weight: 3, arbitrary: fc.constantFrom(...REVIEW_STATUSES).map((status) => ({ kind: 'review' as const, status })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'withdraw' as const }) },
);

/** What happened to a submission, as ingestion tells it: revisions and reviews are counted apart, times rise, nothing comes after an erasure. */
const history = (submission: string): fc.Arbitrary<Happening[]> => fc.tuple(fc.array(step, { minLength: 1, maxLength: 5 }), fc.nat(4)).map(([steps, end]) => {
  let [revision, review, day] = [0, 0, 3];
  const happened = steps.map((next): Happening => {
    const at = `2026-06-${String(++day).padStart(2, '0')}T03:00:00.000Z`;
    if (next.kind === 'review') return { kind: 'review', event: reviewed(submission, ++review, next.status, { revision, reviewedAt: at, effectiveAt: at }) };
    if (next.kind === 'withdraw') return { kind: 'withdraw', event: withdrawn(submission, ++revision) };
    return { kind: 'receive', event: received(submission, ++revision, next.answers, { receivedAt: at, effectiveAt: at }) };
  });
  return end === 0 ? [...happened, { kind: 'withdraw', event: withdrawn(submission, ++revision, 'erased') }] : happened;
});

/** Every event at least once, in any order, cut into batches anywhere. */
const deliveries = fc.tuple(history('a'), history('b')).chain((histories) => {
  const events = histories.flat();
  const often = fc.array(fc.constantFrom(...events), { maxLength: 5 }).chain((again) => fc.shuffledSubarray([...events, ...again], { minLength: events.length + again.length }));
  return fc.record({ inOrder: fc.constant(events), order: often, cuts: fc.infiniteStream(fc.boolean()) });
});

async function handle(store: ValidationStore, batch: readonly Happening[]): Promise<void> {
  const of = <K extends Happening['kind']>(kind: K) => batch.filter((happening): happening is Extract<Happening, { kind: K }> => happening.kind === kind);
  await store.receive(...of('receive').map(({ event }) => event));
  await store.withdraw(...of('withdraw').map(({ event }) => event));
  await store.review(...of('review').map(({ event }) => event));
}

/** One batch is of one topic. */
function batchesOf(order: readonly Happening[], cut: () => boolean): Happening[][] {
  const batches: Happening[][] = [];
  for (const happening of order) {
    const last = batches.at(-1);
    if (last?.[0]?.kind === happening.kind && !cut()) last.push(happening);
    else batches.push([happening]);
  }
  return batches;
}

describe('bodies, reviews and withdrawals', () => {
  let store: ValidationStore;
  beforeAll(async () => { store = await ValidationStore.open(); });
  afterAll(() => store.close());

  /** All but the number of the decision, which counts how it came about. */
  async function endOf(batches: readonly (readonly Happening[])[]): Promise<unknown> {
    await store.clear();
    await store.register(registered());
    for (const batch of batches) await handle(store, batch);
    const states = (await store.rows()).map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'decision')));
    const bodies = (await store.rows('received_body')).map(({ submission, revision, header }) => ({ submission, revision, header }));
    return { states, bodies, reviews: await store.rows('kobo_review') };
  }

  /** The last that was said of each submission is its state, unless it was withdrawn; versions only rise. */
  async function expectToldAsStored(): Promise<void> {
    const last = new Map<string, { rank: number; status: string; effectiveAt: string }>();
    for (const { data: { submission, version, status, effectiveAt } } of await store.said()) {
      const rank = version.revision * 100 + version.decision;
      expect(rank).toBeGreaterThan(last.get(submission)?.rank ?? 0);
      last.set(submission, { rank, status, effectiveAt });
    }
    for (const row of (await store.rows()).filter(({ status }) => status !== 'withdrawn')) {
      const rank = Number(row['revision']) * 100 + Number(row['decision']);
      expect(last.get(String(row['submission']))).toEqual({ rank, status: row['status'], effectiveAt: (row['effective_at'] as Date).toISOString() });
    }
  }

  it('in any order and any number of times end in the same state, and the last that was said is that state', async () => {
    await fc.assert(fc.asyncProperty(deliveries, async ({ inOrder, order, cuts }) => {
      const expected = await endOf(inOrder.map((happening) => [happening]));
      expect(await endOf(batchesOf(order, () => cuts.next().value === true))).toEqual(expected);
      await expectToldAsStored();
    }), { numRuns: 60 });
  });
});
