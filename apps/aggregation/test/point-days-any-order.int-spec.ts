import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RoundPlannedV1, SubmissionLocatedV1, SubmissionWithdrawnV1 } from '@fm/contracts';
import type { PlannedShift } from '@fm/contracts/vocabulary';
import { covered, coverageRecord, plan } from './coverage.builder.js';
import { located, withdrawn } from './events.builder.js';
import { fmrRecord } from './fmr-record.builder.js';
import { startSettling, type Settling } from './settling.builder.js';

const POINTS = ['LAO-LA0301-01', 'LAO-LA0301-02'];
const DAYS = ['2026-06-01', '2026-06-02'];
const TODAY = '2026-06-02';

interface Form { readonly kind: 'form'; readonly point: string; readonly day: string; readonly from: number; readonly minutes: number; readonly says: 'watched' | 'closed' | 'nobody' | 'no times' }
type State = Form | { readonly kind: 'record'; readonly point: string; readonly day: string; readonly vulnerable: boolean } | { readonly kind: 'withdrawn' };
type Step = { readonly key: string; readonly revision: number; readonly state: State } | { readonly plan: RoundPlannedV1 };

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const quarter = fc.nat(95).map((n) => n * 15);
const place = { point: fc.constantFrom(...POINTS), day: fc.constantFrom(...DAYS) };
const state: fc.Arbitrary<State> = fc.oneof(
  fc.record({ kind: fc.constant('form' as const), ...place, from: quarter, minutes: fc.integer({ min: 1, max: 60 }).map((n) => n * 15), says: fc.constantFrom('watched' as const, 'watched' as const, 'closed' as const, 'nobody' as const, 'no times' as const) }),
  fc.record({ kind: fc.constant('record' as const), ...place, vulnerable: fc.boolean() }),
  fc.constant({ kind: 'withdrawn' as const }),
);
const history = (key: string): fc.Arbitrary<Step[]> => fc.array(state, { minLength: 1, maxLength: 3 }).map((states) => states.map((one, index) => ({ key, revision: index + 1, state: one })));
const shifts = fc.array(fc.record({ day: fc.constantFrom(...DAYS), from: quarter, minutes: fc.integer({ min: 1, max: 48 }).map((n) => n * 15) }), { maxLength: 3 })
  .map((all) => all.map(({ day, from, minutes }): PlannedShift => ({ day, start: clock(from), end: clock(from + minutes), team: 'A', fmsQuota: null })));
const plans = (round: string): fc.Arbitrary<Step[]> => fc.constantFrom(...POINTS).chain((point) =>
  fc.array(fc.record({ shifts, state: fc.constantFrom('active' as const, 'closed' as const, 'proposed' as const), withdrawn: fc.boolean() }), { minLength: 1, maxLength: 3 })
    .map((all) => all.map((one, index) => ({ plan: plan(one.shifts, { ...one, round, point, revision: index + 1 }) }))));
const deliveries = fc.tuple(...['k/1', 'k/2', 'k/3', 'k/4', 'k/5'].map(history), plans('R1'), plans('R2')).chain((histories) => {
  const steps = histories.flat();
  return fc.array(fc.constantFrom(...steps), { maxLength: 5 })
    .chain((again) => fc.record({ histories: fc.constant(histories), order: fc.shuffledSubarray([...steps, ...again], { minLength: steps.length + again.length }), stops: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }) }));
});

async function say(days: Settling, step: Step): Promise<void> {
  if ('plan' in step) return days.planned(step.plan);
  const { key, revision, state: is } = step;
  if (is.kind === 'withdrawn') return days.withdrawn(withdrawn(key, `${revision}.0.0`).data as SubmissionWithdrawnV1);
  return days.located(is.kind === 'form' ? formOf(key, revision, is) : located(key, `${revision}.1.1`, { record: fmrRecord({ point: is.point, day: is.day, ...(is.vulnerable ? {} : { vulnerabilities: { ...fmrRecord().vulnerabilities, pregnant: 0 } }) }) }).data);
}

function formOf(key: string, revision: number, { point, day, from, minutes, says }: Form): SubmissionLocatedV1 {
  const end = from + minutes;
  const to = `${end >= 1440 ? (day === '2026-06-01' ? '2026-06-02' : '2026-06-03') : day}T${clock(end)}`;
  const differs = { point, day, ...(says === 'closed' ? { open: false, observed: false } : says === 'nobody' ? { observed: false } : {}) };
  return covered(key, `${revision}.1.1`, says === 'no times' ? coverageRecord(null, null, differs) : coverageRecord(`${day}T${clock(from)}`, to, differs));
}

/** Minute by minute, from the last of each history, by other code than the service's. */
function recount(histories: readonly Step[][]): Record<string, number> {
  const last = histories.flatMap((steps) => steps.slice(-1));
  const cells: Record<string, number> = {};
  for (const point of POINTS) for (const day of DAYS) {
    const here = last.flatMap((step) => ('state' in step && step.state.kind !== 'withdrawn' && step.state.point === point && step.state.day === day ? [step.state] : []));
    const forms = here.filter((one) => one.kind === 'form');
    const records = here.filter((one) => one.kind === 'record');
    const planned = new Set(last.flatMap((step) => ('plan' in step && !step.plan.withdrawn && step.plan.state !== 'proposed' && step.plan.point === point ? step.plan.shifts : []).filter((one) => one.day === day).flatMap(minutesOf)));
    const seen = new Set(forms.flatMap(({ says, from, minutes }) => (says === 'watched' ? Array.from({ length: minutes }, (_, n) => from + n) : [])));
    const add = (name: string, value: number): void => { if (value > 0) cells[`${name} ${day}`] = value; };
    add(`planned-hours ${point}`, planned.size / 60);
    add(`observed-hours ${point}`, (planned.size > 0 ? Math.min(seen.size, planned.size) : seen.size) / 60);
    for (let hour = 0; hour < 24; hour++) add(`observed-hours ${point}|${String(hour).padStart(2, '0')}`, [...seen].filter((minute) => Math.floor((minute % 1440) / 60) === hour).length / 60);
    const is = seen.size > 0 ? (seen.size < planned.size / 2 ? 'partial' : 'observed') : records.length > 0 || forms.some(({ says }) => says === 'no times') ? 'inferred' : forms.some(({ says }) => says === 'closed') ? 'closed' : 'unobserved';
    if (here.length > 0 || (planned.size > 0 && day < TODAY)) add(`point-days ${point}|${is}`, 1);
    add(`vulnerable-groups ${point}|inflow|_base`, records.length);
    add(`vulnerable-groups ${point}|inflow|yes`, records.filter(({ vulnerable }) => vulnerable).length);
  }
  return cells;
}

function minutesOf({ start, end }: PlannedShift): number[] {
  const at = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const length = (at(end) - at(start) + 1440) % 1440;
  return Array.from({ length }, (_, n) => at(start) + n);
}

describe('roster, coverage and records in any order', () => {
  let days: Settling;
  beforeAll(async () => { days = await startSettling(); });
  afterAll(() => days.close());

  it('with repeats, settled at any moment, end in the cells of a recount, and what was said last is what is stored', async () => {
    days.at(`${TODAY}T05:00:00Z`);
    await fc.assert(fc.asyncProperty(deliveries, async ({ histories, order, stops }) => {
      await days.empty();
      for (const [index, step] of order.entries()) {
        await say(days, step);
        if (stops[index] === true) await days.settle();
      }
      await days.settle();
      const cells = Object.fromEntries(Object.entries(await days.cells()).filter(([name]) => !name.startsWith('data-quality')));
      expect(cells).toEqual(recount(histories));
      const said = new Map((await days.said()).map(({ measure, cubeKey, day, value }) => [`${measure} ${cubeKey} ${day}`, value]));
      expect(Object.fromEntries([...said].filter(([name, value]) => value > 0 && !name.startsWith('data-quality')))).toEqual(cells);
    }), { numRuns: 50 });
  });
});
