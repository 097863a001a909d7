import type { AtomPart, BaseAtom } from './base-atom.js';
import type { DisclosureCell } from './disclosure-cell.js';
import { foldAtoms, sharesOf, type ReleaseFrame } from './fold-atoms.js';
import { isWhole, type DaySpan } from './released-period.js';

/** A release that was published, with what it was made of. */
export interface EarlierRelease {
  readonly span: DaySpan;
  readonly atoms: ReadonlyMap<string, BaseAtom>;
  readonly cells: ReadonlyMap<string, DisclosureCell>;
  readonly hidden: ReadonlySet<string>;
}

export interface Guarded {
  /** Those of this release: new ones, and old ones where a change is held back. */
  readonly atoms: ReadonlyMap<string, BaseAtom>;
  /** Atoms whose change waits for a later release. */
  readonly heldBack: readonly string[];
  /** Cells that still differ by too little, since two earlier releases together made the difference: they are hidden. */
  readonly hide: ReadonlySet<string>;
}

type Changes = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * Between releases a published cell changes by nothing or by the threshold at least: the difference of two releases is a figure too. A change
 * that is smaller somewhere is held back where it began, at point, direction and day with all its breakdowns, so that every margin repeats the
 * old value together. What was not published yet is free.
 * @param earlier published releases, the newest last
 * @param holdAll takes no change at all of days that were published
 */
export function guard(live: ReadonlyMap<string, BaseAtom>, earlier: readonly EarlierRelease[], frame: ReleaseFrame, { threshold, holdAll = false }: { threshold: number; holdAll?: boolean }): Guarded {
  const old = publishedAtoms(earlier, frame.span);
  const changed = changesOf(live, old, earlier, frame);
  const held = holdAll ? new Set(changed.keys()) : tooSmall(changed, foldAtoms(live.values(), frame), earlier, threshold);
  const atoms = new Map([...live].filter(([key]) => !held.has(key)));
  for (const key of held) {
    const before = old.get(key);
    if (before) atoms.set(key, before);
  }
  const cells = foldAtoms(atoms.values(), frame);
  const hide = new Set([...cells.values()].filter((cell) => isSmallStep(cell.value, publishedValue(cell, earlier), threshold)).map(({ id }) => id));
  return { atoms, heldBack: [...held].sort(), hide };
}

/** The value that was last published for a cell; null where none was. */
export function publishedValue({ id, period }: Pick<DisclosureCell, 'id' | 'period'>, earlier: readonly EarlierRelease[]): number | null {
  const release = earlier.findLast(({ span, hidden }) => isWhole(period, span) && !hidden.has(id));
  return release ? (release.cells.get(id)?.value ?? 0) : null;
}

const isSmallStep = (value: number, before: number | null, threshold: number): boolean => before !== null && value !== before && Math.abs(value - before) < threshold;
const isDayIn = (day: string, span: DaySpan): boolean => day >= span.from && day <= span.to;

/** Day by day what the newest release that has the day was made of. */
function publishedAtoms(earlier: readonly EarlierRelease[], span: DaySpan): Map<string, BaseAtom> {
  const found = new Map<string, BaseAtom>();
  for (const [index, release] of earlier.entries()) {
    const later = earlier.slice(index + 1);
    for (const atom of release.atoms.values()) {
      if (isDayIn(atom.day, span) && !later.some((other) => isDayIn(atom.day, other.span))) found.set(atom.key, atom);
    }
  }
  return found;
}

/** By atom of a published day: how far each cell would move. */
function changesOf(live: ReadonlyMap<string, BaseAtom>, old: ReadonlyMap<string, BaseAtom>, earlier: readonly EarlierRelease[], frame: ReleaseFrame): Changes {
  const changes = new Map<string, Map<string, number>>();
  for (const key of new Set([...live.keys(), ...old.keys()])) {
    const [after, before] = [live.get(key), old.get(key)];
    const day = (after ?? before)?.day ?? '';
    if (!earlier.some(({ span }) => isDayIn(day, span)) || isSame(after?.parts, before?.parts)) continue;
    const moved = new Map<string, number>();
    for (const [atom, sign] of [[after, 1], [before, -1]] as const) {
      if (atom) for (const { id, part } of sharesOf(atom, frame)) moved.set(id, (moved.get(id) ?? 0) + sign * part.value);
    }
    changes.set(key, moved);
  }
  return changes;
}

function isSame(some: readonly AtomPart[] | undefined, others: readonly AtomPart[] | undefined): boolean {
  const listed = (parts: readonly AtomPart[] | undefined): string => JSON.stringify(parts?.map(({ dimensions, value, records }) => [JSON.stringify(dimensions), value, records]).sort() ?? []);
  return listed(some) === listed(others);
}

/** Holding back one change may make another too small; this ends, since nothing is taken up again. */
function tooSmall(changes: Changes, cells: ReadonlyMap<string, DisclosureCell>, earlier: readonly EarlierRelease[], threshold: number): Set<string> {
  const byCell = new Map<string, string[]>();
  for (const [atom, moved] of changes) for (const [id, step] of moved) if (step !== 0) byCell.set(id, [...(byCell.get(id) ?? []), atom]);
  const values = new Map([...byCell.keys()].map((id) => [id, cells.get(id)?.value ?? 0]));
  const held = new Set<string>();
  const queue = new Set(byCell.keys());
  for (const id of queue) {
    queue.delete(id);
    const period = id.split('/')[1] ?? '';
    if (!isSmallStep(values.get(id) ?? 0, publishedValue({ id, period }, earlier), threshold)) continue;
    for (const atom of byCell.get(id) ?? []) {
      if (held.has(atom)) continue;
      held.add(atom);
      for (const [moved, step] of changes.get(atom) ?? []) {
        values.set(moved, (values.get(moved) ?? 0) - step);
        if (step !== 0) queue.add(moved);
      }
    }
  }
  return held;
}
