import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { TrainingChoice, TrainingRange, TrainingRegister } from '../domain/training.js';

/** A range as it is announced. */
export interface AnnouncedRange extends Pick<TrainingRange, 'provinces' | 'from' | 'to'> {
  readonly round: string | null;
  readonly reason: string;
}

/** A range with who announced it, and who took it back. */
export interface RecordedRange extends AnnouncedRange, TrainingRange {
  readonly id: number;
  readonly actor: string;
  readonly revokeReason: string | null;
  readonly revokedBy: string | null;
}

/** Who says something, and when: what every decided row carries. */
export interface Said {
  readonly actor: string;
  readonly reason: string;
  readonly at: string;
}

interface RangeRow extends Omit<RecordedRange, 'id' | 'recordedAt' | 'revokedAt'> {
  readonly id: string;
  readonly recordedAt: Date;
  readonly revokedAt: Date | null;
}

const RANGE = `id, provinces, from_day::text as "from", to_day::text as "to", round, reason, actor, recorded_at as "recordedAt",
  revoke_reason as "revokeReason", revoked_by as "revokedBy", revoked_at as "revokedAt"`;

/** What people decided about exercises, and what by it a record is. */
@Injectable()
export class TrainingRepository {
  /** What is known of exercises, as far as it concerns these submissions. */
  async register(tx: Transaction, submissions: readonly string[]): Promise<TrainingRegister> {
    const sources = await tx.query<{ source: string; mode: 'live' | 'training'; since: Date }[]>('select source, mode, mode_changed_at as since from known_source');
    const choices = await tx.query<{ submission: string; as: TrainingChoice; decidedAt: Date }[]>(
      `select distinct on (submission) submission, choice as "as", decided_at as "decidedAt" from training_choice where submission = any($1) order by submission, id desc`,
      [submissions],
    );
    return {
      sources: new Map(sources.map(({ source, mode, since }) => [source, { mode, since: since.toISOString() }])),
      ranges: await this.ranges(tx),
      choices: new Map(choices.map(({ submission, as, decidedAt }) => [submission, { as, decidedAt: decidedAt.toISOString() }])),
    };
  }

  async ranges(tx: Transaction): Promise<RecordedRange[]> {
    return (await tx.query<RangeRow[]>(`select ${RANGE} from training_range order by id`)).map(rangeIn);
  }

  /** Locked until commit. */
  async range(tx: Transaction, id: number): Promise<RecordedRange | undefined> {
    return (await tx.query<RangeRow[]>(`select ${RANGE} from training_range where id = $1 for update`, [id])).map(rangeIn)[0];
  }

  async announce(tx: Transaction, { provinces, from, to, round, reason }: AnnouncedRange, { actor, at }: Omit<Said, 'reason'>): Promise<RecordedRange> {
    const rows = await tx.query<RangeRow[]>(
      `insert into training_range (provinces, from_day, to_day, round, reason, actor, recorded_at) values ($1, $2, $3, $4, $5, $6, $7) returning ${RANGE}`,
      [provinces, from, to, round, reason, actor, at],
    );
    return onlyOne(rows);
  }

  async revoke(tx: Transaction, id: number, { actor, reason, at }: Said): Promise<RecordedRange> {
    const [rows] = await tx.query<[RangeRow[], number]>(`update training_range set revoke_reason = $2, revoked_by = $3, revoked_at = $4 where id = $1 returning ${RANGE}`, [id, reason, actor, at]);
    return onlyOne(rows);
  }

  async choose(tx: Transaction, submissions: readonly string[], choice: TrainingChoice, { actor, reason, at }: Said): Promise<void> {
    await tx.query(
      `insert into training_choice (submission, choice, reason, actor, decided_at) select submission, $2, $3, $4, $5 from unnest($1::text[]) as chosen(submission)`,
      [submissions, choice, reason, actor, at],
    );
  }
}

function rangeIn({ id, recordedAt, revokedAt, ...rest }: RangeRow): RecordedRange {
  return { ...rest, id: Number(id), recordedAt: recordedAt.toISOString(), revokedAt: revokedAt?.toISOString() ?? null };
}

function onlyOne(rows: readonly RangeRow[]): RecordedRange {
  const [row] = rows;
  if (!row) throw new Error('training_range: the row that was written did not come back.');
  return rangeIn(row);
}
