import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FmrRecord, VersionTriple } from '@fm/contracts/vocabulary';
import { startCounting, type Counting, type Sums } from './counting.builder.js';
import { located, quarantined, withdrawn } from './events.builder.js';
import { bareRecord } from './fmr-record.builder.js';

type State =
  | { readonly kind: 'located'; readonly record: FmrRecord; readonly flagged: boolean; readonly training: boolean }
  | { readonly kind: 'held'; readonly point: string | null; readonly nTotal: number | null; readonly rejected: boolean }
  | { readonly kind: 'withdrawn' };
interface Event { readonly key: string; readonly version: VersionTriple; readonly state: State }

const record = fc.record({ point: fc.constantFrom('LAO-LA0301-01', 'LAO-LA0301-02'), nTotal: fc.integer({ min: 1, max: 9 }), hour: fc.option(fc.constantFrom(7, 8)), day: fc.constantFrom('2026-06-01', '2026-06-02'), reasons: fc.option(fc.subarray(['economic', 'health'])) })
  .map((fields) => bareRecord({ ...fields, direction: 'inflow', sexAge: [{ sex: 'F', age: '60+', n: fields.nTotal }], nationalities: [{ iso3: 'LAO', n: 1 }, { iso3: 'THA', n: fields.nTotal - 1 }] }));
const state: fc.Arbitrary<State> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('located' as const), record, flagged: fc.boolean(), training: fc.nat(5).map((n) => n === 0) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('held' as const), point: fc.constantFrom('LAO-LA0301-01', null), nTotal: fc.option(fc.nat(9)), rejected: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'withdrawn' as const }) },
);

/** The states of a submission in the order in which they came about: each raises the version somewhere. */
const history = (key: string): fc.Arbitrary<Event[]> => fc.array(fc.tuple(state, fc.boolean()), { minLength: 1, maxLength: 5 }).map((steps) => {
  let [revision, decision] = [1, 0];
  return steps.map(([next, sameRevision]) => {
    if (next.kind === 'withdrawn' || !sameRevision) [revision, decision] = [revision + 1, 0];
    if (next.kind !== 'withdrawn') decision += 1;
    return { key, version: { revision, decision, placement: next.kind === 'located' ? 1 : 0 }, state: next };
  });
});

/** Every event at least once, in any order, cut into batches anywhere. */
const deliveries = fc.tuple(history('k/a/1'), history('k/a/2'), history('k/a/3')).chain((histories) => {
  const events = histories.flat();
  const often = fc.array(fc.constantFrom(...events), { maxLength: 6 }).chain((again) => fc.shuffledSubarray([...events, ...again], { minLength: events.length + again.length }));
  return fc.record({ histories: fc.constant(histories), order: often, cuts: fc.infiniteStream(fc.boolean()) });
});

async function deliver(figures: Counting, order: readonly Event[], cuts: Iterator<boolean>): Promise<void> {
  const batch: Event[] = [];
  for (const event of order) {
    const other = batch[0] && (batch[0].state.kind !== event.state.kind || cuts.next().value === true);
    if (other) await handle(figures, batch.splice(0));
    batch.push(event);
  }
  await handle(figures, batch);
}

/** One batch is of one topic. */
async function handle(figures: Counting, batch: readonly Event[]): Promise<void> {
  const text = ({ revision, decision, placement }: VersionTriple): string => `${revision}.${decision}.${placement}`;
  const [counted, held, gone] = [[], [], []] as [Parameters<Counting['count']>, Parameters<Counting['hold']>, Parameters<Counting['withdraw']>];
  for (const { key, version, state: is } of batch) {
    if (is.kind === 'located') counted.push(located(key, text(version), { record: is.record, status: is.flagged ? 'flagged' : 'accepted', training: is.training }));
    else if (is.kind === 'held') held.push(quarantined(key, text(version), { point: is.point, nTotal: is.nTotal, status: is.rejected ? 'rejected' : 'quarantined' }));
    else gone.push(withdrawn(key, text(version)));
  }
  await (counted.length > 0 ? figures.count(...counted) : held.length > 0 ? figures.hold(...held) : figures.withdraw(...gone));
}

/** The figures from the last state of each history, added up anew and by other code than the service's. */
function recount(histories: readonly Event[][]): Record<string, Sums> {
  const sums = new Map<string, Sums>();
  const add = (name: string, more: Sums): void => void sums.set(name, (sums.get(name) ?? [0, 0, 0, 0, 0]).map((sum, index) => sum + (more[index] ?? 0)) as unknown as Sums);
  for (const last of histories.map((events) => events.at(-1)?.state)) {
    if (last?.kind === 'held' && !last.rejected) add(`fmp.direction ${last.point ?? 'unknown'}|inflow 2026-06-01`, [0, 0, 0, 1, last.nTotal ?? 0]);
    if (last?.kind !== 'located' || last.training) continue;
    const { point, day, nTotal, hour, reasons } = last.record;
    const cell = (cube: string, rest: string, value: number): void => add(`fmp.direction${cube} ${point}|inflow${rest} ${day}`, [value, 1, last.flagged ? 1 : 0, 0, 0]);
    cell('', '', nTotal);
    cell('.nationality', '|LAO', 1);
    if (nTotal > 1) cell('.nationality', '|THA', nTotal - 1);
    cell('.sex.age', '|F|60+', nTotal);
    cell('.transport.movementType', '|unknown|unknown', nTotal);
    cell('.hour', hour === null ? '|unknown' : `|0${hour}`, nTotal);
    cell('.depCountry.depProvince.destCountry.destProvince', '|XXX|unknown|XXX|unknown', nTotal);
    for (const reason of reasons === null ? [] : ['_base', ...reasons]) cell('.reason', `|${reason}`, nTotal);
  }
  return Object.fromEntries(sums);
}

describe('events in any order', () => {
  let figures: Counting;
  beforeAll(async () => { figures = await startCounting(); });
  afterAll(() => figures.close());

  it('with repeats, over any batches, end in the figures of a recount, and the last that was said is what is stored', async () => {
    await fc.assert(fc.asyncProperty(deliveries, async ({ histories, order, cuts }) => {
      await figures.empty();
      await deliver(figures, order, cuts);
      expect(await figures.cells()).toEqual(recount(histories));
      const said = new Map((await figures.said()).map((figure) => [`${figure.cube} ${figure.cubeKey} ${figure.day}`, figure]));
      const nonzero = [...said].filter(([, { value, nRecords, nHeld }]) => value + nRecords + nHeld > 0);
      expect(Object.fromEntries(nonzero.map(([name, figure]) => [name, [figure.value, figure.nRecords, figure.nFlagged, figure.nHeld, figure.heldMovements]]))).toEqual(recount(histories));
    }), { numRuns: 60 });
  });
});
