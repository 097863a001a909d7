import { Inject, Injectable } from '@nestjs/common';
import type { Finding, FormKind, HeldPlace } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import type { Correction } from '../domain/correction.js';
import type { Answers } from '../domain/mapping/read-answer.js';
import { CorrectionRepository } from './correction.repository.js';
import { belongsTo } from './province.js';
import { ReceivedBodyRepository } from './received-body.repository.js';

/** A submission as it stands, whatever was decided of it. */
export interface SubmissionFile {
  readonly submission: string;
  readonly revision: number;
  readonly decision: number;
  readonly status: string;
  readonly training: boolean;
  readonly source: string;
  readonly kind: FormKind;
  readonly receivedAt: Date;
  readonly held: HeldPlace;
  readonly record: object | null;
  readonly findings: readonly Finding[];
  readonly decidedBy: string;
  readonly assignee: string | null;
}

/** Something that a person did about a submission. */
export interface Happening {
  readonly at: Date;
  readonly who: string;
  /** `release`, `reject`, `approved` (in Kobo), `assign`, `training`… */
  readonly what: string;
  readonly revision: number | null;
  readonly reason: string | null;
}

/** A submission with its answers as they were sent; null where the body is not here any more. */
export interface OpenedFile {
  readonly file: SubmissionFile;
  readonly answers: Answers | null;
  /** The form's version that the phone had; null where the body names none, or is not here any more. */
  readonly formVersion: string | null;
  readonly corrections: readonly Correction[];
}

/** All that is here about one submission. */
@Injectable()
export class SubmissionFileRepository {
  constructor(
    @Inject(ReceivedBodyRepository) private readonly bodies: ReceivedBodyRepository,
    @Inject(CorrectionRepository) private readonly corrections: CorrectionRepository,
  ) {}

  async open(tx: Transaction, submission: string, provinces: readonly string[] | null): Promise<OpenedFile | undefined> {
    const file = await this.find(tx, submission, provinces);
    if (!file) return undefined;
    const [body] = await this.bodies.of(tx, [submission]);
    const corrections = (await this.corrections.of(tx, [submission])).get(submission) ?? [];
    const current = body?.header.revision === file.revision ? body : null;
    return { file, answers: current?.answers ?? null, formVersion: current?.header.formVersion ?? null, corrections };
  }

  async find(tx: Transaction, submission: string, provinces: readonly string[] | null): Promise<SubmissionFile | undefined> {
    const rows = await tx.query<SubmissionFile[]>(
      `select submission, revision, decision, status, training, source, kind, received_at as "receivedAt", held, record, findings, decided_by as "decidedBy",
         (select a.assignee from quarantine_assignment a where a.submission = submission_state.submission order by a.id desc limit 1) as assignee
       from submission_state where submission = $2 and status <> 'withdrawn' and ${belongsTo('$1')}`,
      [provinces, submission],
    );
    return rows[0];
  }

  /** Oldest first. Corrections are told apart. */
  history(tx: Transaction, submission: string): Promise<Happening[]> {
    return tx.query<Happening[]>(
      `select decided_at as at, actor as who, verb as what, revision, reason from person_decision where submission = $1
       union all select reviewed_at, 'Kobo', status, null, null from kobo_review where submission = $1
       union all select decided_at, actor, case when assignee is null then 'give back' else 'assign to ' || assignee end, null, null from quarantine_assignment where submission = $1
       union all select decided_at, actor, 'training: ' || choice, null, reason from training_choice where submission = $1
       order by 1, 2`,
      [submission],
    );
  }
}
