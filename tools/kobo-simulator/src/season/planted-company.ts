import type { Random } from '../random.js';
import type { Answers } from '../server/answers.js';
import { deviceTime } from './calendar.js';
import { grownUps } from './planted-faults.js';
import type { SeasonAction } from './season-action.js';

type Created = Extract<SeasonAction, { type: 'create' }>;

const MINUTE_MS = 60_000;
/** One record more than one enumerator may write in five minutes. */
const BURST = 13;

export interface PlantedCompany {
  readonly actions: readonly SeasonAction[];
  /** By the rule that must find them: records by their number. */
  readonly planted: Readonly<Record<'V-D2' | 'V-D3-small' | 'V-U2' | 'V-U3', ReadonlySet<number>>>;
}

/** Records that are apart: within half an hour nobody at the same point, with the same tablet or of the same enumerator wrote another. */
export function withoutCompany(season: readonly SeasonAction[]): readonly Created[] {
  const last = new Map<string, number>();
  const created = season.filter((action): action is Created => action.type === 'create').toSorted((a, b) => startOf(a) - startOf(b));
  return created.filter((action) => {
    const names = ['deviceid', 'g_id/enumerator_code', 'g_id/fmp_code'].map((path) => `${path} ${String(action.answers[path])}`);
    if (names.some((name) => startOf(action) - (last.get(name) ?? Number.NEGATIVE_INFINITY) < 30 * MINUTE_MS)) return false;
    for (const name of names) last.set(name, startOf(action));
    return true;
  });
}

/**
 * What no record shows by itself: two different bodies under one identity, two records of one tablet at once, a small group that two enumerators saw, more
 * records of one enumerator than a person can write. Only the second of two bodies is found: it is the one that counts.
 */
export function plantCompany(season: readonly Created[], times: number, random: Random): PlantedCompany {
  const first = 1 + Math.max(...season.map(({ ref }) => ref));
  const chosen = season.map((action) => ({ action, at: random.next() })).sort((a, b) => a.at - b.at).map(({ action }) => action).slice(0, times * 4);
  const [copied, overlapped, burst, seenTwice] = [0, 1, 2, 3].map((at) => chosen.slice(at * times, (at + 1) * times)) as [Created[], Created[], Created[], Created[]];
  const refs = numbers(first);
  const copies = copied.map((action) => pairOf(action, { ref: refs(), identity: { 'meta/instanceID': `uuid:planted-${action.ref}` } }));
  const overlaps = overlapped.map((action) => pairOf(spanning(action, 0, 5), { ref: refs(), identity: { deviceid: `collect:overlap-${action.ref}` }, minutes: [1, 4] }));
  const bursts = burst.map((action) => Array.from({ length: BURST }, (_, index) => busy(action, { ref: index === 0 ? action.ref : refs(), index })));
  const twins = seenTwice.map((action) => smallTwins(action, { ref: refs(), minutes: random.integer(1, 9) }));
  const changed = new Map([...copies.flat(), ...overlaps.flat(), ...bursts.flat(), ...twins.flat()].map((action) => [action.ref, action]));
  const kept = season.map((action) => changed.get(action.ref) ?? action);
  const added = [...changed.values()].filter(({ ref }) => ref >= first);
  return {
    actions: [...kept, ...added],
    planted: { 'V-D2': new Set(copies.flatMap(([, second]) => (second ? [second.ref] : []))), 'V-D3-small': refsOf(twins.flat()), 'V-U2': refsOf(overlaps.flat()), 'V-U3': refsOf(bursts.flat()) },
  };
}

const startOf = ({ answers }: Created): number => Date.parse(String(answers['start']));
const refsOf = (actions: readonly Created[]): ReadonlySet<number> => new Set(actions.map(({ ref }) => ref));

function numbers(from: number): () => number {
  let next = from;
  return () => next++;
}

/** The record with clocks so many minutes after its own start. */
function spanning(action: Created, from: number, to: number): Created {
  const clocks = { start: deviceTime(new Date(startOf(action) + from * MINUTE_MS)), end: deviceTime(new Date(startOf(action) + to * MINUTE_MS)) };
  return { ...action, at: new Date(startOf(action) + (to + 2) * MINUTE_MS), answers: { ...action.answers, ...clocks } };
}

/** The record, and another group of three under what both have in common. */
function pairOf(action: Created, { ref, identity, minutes: [from, to] = [0, 1] }: { ref: number; identity: Answers; minutes?: readonly [number, number] }): readonly Created[] {
  const own = { ...action, answers: { ...action.answers, ...grownUps(5), ...identity } };
  const second = spanning({ ...own, ref, answers: { ...own.answers, ...grownUps(3) } }, from, to);
  return [own, { ...second, at: new Date(Math.max(second.at.getTime(), own.at.getTime() + MINUTE_MS)) }];
}

/** Three people, and three alike minutes later on a colleague's tablet: too few to say that they are the same. */
function smallTwins(action: Created, { ref, minutes }: { ref: number; minutes: number }): readonly Created[] {
  const own = spanning({ ...action, answers: { ...action.answers, ...grownUps(3) } }, 0, 1);
  const other = { ...own, ref, answers: { ...own.answers, deviceid: `collect:twin-${ref}`, 'g_id/enumerator_code': `E8${ref}` } };
  return [own, spanning(other, minutes, minutes + 1)];
}

/** One of many groups of one enumerator, each of another size and with another tablet, a few seconds apart. */
function busy(action: Created, { ref, index }: { ref: number; index: number }): Created {
  const answers = { ...action.answers, ...grownUps(index + 1), 'g_id/enumerator_code': `E9${action.ref}`, deviceid: `collect:burst-${action.ref}-${index}` };
  return spanning({ ...action, ref, answers }, index / 3, index / 3 + 0.3);
}
