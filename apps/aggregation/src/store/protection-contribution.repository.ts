import { Inject, Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import type { ProtectionNotedV1, SubmissionStateV1 } from '@fm/contracts';
import type { FormKind } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import { AggregationConfiguration } from '../aggregation.config.js';
import { PROVINCE_UNKNOWN } from '../domain/movement-parts.js';
import { marksOf, type ProtectionMarks } from '../domain/protection-marks.js';

interface Row {
  readonly hash: string;
  readonly revision: number;
  readonly decision: number;
  readonly kind: string | null;
  readonly province: string | null;
  readonly month: string | null;
  readonly marks: ProtectionMarks | null;
}

/** What the answers of class X add. Rows are found by a keyed hash: who reads the table, and has every key of every submission, cannot tell whose they are. */
@Injectable()
export class ProtectionContributionRepository {
  private readonly hashKey: Buffer;

  constructor(@Inject(AggregationConfiguration) config: AggregationConfiguration) {
    this.hashKey = Buffer.from(config.protectionHashKey, 'base64');
  }

  /** An exercise counts nowhere, and voids what was noted before. */
  note(tx: Transaction, notes: readonly ProtectionNotedV1[]): Promise<void> {
    return this.keep(tx, notes.map(({ submission, version: { revision, decision }, kind, training, province, month, answers }) =>
      ({ hash: this.hashOf(submission), revision, decision, ...(training ? NOTHING : { kind, province, month, marks: marksOf(answers) }) })));
  }

  /** Held, rejected and withdrawn void the protection stream too. */
  void(tx: Transaction, states: readonly Pick<SubmissionStateV1, 'submission' | 'version'>[]): Promise<void> {
    return this.keep(tx, states.map(({ submission, version: { revision, decision } }) => ({ hash: this.hashOf(submission), revision, decision, ...NOTHING })));
  }

  /** Yes and no of whole years, both inclusive. */
  async ofYears(tx: Transaction, { first, last }: { readonly first: string; readonly last: string }): Promise<{ kind: FormKind; province: string; month: string; marks: ProtectionMarks }[]> {
    return tx.query(
      `select kind, coalesce(province, $3) as province, month, marks from protection_contribution where marks is not null and marks <> '{}' and month between $1 and $2`,
      [`${first}-01`, `${last}-12`, PROVINCE_UNKNOWN],
    );
  }

  /** What is not newer than what is held changes nothing, in whatever order it comes. */
  private async keep(tx: Transaction, rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.query(
      `with kept as (insert into protection_contribution as held (hash, revision, decision, kind, province, month, marks)
       select distinct on (hash) decode(hash, 'hex'), revision, decision, kind, province, month, nullif(marks, 'null')
       from jsonb_to_recordset($1::jsonb) as r(hash text, revision int, decision int, kind text, province text, month text, marks jsonb)
       order by hash, revision desc, decision desc
       on conflict (hash) do update set revision = excluded.revision, decision = excluded.decision, kind = excluded.kind, province = excluded.province, month = excluded.month, marks = excluded.marks
       where (held.revision, held.decision) < (excluded.revision, excluded.decision)
       returning old.month as old_month, new.month as new_month)
       insert into snapshot_due (family, month) select distinct 'protection', told.month from kept, lateral (values (old_month), (new_month)) as told(month) where told.month is not null`,
      [JSON.stringify(rows)],
    );
  }

  private hashOf(submission: string): string {
    return createHmac('sha256', this.hashKey).update(submission).digest('hex');
  }
}

const NOTHING = { kind: null, province: null, month: null, marks: null };
