import { Audit, type AuditResult } from './audit.js';
import type { BaseAtom } from './base-atom.js';
import { relationsOf } from './cell-relations.js';
import type { DisclosureCell } from './disclosure-cell.js';
import type { DisclosurePolicy } from './disclosure-policy.js';
import { foldAtoms, type ReleaseFrame } from './fold-atoms.js';
import { guard, publishedValue, type EarlierRelease, type Guarded } from './guard.js';
import type { PublishedTable } from './known-rows.js';
import type { LinearSolver } from './linear-program.js';
import { Suppression } from './suppression.js';

export interface ReleaseOrder {
  readonly frame: ReleaseFrame;
  readonly live: ReadonlyMap<string, BaseAtom>;
  /** Published releases, the newest last. */
  readonly earlier: readonly EarlierRelease[];
  readonly policy: DisclosurePolicy;
}

export interface MadeRelease {
  readonly atoms: ReadonlyMap<string, BaseAtom>;
  readonly heldBack: readonly string[];
  readonly cells: ReadonlyMap<string, DisclosureCell>;
  readonly hidden: ReadonlySet<string>;
  readonly audit: AuditResult;
}

export interface Workshop {
  readonly solver: LinearSolver;
  readonly pause: () => Promise<void>;
}

/**
 * A release: what of the live figures may be told after what was told before, with a pattern of hidden cells that holds against all of it together.
 * Where that cannot be had with the changes since the last release, it is made without them.
 */
export async function makeRelease(order: ReleaseOrder, workshop: Workshop): Promise<MadeRelease> {
  const made = await attempt(order, workshop, false);
  return made.audit.clean || order.earlier.length === 0 ? made : attempt(order, workshop, true);
}

async function attempt({ frame, live, earlier, policy }: ReleaseOrder, { solver, pause }: Workshop, holdAll: boolean): Promise<MadeRelease> {
  const guarded = guard(live, earlier, frame, { threshold: policy.threshold, holdAll });
  const cells = foldAtoms(guarded.atoms.values(), frame);
  const relations = relationsOf(cells, frame);
  const suppression = new Suppression({ cells, relations, policy, ...fromEarlier(cells, earlier, guarded, policy) });
  const audit = new Audit(solver, policy.threshold, earlier.map((release) => tableOf(release, frame.measure)), pause);
  const table = { cells, relations, hidden: suppression.hidden };
  let result = await audit.look(table, false);
  const tries = new Map<string, number>();
  while (!result.clean && result.broken.length === 0) {
    let moved = false;
    for (const { cell } of result.narrow) {
      // What one more hidden cell did not help is given two, then four: each look costs more than a cell.
      const more = 2 * (tries.get(cell) ?? 0.5);
      tries.set(cell, more);
      for (let step = 0; step < more; step += 1) moved = suppression.widen(cell) || moved;
    }
    result = await audit.look(table, !moved);
    if (!moved) break;
  }
  return { atoms: guarded.atoms, heldBack: guarded.heldBack, cells, hidden: suppression.hidden, audit: result };
}

/** What earlier releases hid stays hidden until it has changed enough to be another figure. */
function fromEarlier(cells: ReadonlyMap<string, DisclosureCell>, earlier: readonly EarlierRelease[], guarded: Guarded, { threshold }: DisclosurePolicy): { forced: Set<string>; before: Set<string>; known: Set<string> } {
  const [forced, before, known] = [new Set(guarded.hide), new Set<string>(), new Set<string>()];
  for (const { id, value, period } of cells.values()) {
    for (const release of earlier) {
      const held = release.cells.get(id);
      if (release.hidden.has(id)) before.add(id);
      if (held && release.hidden.has(id) && Math.abs(held.value - value) < threshold) forced.add(id);
    }
    if (publishedValue({ id, period }, earlier) === value || earlier.some((release) => !release.hidden.has(id) && release.cells.get(id)?.value === value)) known.add(id);
  }
  return { forced, before, known };
}

function tableOf(release: EarlierRelease, measure: string): PublishedTable {
  return { cells: release.cells, hidden: release.hidden, relations: relationsOf(release.cells, { measure, span: release.span }) };
}
