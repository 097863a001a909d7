import { Inject, Injectable } from '@nestjs/common';
import type { LocalDay } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import { statesOf, type Correction, type CorrectionState } from '../domain/correction.js';
import { CorrectionRepository } from './correction.repository.js';
import { belongsTo } from './province.js';
import { ReceivedBodyRepository } from './received-body.repository.js';

/** One line of the log, with how the correction stands against what was last received. */
export interface LoggedCorrection extends Correction {
  readonly state: CorrectionState;
}

/** Days in Laos on which the corrections were made, both inclusive; null: unbounded. `after`: the id behind which the page begins. */
export interface LogPage {
  readonly provinces: readonly string[] | null;
  readonly from: LocalDay | null;
  readonly to: LocalDay | null;
  readonly after: number;
  readonly limit: number;
}

const LAO_DAY = `(c.decided_at at time zone 'Asia/Vientiane')::date::text`;

/** What was mended, by whom, from what, to what, and why. */
@Injectable()
export class CleaningLogRepository {
  constructor(
    @Inject(CorrectionRepository) private readonly corrections: CorrectionRepository,
    @Inject(ReceivedBodyRepository) private readonly bodies: ReceivedBodyRepository,
  ) {}

  /** In the order in which it was done. */
  async page(tx: Transaction, { provinces, from, to, after, limit }: LogPage): Promise<LoggedCorrection[]> {
    const rows = await tx.query<{ id: string; submission: string }[]>(
      `select c.id, c.submission from correction c join submission_state on submission_state.submission = c.submission
       where ${belongsTo('$1')} and ($2::text is null or ${LAO_DAY} >= $2) and ($3::text is null or ${LAO_DAY} <= $3) and c.id > $4 order by c.id limit $5`,
      [provinces, from, to, after, limit],
    );
    const submissions = [...new Set(rows.map(({ submission }) => submission))];
    const corrections = await this.corrections.of(tx, submissions);
    const answers = new Map((await this.bodies.of(tx, submissions)).map((body) => [body.header.submission, body.answers]));
    const logged = new Map<number, LoggedCorrection>();
    for (const [submission, all] of corrections) {
      const states = statesOf(all, answers.get(submission) ?? {});
      for (const correction of all) logged.set(correction.id, { ...correction, state: states.get(correction.id) ?? 'closed' });
    }
    return rows.flatMap(({ id }) => logged.get(Number(id)) ?? []);
  }
}
