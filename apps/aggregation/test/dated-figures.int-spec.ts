import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startCounting, type Counting } from './counting.builder.js';
import { located, quarantined, withdrawn } from './events.builder.js';
import { bareRecord } from './fmr-record.builder.js';
import { differenceOf, lastOfEach, recountOf, type ModelEvent, type ModelState } from './naive-recount.builder.js';

const HOUR = 3_600_000;
const FIRST = Date.parse('2026-06-01T03:00:00Z');
/** Of both days together: the first of June is final at the end of the fifteenth, the second a day later. */
const FINAL = { '2026-06-01': Date.parse('2026-06-15T17:00:00Z'), '2026-06-02': Date.parse('2026-06-16T17:00:00Z') };
const SPAN_HOURS = 40 * 24;

const state: fc.Arbitrary<ModelState> = fc.record({
  kind: fc.constantFrom('counted', 'counted', 'counted', 'flagged', 'held', 'rejected', 'withdrawn'),
  point: fc.constantFrom('LAO-LA0301-01', 'LAO-LA0301-02'), day: fc.constantFrom('2026-06-01', '2026-06-02'),
  nTotal: fc.integer({ min: 1, max: 9 }), hour: fc.option(fc.constantFrom(7, 8)), reasons: fc.option(fc.subarray(['economic', 'health'])),
});

/** What becomes of one submission: each step later than the one before. A first reading of a source is one from its beginning to its end. */
const historyOf = (key: string): fc.Arbitrary<ModelEvent[]> =>
  fc.tuple(fc.array(fc.tuple(state, fc.integer({ min: 1, max: SPAN_HOURS })), { minLength: 1, maxLength: 5 }), fc.nat(4).map((n) => n === 0)).map(([steps, backfill]) => {
    const times = steps.map(([, hours]) => FIRST + hours * HOUR).sort((a, b) => a - b);
    return steps.map(([said], index) => ({ key, step: index + 1, effectiveAt: times[index] ?? FIRST, backfill: backfill && index === 0, state: said }));
  });

const histories = (most: number): fc.Arbitrary<ModelEvent[][]> => fc.integer({ min: 2, max: most }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => historyOf(`k/a/${n}`))));

/** Every event at least once, in any order whatever. */
const shuffled = (events: readonly ModelEvent[]): fc.Arbitrary<ModelEvent[]> =>
  fc.array(fc.constantFrom(...events), { maxLength: 8 }).chain((again) => fc.shuffledSubarray([...events, ...again], { minLength: events.length + again.length }));

/** Submissions mixed in any way, but each in its own order. */
const inOrder = (all: readonly ModelEvent[][]): fc.Arbitrary<ModelEvent[]> =>
  fc.shuffledSubarray(all.flatMap((events, n) => events.map(() => n)), { minLength: all.flat().length }).map((turns) => {
    const waiting = all.map((events) => [...events]);
    return turns.flatMap((turn) => waiting[turn]?.shift() ?? []);
  });

const topicOf = ({ state: { kind } }: ModelEvent): string => (kind === 'withdrawn' ? 'withdrawn' : kind === 'held' || kind === 'rejected' ? 'quarantined' : 'located');

/** Batches of one topic, cut anywhere; `after` is called when one is handled. */
async function deliver(figures: Counting, order: readonly ModelEvent[], cuts: Iterator<boolean>, after: (known: readonly ModelEvent[]) => Promise<void> = () => Promise.resolve()): Promise<void> {
  let from = 0;
  for (let to = 1; to <= order.length; to++) {
    const [last, next] = [order[to - 1], order[to]];
    if (last && next && topicOf(last) === topicOf(next) && cuts.next().value !== true) continue;
    await handle(figures, order.slice(from, to));
    await after(order.slice(0, to));
    from = to;
  }
}

async function handle(figures: Counting, batch: readonly ModelEvent[]): Promise<void> {
  const said = batch.map(({ key, step, effectiveAt, backfill, state: is }) => {
    const at = new Date(effectiveAt).toISOString();
    return { key, version: `${step}.1.1`, at, is, dated: { effectiveAt: at, receivedAt: at, backfill } };
  });
  const topic = batch[0] ? topicOf(batch[0]) : null;
  if (topic === 'withdrawn') return figures.withdraw(...said.map(({ key, version, at }) => withdrawn(key, version, 'deleted', at)));
  if (topic === 'quarantined') {
    return figures.hold(...said.map(({ key, version, is: { kind, point, day, nTotal }, dated }) => quarantined(key, version, { ...dated, point, day, nTotal, status: kind === 'held' ? 'quarantined' : 'rejected' })));
  }
  return figures.count(...said.map(({ key, version, is: { kind, ...fields }, dated }) => located(key, version, {
    ...dated, status: kind === 'flagged' ? 'flagged' : 'accepted',
    record: bareRecord({ ...fields, direction: 'inflow', sexAge: [{ sex: 'unknown', age: 'unknown', n: fields.nTotal }], nationalities: [{ iso3: 'XXX', n: fields.nTotal }] }),
  })));
}

const statesOf = (events: readonly ModelEvent[]): ModelState[] => lastOfEach(events).map((event) => event.state);
const knownAt = (events: readonly ModelEvent[], at: number): ModelEvent[] => events.filter(({ effectiveAt }) => effectiveAt <= at);

describe('figures with their dates', () => {
  let figures: Counting;
  beforeAll(async () => { figures = await startCounting(); });
  beforeEach(() => figures.empty());
  afterAll(() => figures.close());

  it('equal a recount after every step, and at the end a recount of what was known at any time, whatever the order', async () => {
    const plan = histories(6).chain((all) => fc.record({ events: fc.constant(all.flat()), order: shuffled(all.flat()), cuts: fc.infiniteStream(fc.boolean()), instants: fc.array(fc.nat(SPAN_HOURS), { minLength: 3, maxLength: 5 }) }));
    await fc.assert(fc.asyncProperty(plan, async ({ events, order, cuts, instants }) => {
      await figures.empty();
      await deliver(figures, order, cuts, async (known) => expect(await figures.cells()).toEqual(recountOf(statesOf(known))));
      for (const at of instants.map((hours) => FIRST + hours * HOUR)) {
        expect(await figures.asOf(new Date(at).toISOString())).toEqual(recountOf(statesOf(knownAt(events, at))));
      }
    }), { numRuns: 40 });
  });

  it('equal a recount over hundreds of submissions', async () => {
    const [all] = fc.sample(fc.tuple(...Array.from({ length: 300 }, (_, n) => historyOf(`k/a/${n}`))), { seed: 6, numRuns: 1 });
    const events = (all ?? []).flat();
    const [order] = fc.sample(shuffled(events), { seed: 6, numRuns: 1 });
    await deliver(figures, order ?? [], [false, true, false][Symbol.iterator]());
    expect(await figures.cells()).toEqual(recountOf(statesOf(events)));
    for (const at of [10, 200, 400, 900].map((hours) => FIRST + hours * HOUR)) {
      expect(await figures.asOf(new Date(at).toISOString())).toEqual(recountOf(statesOf(knownAt(events, at))));
    }
  });

  it('differ from what they were when they became final by what the ledger says, first readings aside', async () => {
    const plan = histories(6).chain((all) => fc.record({ events: fc.constant(all.flat()), order: inOrder(all), cuts: fc.infiniteStream(fc.boolean()) }));
    await fc.assert(fc.asyncProperty(plan, async ({ events, order, cuts }) => {
      await figures.empty();
      await deliver(figures, order, cuts);
      expect(await figures.restated()).toEqual(restatedBy(events));
    }), { numRuns: 60 });
  });
});

/** Day by day: what the figures of that day were just before it was final, or by first readings after, against what they are. */
function restatedBy(events: readonly ModelEvent[]): Record<string, [number, number]> {
  const parts = Object.entries(FINAL).map(([day, final]) => {
    const firstly = events.filter(({ effectiveAt, backfill }) => effectiveAt < final || backfill);
    const ofDay = (known: readonly ModelEvent[]): ModelState[] => statesOf(known).filter((said) => said.day === day);
    return differenceOf(recountOf(ofDay(firstly)), recountOf(ofDay(events)));
  });
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)).sort(([a], [b]) => (a < b ? -1 : 1)));
}
