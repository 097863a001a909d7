import type { CountingVerdict, Finding, FmrRecord, FormKind } from '@fm/contracts/vocabulary';
import type { Contribution } from './contribution.js';
import { codeOr, pointStated } from './movement-cell.js';
import { movementParts } from './movement-parts.js';

/** What of a located submission decides what it counts. */
export interface CountableRecord {
  readonly kind: FormKind;
  readonly status: CountingVerdict;
  readonly training: boolean;
  readonly record: FmrRecord;
  readonly geoFindings: readonly Pick<Finding, 'severity'>[];
}

/**
 * What an accepted or flagged registry record adds. Null for exercises and for the other kinds of form, which are not movements. It counts as
 * flagged by its verdict or by a geographic finding above a note.
 */
export function countRecord({ kind, status, training, record, geoFindings }: CountableRecord): Contribution | null {
  if (training || kind !== 'fmr') return null;
  const flagged = status === 'flagged' || geoFindings.some(({ severity }) => severity !== 'I');
  return {
    point: pointStated(record.point),
    direction: codeOr(record.direction),
    day: record.day,
    counts: { nRecords: 1, nFlagged: flagged ? 1 : 0, nHeld: 0, heldMovements: 0 },
    parts: movementParts(record),
  };
}
