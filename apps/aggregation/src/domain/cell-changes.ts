import type { LocalDay } from '@fm/contracts/vocabulary';
import { cellsOf, type CellContribution, type Contribution, type Counts } from './contribution.js';
import type { Finality } from './finality.js';
import type { MovementCubeName } from './movement-cell.js';

/** What makes a contribution come or go: the kind of event, since when it holds, and the trace that it belongs to. */
export interface Cause {
  /** The topic's name. */
  readonly type: string;
  /** ISO 8601. */
  readonly effectiveAt: string;
  readonly traceparent: string;
}

/** A contribution applied (1) or taken back (-1). */
export interface Step {
  readonly contribution: Contribution;
  readonly sign: 1 | -1;
  readonly cause: Cause;
  /** Read for the first time when its source was connected: that restates nothing, however old its day. */
  readonly firstRead?: boolean;
}

/** What of a change came after the day was final. */
export interface RestatedBy {
  readonly value: number;
  readonly nRecords: number;
  readonly cause: Cause;
}

/** The sum of what a batch does to one cell. */
export interface CellChange extends Counts {
  readonly cube: MovementCubeName;
  readonly cubeKey: string;
  readonly day: LocalDay;
  readonly value: number;
  /** The latest. */
  readonly cause: Cause;
  /** Null where no final figure changes: flags and holds alone are no restatement. */
  readonly restatedBy: RestatedBy | null;
}

/** How a step goes into the tallies: its instant read once, and whether the figure that it changes was final. */
interface Weighed extends Step {
  readonly atMs: number;
  readonly restates: boolean;
}

interface Tally {
  readonly cell: CellContribution;
  value: number;
  nRecords: number;
  nFlagged: number;
  nHeld: number;
  heldMovements: number;
  latest: Weighed;
  restatement: { value: number; nRecords: number; latest: Weighed } | null;
}

/** One change a cell, whatever the number of records; cells in which everything cancels out are left out. */
export function cellChanges(steps: Iterable<Step>, finality: Finality): CellChange[] {
  const tallies = new Map<string, Tally>();
  for (const step of steps) {
    const weighed = weigh(step, finality);
    for (const cell of cellsOf(step.contribution)) add(tallyOf(tallies, cell, weighed), cell, weighed);
  }
  return [...tallies.values()].filter(changesSomething).map(changeOf);
}

export const cellId = ({ cube, cubeKey, day }: Pick<CellChange, 'cube' | 'cubeKey' | 'day'>): string => `${cube}/${cubeKey}/${day}`;

function weigh(step: Step, finality: Finality): Weighed {
  const { contribution: { point, day }, cause, firstRead = false } = step;
  const atMs = Date.parse(cause.effectiveAt);
  return { ...step, atMs, restates: !firstRead && finality.isFinal({ point, day, atMs }) };
}

function tallyOf(tallies: Map<string, Tally>, cell: CellContribution, step: Weighed): Tally {
  const id = cellId(cell);
  const held = tallies.get(id);
  if (held) return held;
  const made: Tally = { cell, value: 0, nRecords: 0, nFlagged: 0, nHeld: 0, heldMovements: 0, latest: step, restatement: null };
  tallies.set(id, made);
  return made;
}

function add(tally: Tally, cell: CellContribution, step: Weighed): void {
  const { sign } = step;
  tally.value += sign * cell.value;
  tally.nRecords += sign * cell.nRecords;
  tally.nFlagged += sign * cell.nFlagged;
  tally.nHeld += sign * cell.nHeld;
  tally.heldMovements += sign * cell.heldMovements;
  if (step.atMs > tally.latest.atMs) tally.latest = step;
  if (!step.restates) return;
  tally.restatement ??= { value: 0, nRecords: 0, latest: step };
  tally.restatement.value += sign * cell.value;
  tally.restatement.nRecords += sign * cell.nRecords;
  if (step.atMs > tally.restatement.latest.atMs) tally.restatement.latest = step;
}

/** Also where what came before the day was final and what came after cancel out: the final figure did change in between. */
function changesSomething({ value, nRecords, nFlagged, nHeld, heldMovements, restatement }: Tally): boolean {
  return value !== 0 || nRecords !== 0 || nFlagged !== 0 || nHeld !== 0 || heldMovements !== 0 || (restatement !== null && changesFigure(restatement));
}

const changesFigure = ({ value, nRecords }: { value: number; nRecords: number }): boolean => value !== 0 || nRecords !== 0;

function changeOf({ cell: { cube, cubeKey, day }, value, nRecords, nFlagged, nHeld, heldMovements, latest, restatement }: Tally): CellChange {
  const restatedBy = restatement && changesFigure(restatement)
    ? { value: restatement.value, nRecords: restatement.nRecords, cause: restatement.latest.cause } : null;
  return { cube, cubeKey, day, value, nRecords, nFlagged, nHeld, heldMovements, cause: latest.cause, restatedBy };
}
