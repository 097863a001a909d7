import { isLocalDay, localDayOf, type FormKind, type HeldPlace, type HoldingVerdict } from '@fm/contracts/vocabulary';
import type { Contribution } from './contribution.js';
import { codeOr, pointStated } from './movement-cell.js';

/** What of a quarantined or rejected submission decides whether it is counted as held. */
export interface HoldableRecord extends HeldPlace {
  readonly kind: FormKind;
  readonly status: HoldingVerdict;
  readonly training: boolean;
  /** ISO 8601. */
  readonly receivedAt: string;
}

/**
 * What a held registry record adds: one hold of so many movements in {fmp, direction}, and no value. Only quarantined is held: rejected
 * counts nowhere, exercises and other kinds neither. A point or direction that is not known is `unknown`; a cell needs a day, so a hold
 * without one stands under the local day of its receipt.
 */
export function countHold({ kind, status, training, receivedAt, point, day, direction, nTotal }: HoldableRecord): Contribution | null {
  if (training || kind !== 'fmr' || status !== 'quarantined') return null;
  return {
    point: pointStated(point),
    direction: codeOr(direction),
    day: day !== null && isLocalDay(day) ? day : localDayOf(new Date(receivedAt)),
    // A total below zero is a slip of the pen and may be why it is held: it holds nothing back.
    counts: { nRecords: 0, nFlagged: 0, nHeld: 1, heldMovements: Math.max(0, nTotal ?? 0) },
    parts: [['total', '', 0]],
  };
}
