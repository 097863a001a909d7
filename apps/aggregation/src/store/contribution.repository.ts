import { Injectable } from '@nestjs/common';
import { type LocalDay, type VersionTriple } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import type { Contribution } from '../domain/contribution.js';
import type { MovementCubeName } from '../domain/movement-cell.js';
import { over, type Replacement, type SubmissionCount } from '../domain/submission-count.js';
import { CONTRIBUTION_COLUMNS, CONTRIBUTION_RECORD, contributionIn, HISTORY_COLUMNS, rowOf, type ContributionRow } from './contribution-row.js';

export interface CellContents {
  readonly cube: MovementCubeName;
  readonly point: string;
  readonly direction: string;
  readonly rest: string;
  readonly day: LocalDay;
  readonly limit: number;
}

/** What each submission adds to the figures: one row each, its tombstone included. */
@Injectable()
export class ContributionRepository {
  /**
   * Puts each state in the place of an older one. The common case, a submission not seen before, is one statement; the others are locked before
   * they are read, since batches of three topics run at once. Rows are taken in the order of their keys, or batches would deadlock.
   * @param states one a submission
   * @returns those that were newer than what was held, with what they replace
   */
  async replace(tx: Transaction, states: readonly SubmissionCount[]): Promise<Replacement[]> {
    const fresh = await this.insertUnseen(tx, states);
    const replaced: Replacement[] = states.filter(({ submission }) => fresh.has(submission)).map((after) => ({ before: null, after }));
    const seen = states.filter(({ submission }) => !fresh.has(submission));
    if (seen.length === 0) return replaced;
    const held = await this.lock(tx, seen.map(({ submission }) => submission));
    const newer = seen.map((state) => over(state, held.get(state.submission))).filter((state) => state !== null);
    if (newer.length > 0) await this.update(tx, newer);
    return [...replaced, ...newer.map((after) => ({ before: stateIn(held.get(after.submission)), after }))];
  }

  /** Sets `counting` by the register's class of these points. Call it with the register locked. @returns what was switched, as it is now */
  async switchCounting(tx: Transaction, points: readonly string[]): Promise<{ contribution: Contribution; counting: boolean }[]> {
    if (points.length === 0) return [];
    const [rows] = await tx.query<[ContributionRow[], number]>(
      `update contribution set counting = known_point.class <> 'community', counted = counted or (known_point.class <> 'community' and n_records > 0) from known_point
       where contribution.point = known_point.code and known_point.code = any($1) and contribution.counting <> (known_point.class <> 'community')
       returning ${CONTRIBUTION_COLUMNS}`,
      [points],
    );
    return rows.flatMap((row) => {
      const contribution = contributionIn(row);
      return contribution ? [{ contribution, counting: row.counting }] : [];
    });
  }

  /** The submissions that stand in a cell, by key. */
  async inCell(tx: Transaction, { cube, point, direction, rest, day, limit }: CellContents): Promise<{ submission: string; version: VersionTriple; status: string; value: number }[]> {
    const rows = await tx.query<(VersionTriple & { submission: string; status: string; value: number })[]>(
      `select submission, revision, decision, placement, status, (part->>2)::float8 as value
       from contribution, jsonb_array_elements(parts) as part
       where point = $1 and day = $2 and direction = $3 and counting and part->>0 = $4 and part->>1 = $5 order by submission limit $6`,
      [point, day, direction, cube, rest, limit],
    );
    return rows.map(({ submission, status, value, revision, decision, placement }) => ({ submission, version: { revision, decision, placement }, status, value }));
  }

  private async insertUnseen(tx: Transaction, states: readonly SubmissionCount[]): Promise<Set<string>> {
    const rows = await tx.query<{ submission: string }[]>(
      `insert into contribution (${COLUMNS})
       select ${COLUMNS}
       from jsonb_to_recordset($1::jsonb) as state ${CONTRIBUTION_RECORD} order by submission collate "C"
       on conflict (submission) do nothing returning submission`,
      [JSON.stringify(states.map(rowOf))],
    );
    return new Set(rows.map(({ submission }) => submission));
  }

  private async lock(tx: Transaction, submissions: readonly string[]): Promise<ReadonlyMap<string, ContributionRow>> {
    const rows = await tx.query<ContributionRow[]>(`select ${CONTRIBUTION_COLUMNS} from contribution where submission = any($1) order by submission for update`, [submissions]);
    return new Map(rows.map((row) => [row.submission, row]));
  }

  /** What is replaced becomes history in the same statement, unless it is erased. */
  private async update(tx: Transaction, states: readonly SubmissionCount[]): Promise<void> {
    await tx.query(
      `with state as (select * from jsonb_to_recordset($1::jsonb) as state ${CONTRIBUTION_RECORD}),
         superseded as (
           insert into contribution_past (${HISTORY_COLUMNS})
           select ${HISTORY_COLUMNS.replace(/\w+/g, 'held.$&')} from contribution held join state using (submission) where not state.erased
           order by submission on conflict do nothing)
       update contribution set revision = state.revision, decision = state.decision, placement = state.placement, status = state.status, counting = state.counting,
         counted = contribution.counted or state.counted, erased = state.erased,
         point = state.point, direction = state.direction, day = state.day, n_records = state.n_records, n_flagged = state.n_flagged, n_held = state.n_held,
         held_movements = state.held_movements, parts = state.parts, effective_at = state.effective_at
       from state where contribution.submission = state.submission`,
      [JSON.stringify(states.map(rowOf))],
    );
  }
}

const COLUMNS = 'submission, revision, decision, placement, status, counting, counted, erased, point, direction, day, n_records, n_flagged, n_held, held_movements, parts, effective_at';

function stateIn(row: ContributionRow | undefined): Replacement['before'] {
  if (!row) return null;
  const { revision, decision, placement, counting, counted } = row;
  return { version: { revision, decision, placement }, contribution: contributionIn(row), counting, counted };
}
