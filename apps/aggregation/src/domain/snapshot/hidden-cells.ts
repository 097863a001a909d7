import type { SnapshotCell } from './snapshot-cell.js';
import type { Line } from './snapshot-lines.js';
import type { SnapshotPolicy } from './snapshot-policy.js';

export interface HidingOrder {
  readonly cells: ReadonlyMap<string, SnapshotCell>;
  readonly lines: readonly Line[];
  readonly policy: SnapshotPolicy;
  /** Must stay hidden whatever they are now. */
  readonly forced: ReadonlySet<string>;
  /** Hidden before: taken first, so that the pattern stays. */
  readonly before: ReadonlySet<string>;
}

/**
 * The cells to withhold: those that say too much, and line by line others, until no line gives one away. Of several the smallest is taken, of equal
 * ones the first by name, so that the same figures have the same pattern whatever the order in which they come.
 */
export function hiddenCells(order: HidingOrder): Set<string> {
  const { cells, lines, policy, forced } = order;
  const hidden = new Set([...cells].filter(([id, cell]) => forced.has(id) || policy.isSensitive(cell)).map(([id]) => id));
  const sorted = lines.map((line) => ({ ...line, members: [...line.parts, ...(line.total === null ? [] : [line.total])].toSorted((a, b) => compare(order, a, b)) }));
  for (let moved = true; moved;) {
    moved = false;
    for (const line of sorted) {
      if (!isOpen(line, hidden, order)) continue;
      const next = line.members.find((id) => !hidden.has(id) && !isNothing(id, order));
      if (next === undefined) continue;
      hidden.add(next);
      moved = true;
    }
  }
  return hidden;
}

/** A line tells a hidden cell where it is the only one, and tells it too closely where all the hidden ones together are few. */
function isOpen({ total, parts }: Line, hidden: ReadonlySet<string>, { cells, policy }: HidingOrder): boolean {
  const covered = parts.filter((id) => hidden.has(id));
  if (total !== null && hidden.has(total)) return covered.length === 0;
  if (covered.length === 0) return false;
  if (covered.length === 1) return true;
  const counts = covered.map((id) => cells.get(id)).flatMap((cell) => (cell ? [policy.countsIn(cell)] : []));
  return (counts[0] ?? []).some((_, index) => counts.reduce((sum, numbers) => sum + (numbers[index] ?? 0), 0) < policy.threshold);
}

/** Nothing is hidden behind a zero of which everybody knows. */
const isNothing = (id: string, { cells, policy }: HidingOrder): boolean => policy.countsIn(cells.get(id) ?? NONE)[0] === 0;
const NONE = { measure: 'fms-interviews', value: 0, base: null } as const;

function compare({ cells, before, policy }: HidingOrder, a: string, b: string): number {
  if (before.has(a) !== before.has(b)) return before.has(a) ? -1 : 1;
  const size = (id: string): number => policy.countsIn(cells.get(id) ?? NONE)[0] ?? 0;
  return size(a) - size(b) || (a < b ? -1 : 1);
}
