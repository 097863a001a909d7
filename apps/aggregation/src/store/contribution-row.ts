import type { VersionTriple } from '@fm/contracts/vocabulary';
import type { Contribution, Part } from '../domain/contribution.js';
import { isCounted, type SubmissionCount } from '../domain/submission-count.js';

/** A row of `contribution` as Postgres hands it out: int8 as text, the day cast to text. */
export interface ContributionRow extends VersionTriple {
  readonly submission: string;
  readonly status: string;
  readonly counting: boolean;
  readonly counted: boolean;
  readonly erased: boolean;
  readonly point: string | null;
  readonly direction: string | null;
  readonly day: string | null;
  readonly n_records: number;
  readonly n_flagged: number;
  readonly n_held: number;
  readonly held_movements: number | string;
  readonly parts: readonly Part[];
}

/** The columns in which a contribution is read. */
export const CONTRIBUTION_COLUMNS = `contribution.submission, contribution.revision, contribution.decision, contribution.placement, contribution.status,
  contribution.counting, contribution.counted, contribution.erased, contribution.point, contribution.direction, contribution.day::text as day, contribution.n_records, contribution.n_flagged,
  contribution.n_held, contribution.held_movements, contribution.parts`;

/** How `jsonb_to_recordset` must read what `rowOf` writes. */
export const CONTRIBUTION_RECORD = `(submission text, revision int, decision int, placement int, status text, counting boolean, counted boolean, erased boolean, point text, direction text,
  day date, n_records int, n_flagged int, n_held int, held_movements bigint, parts jsonb, effective_at timestamptz)`;

/** What of a contribution is kept as history. */
export const HISTORY_COLUMNS = 'submission, revision, decision, placement, status, point, direction, day, n_records, n_flagged, n_held, held_movements, parts, effective_at';

export function rowOf({ submission, version, status, contribution, counting, cause, erased = false }: SubmissionCount): ContributionRow & { readonly effective_at: string } {
  const counts = contribution?.counts;
  return {
    submission,
    revision: version.revision,
    decision: version.decision,
    placement: version.placement,
    status,
    counting,
    counted: isCounted({ counting, contribution }),
    erased,
    point: contribution?.point ?? null,
    direction: contribution?.direction ?? null,
    day: contribution?.day ?? null,
    n_records: counts?.nRecords ?? 0,
    n_flagged: counts?.nFlagged ?? 0,
    n_held: counts?.nHeld ?? 0,
    held_movements: counts?.heldMovements ?? 0,
    parts: contribution?.parts ?? [],
    effective_at: cause.effectiveAt,
  };
}

/** @returns null where the row adds nothing */
export function contributionIn(row: ContributionRow): Contribution | null {
  const { point, direction, day, parts } = row;
  if (point === null || direction === null || day === null) return null;
  const counts = { nRecords: row.n_records, nFlagged: row.n_flagged, nHeld: row.n_held, heldMovements: Number(row.held_movements) };
  return { point, direction, day, counts, parts };
}
