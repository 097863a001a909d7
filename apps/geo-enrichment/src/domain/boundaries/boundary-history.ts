import type { BoundarySetFacts } from './mapped-area.js';

/** A set that was the one to go by for a day, and since when: null where it always was. */
export interface ChosenSet {
  readonly id: number;
  readonly since: string | null;
}

/** Raised by every import and every withdrawal. */
export function generationOf(sets: readonly BoundarySetFacts[]): number {
  return sets.length + sets.filter(({ withdrawnAt }) => withdrawnAt !== null).length;
}

/**
 * The sets by which a day of observation went, one after the other as imports and withdrawals changed it; the last is the one to go by now.
 * The set of a day is, of those in force, the one with the newest first day that is not after it, and among equals the last imported;
 * what ships stands before all.
 */
export function chosenSets(sets: readonly BoundarySetFacts[], day: string): ChosenSet[] {
  const chosen: ChosenSet[] = [{ id: 0, since: null }];
  for (const at of momentsOf(sets)) {
    const id = setAt(sets, day, at);
    if (id !== chosen.at(-1)?.id) chosen.push({ id, since: at });
  }
  return chosen;
}

function momentsOf(sets: readonly BoundarySetFacts[]): string[] {
  return [...new Set(sets.flatMap(({ importedAt, withdrawnAt }) => [importedAt, withdrawnAt].filter((at) => at !== null)))].toSorted();
}

function setAt(sets: readonly BoundarySetFacts[], day: string, at: string): number {
  const inForce = sets.filter(({ importedAt, withdrawnAt, validFrom }) => (importedAt ?? '') <= at && (withdrawnAt === null || withdrawnAt > at) && (validFrom === null || validFrom <= day));
  const [first] = inForce.toSorted((a, b) => (b.validFrom ?? '').localeCompare(a.validFrom ?? '') || b.id - a.id);
  return first?.id ?? 0;
}
