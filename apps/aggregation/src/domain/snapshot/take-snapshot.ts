import { hiddenCells } from './hidden-cells.js';
import { snapshotId, type SnapshotCell } from './snapshot-cell.js';
import { linesOf, type Wider } from './snapshot-lines.js';
import type { SnapshotPolicy } from './snapshot-policy.js';

/** A cell as it is told: value and base null where it is withheld. */
export interface ToldCell extends Pick<SnapshotCell, 'measure' | 'cube' | 'codes' | 'period'> {
  readonly value: number | null;
  readonly base: number | null;
  readonly suppressed: boolean;
  /** What was withheld when it first was, where the class allows to keep it. */
  readonly withheld: number | null;
}

/** As it was published. */
export interface PublishedSnapshot extends ToldCell {
  readonly cubeKey: string;
  readonly epoch: number;
  readonly revision: number;
  /** ISO 8601. */
  readonly effectiveAt: string;
}

/**
 * What may be told of the cells after what was told before. A cell that was told moves by nothing or by the threshold at least, else it says the old
 * numbers again; one that was withheld stays so until it has become another number, since the difference of two snapshots is a figure too.
 * @param cells before anything is withheld, all periods that hang together
 * @param before what was told of the same periods
 */
export function takeSnapshot(cells: ReadonlyMap<string, SnapshotCell>, before: readonly ToldCell[], { policy, wider }: { readonly policy: SnapshotPolicy; readonly wider: Wider }): ToldCell[] {
  const told = new Map(before.map((cell) => [snapshotId(cell), cell]));
  const all = new Map([...before.map((cell) => [snapshotId(cell), fallen(cell)] as const), ...cells]);
  const guarded = new Map([...all].map(([id, cell]) => [id, guardedBy(cell, told.get(id), policy)] as const));
  const suppressed = new Set([...told].filter(([, cell]) => cell.suppressed).map(([id]) => id));
  const forced = new Set([...suppressed].filter((id) => staysHidden(guarded.get(id), told.get(id), policy)));
  const hidden = hiddenCells({ cells: guarded, lines: linesOf(guarded, wider), policy, forced, before: suppressed });
  return [...guarded].map(([id, cell]) => (hidden.has(id) ? withheld(cell, told.get(id), policy) : { ...cell, suppressed: false, withheld: null }));
}

/** Nobody is left of what was told before. */
const fallen = ({ measure, cube, codes, period, base }: ToldCell): SnapshotCell => ({ measure, cube, codes, period, value: 0, base: measure === 'fms-interviews' ? null : (base ?? 0) });

function guardedBy(cell: SnapshotCell, told: ToldCell | undefined, policy: SnapshotPolicy): SnapshotCell {
  if (!told || told.suppressed || told.value === null) return cell;
  const old = { ...cell, value: told.value, base: told.base };
  const [now, then] = [policy.countsIn(cell), policy.countsIn(old)];
  const steps = now.map((count, index) => Math.abs(count - (then[index] ?? 0)));
  const moves = steps.some((step) => step > 0) && steps.every((step) => step === 0 || step >= policy.threshold);
  return moves ? cell : old;
}

function staysHidden(cell: SnapshotCell | undefined, told: ToldCell | undefined, { threshold, countsIn }: SnapshotPolicy): boolean {
  if (!cell || !told || told.withheld === null) return true;
  return Math.abs((countsIn(cell)[0] ?? 0) - told.withheld) < threshold;
}

function withheld(cell: SnapshotCell, told: ToldCell | undefined, { keepsWithheld, countsIn }: SnapshotPolicy): ToldCell {
  const { measure, cube, codes, period } = cell;
  const first = told?.suppressed ? told.withheld : null;
  return { measure, cube, codes, period, value: null, base: null, suppressed: true, withheld: keepsWithheld ? (first ?? countsIn(cell)[0] ?? null) : null };
}
