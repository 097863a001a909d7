import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { DecidedState } from '../domain/decided-state.js';

/** How far a submission has come: enough to tell what is newer. */
export interface HeldVersion {
  readonly submission: string;
  readonly revision: number;
  readonly decision: number;
  readonly status: string;
  /** Erased on request: nothing of it comes back. */
  readonly erased: boolean;
}

interface Tombstone {
  readonly submission: string;
  readonly revision: number;
  readonly effectiveAt: string;
  readonly erased: boolean;
}

/** Which rules found something in a state. */
export interface FoundInState {
  readonly submission: string;
  readonly point: string | null;
  readonly receivedAt: Date;
  readonly rules: readonly string[];
}

/** One row per submission: its current verdict. */
@Injectable()
export class VerdictRepository {
  async versionsOf(tx: Transaction, submissions: readonly string[]): Promise<ReadonlyMap<string, HeldVersion>> {
    const rows = await tx.query<HeldVersion[]>('select submission, revision, decision, status, erased from submission_state where submission = any($1)', [submissions]);
    return new Map(rows.map((row) => [row.submission, row]));
  }

  async save(tx: Transaction, states: readonly DecidedState[]): Promise<void> {
    await tx.query(
      `insert into submission_state (submission, revision, decision, status, source, kind, training, received_at, effective_at,
         record, position, held, findings, mapping_version, rule_set_version, decided_by)
       select "submission", "revision", "decision", "status", "source", "kind", "training", "receivedAt", "effectiveAt",
         "record", "position", "held", "findings", "mappingVersion", "ruleSetVersion", "decidedBy"
       from jsonb_to_recordset($1::jsonb) as s("submission" text, "revision" int, "decision" int, "status" text, "source" text, "kind" text,
         "training" boolean, "receivedAt" timestamptz, "effectiveAt" timestamptz, "record" jsonb, "position" jsonb, "held" jsonb,
         "findings" jsonb, "mappingVersion" text, "ruleSetVersion" text, "decidedBy" text)
       on conflict (submission) do update set
         revision = excluded.revision, decision = excluded.decision, status = excluded.status, source = excluded.source, kind = excluded.kind,
         training = excluded.training, received_at = excluded.received_at, effective_at = excluded.effective_at, record = excluded.record,
         position = excluded.position, held = excluded.held, findings = excluded.findings, mapping_version = excluded.mapping_version,
         rule_set_version = excluded.rule_set_version, decided_by = excluded.decided_by`,
      [JSON.stringify(states)],
    );
  }

  /** Keeps key, version and time, and nothing else. */
  async bury(tx: Transaction, tombstones: readonly Tombstone[]): Promise<void> {
    if (tombstones.length === 0) return;
    await tx.query(
      `insert into submission_state (submission, revision, decision, status, effective_at, decided_by, erased)
       select "submission", "revision", 0, 'withdrawn', "effectiveAt", 'ingestion', "erased"
       from jsonb_to_recordset($1::jsonb) as s("submission" text, "revision" int, "effectiveAt" timestamptz, "erased" boolean)
       on conflict (submission) do update set revision = greatest(submission_state.revision, excluded.revision), decision = 0, status = 'withdrawn',
         effective_at = excluded.effective_at, source = null, kind = null, training = false, received_at = null, record = null, position = null, held = null,
         findings = '[]', mapping_version = null, rule_set_version = null, decided_by = excluded.decided_by, erased = submission_state.erased or excluded.erased`,
      [JSON.stringify(tombstones)],
    );
    for (const table of ['received_body', 'seen_body', 'protection_note', 'field_fact']) await tx.query(`delete from ${table} where submission = any($1)`, [tombstones.map((tombstone) => tombstone.submission)]);
  }

  /** Submissions that are held because their point was not in the register. */
  async heldForPoints(tx: Transaction, codes: readonly string[]): Promise<readonly string[]> {
    const rows = await tx.query<{ submission: string }[]>(`select submission from submission_state where status = 'quarantined' and held->>'point' = any($1) and findings @> '[{"rule":"V-S4-point"}]' order by submission`, [codes]);
    return rows.map((row) => row.submission);
  }

  findingsOf(tx: Transaction, submissions: readonly string[]): Promise<FoundInState[]> {
    return tx.query<FoundInState[]>(
      `select submission, held->>'point' as point, received_at as "receivedAt", array(select distinct finding->>'rule' from jsonb_array_elements(findings) as finding) as rules
       from submission_state where submission = any($1) and status <> 'withdrawn' order by submission`,
      [submissions],
    );
  }

  /** The submissions that were received last and are no exercises. */
  async newest(tx: Transaction, limit: number): Promise<readonly string[]> {
    const rows = await tx.query<{ submission: string }[]>(`select submission from submission_state where status <> 'withdrawn' and not training order by received_at desc, submission limit $1`, [limit]);
    return rows.map(({ submission }) => submission);
  }
}
