import { isOfKind, type CanonicalRecord, type CountingVerdict, type Finding, type FormKind } from '@fm/contracts/vocabulary';
import type { Contribution } from './contribution.js';
import { codeOr, pointStated } from './movement-cell.js';
import { movementParts } from './movement-parts.js';

/** What of a located submission decides what it counts. */
export interface CountableRecord {
  readonly kind: FormKind;
  readonly status: CountingVerdict;
  readonly training: boolean;
  readonly record: CanonicalRecord;
  readonly geoFindings: readonly Pick<Finding, 'severity'>[];
}

/**
 * What an accepted or flagged registry record adds. Null for exercises and for the other kinds of form, which are not movements. It counts as
 * flagged by its verdict or by a geographic finding above a note.
 */
export function countRecord(located: CountableRecord): Contribution | null {
  if (located.training || !isOfKind('fmr', located)) return null;
  const { status, record, geoFindings } = located;
  const flagged = status === 'flagged' || geoFindings.some(({ severity }) => severity !== 'I');
  return {
    point: pointStated(record.point),
    direction: codeOr(record.direction),
    day: record.day,
    counts: { nRecords: 1, nFlagged: flagged ? 1 : 0, nHeld: 0, heldMovements: 0 },
    parts: movementParts(record),
  };
}
