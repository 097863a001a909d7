import { Inject, Injectable } from '@nestjs/common';
import type { LocalDay } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import { KeyRing, open, seal } from '@fm/sealing';
import { ValidationConfiguration } from '../validation.config.js';

/** The answers of class X of one record that counts. */
export interface ProtectionNote {
  readonly submission: string;
  readonly revision: number;
  readonly decision: number;
  readonly point: string | null;
  readonly day: LocalDay | null;
  readonly answers: Readonly<Record<string, string>>;
  readonly notedAt: string;
}

type Row = Omit<ProtectionNote, 'answers' | 'notedAt'> & { readonly sealed: Buffer; readonly notedAt: Date };

/**
 * Rows are of one length whatever was answered, so that the length says nothing either: all answers of the module with both experiences take 400 bytes.
 * What has 512 or more is deflated before it is sealed, and would tell by its length how much was filled up.
 */
const SEALED_LENGTH = 511;
const COLUMNS = `submission, revision, decision, point, day::text as day, sealed, noted_at as "notedAt"`;
const contextOf = ({ submission, revision }: Pick<ProtectionNote, 'submission' | 'revision'>): string => `validation.protection_note/${submission}/${revision}`;

/** Answers of class X, sealed under keys of their own: who may map a body again can read none of them. */
@Injectable()
export class ProtectionNoteRepository {
  private readonly keys: KeyRing;

  constructor(@Inject(ValidationConfiguration) config: ValidationConfiguration) {
    this.keys = KeyRing.parse(config.protectionKeys);
  }

  /** Call it with the keys locked. */
  async keep(tx: Transaction, notes: readonly ProtectionNote[]): Promise<void> {
    if (notes.length === 0) return;
    const rows = notes.map(({ answers, ...note }) => ({ ...note, sealed: seal(this.keys, Buffer.from(JSON.stringify(answers).padEnd(SEALED_LENGTH)), contextOf(note), { exactLength: true }).toString('base64') }));
    await tx.query(
      `insert into protection_note as held (submission, revision, decision, point, day, sealed, noted_at)
       select submission, revision, decision, point, day, decode(sealed, 'base64'), "notedAt"
       from jsonb_to_recordset($1::jsonb) as n(submission text, revision int, decision int, point text, day date, sealed text, "notedAt" timestamptz)
       on conflict (submission) do update set revision = excluded.revision, decision = excluded.decision, point = excluded.point, day = excluded.day, sealed = excluded.sealed,
         noted_at = case when held.revision = excluded.revision then held.noted_at else excluded.noted_at end`,
      [JSON.stringify(rows)],
    );
  }

  /** What is held, rejected, withdrawn or an exercise is noted nowhere but in its sealed body. */
  async void(tx: Transaction, submissions: readonly string[]): Promise<void> {
    if (submissions.length > 0) await tx.query('delete from protection_note where submission = any($1)', [submissions]);
  }

  /** Of a point, between two days, both inclusive. */
  async between(tx: Transaction, point: string, from: LocalDay, to: LocalDay): Promise<ProtectionNote[]> {
    return (await tx.query<Row[]>(`select ${COLUMNS} from protection_note where point = $1 and day between $2 and $3`, [point, from, to])).map((row) => this.opened(row));
  }

  async one(tx: Transaction, submission: string): Promise<ProtectionNote | undefined> {
    return (await tx.query<Row[]>(`select ${COLUMNS} from protection_note where submission = $1`, [submission])).map((row) => this.opened(row))[0];
  }

  /** Written before anything is shown. */
  async audit(tx: Transaction, { submission, reader, reason, at }: { readonly submission: string; readonly reader: string; readonly reason: string; readonly at: string }): Promise<void> {
    await tx.query('insert into protection_reading (submission, reader, reason, read_at) values ($1, $2, $3, $4)', [submission, reader, reason, at]);
  }

  private opened({ sealed, notedAt, ...row }: Row): ProtectionNote {
    return { ...row, answers: JSON.parse(open(this.keys, sealed, contextOf(row)).toString()) as ProtectionNote['answers'], notedAt: notedAt.toISOString() };
  }
}
