import type { LocalDay } from '@fm/contracts/vocabulary';
import { cellsOf, type CellContribution, type Contribution, type Counts } from './contribution.js';
import type { MovementCubeName } from './movement-cell.js';

/** What makes a contribution come or go: since when it holds, and the trace that it belongs to. */
export interface Cause {
  /** ISO 8601. */
  readonly effectiveAt: string;
  readonly traceparent: string;
}

/** A contribution applied (1) or taken back (-1). */
export interface Step {
  readonly contribution: Contribution;
  readonly sign: 1 | -1;
  readonly cause: Cause;
}

/** The sum of what a batch does to one cell. */
export interface CellChange extends Counts {
  readonly cube: MovementCubeName;
  readonly cubeKey: string;
  readonly day: LocalDay;
  readonly value: number;
  readonly cause: Cause;
}

type Tally = { -readonly [K in keyof CellChange]: CellChange[K] };

/** One change a cell, whatever the number of records; cells in which everything cancels out are left out. The cause is the latest. */
export function cellChanges(steps: Iterable<Step>): CellChange[] {
  const tallies = new Map<string, Tally>();
  for (const { contribution, sign, cause } of steps) {
    for (const cell of cellsOf(contribution)) add(tallyOf(tallies, cell, cause), cell, sign);
  }
  return [...tallies.values()].filter(changesSomething);
}

export const cellId = ({ cube, cubeKey, day }: Pick<CellChange, 'cube' | 'cubeKey' | 'day'>): string => `${cube}/${cubeKey}/${day}`;

function tallyOf(tallies: Map<string, Tally>, cell: CellContribution, cause: Cause): Tally {
  const id = cellId(cell);
  const held = tallies.get(id);
  if (held) {
    if (Date.parse(cause.effectiveAt) > Date.parse(held.cause.effectiveAt)) held.cause = cause;
    return held;
  }
  const made = { cube: cell.cube, cubeKey: cell.cubeKey, day: cell.day, value: 0, nRecords: 0, nFlagged: 0, nHeld: 0, heldMovements: 0, cause };
  tallies.set(id, made);
  return made;
}

function add(tally: Tally, cell: CellContribution, sign: 1 | -1): void {
  tally.value += sign * cell.value;
  tally.nRecords += sign * cell.nRecords;
  tally.nFlagged += sign * cell.nFlagged;
  tally.nHeld += sign * cell.nHeld;
  tally.heldMovements += sign * cell.heldMovements;
}

function changesSomething({ value, nRecords, nFlagged, nHeld, heldMovements }: CellChange): boolean {
  return [value, nRecords, nFlagged, nHeld, heldMovements].some((sum) => sum !== 0);
}
