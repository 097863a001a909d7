import { Injectable } from '@nestjs/common';
import type { Finding, HeldPlace } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import { belongsTo } from './province.js';

/** A held submission as its list shows it: no answers, only what the rules say. */
export interface HeldSubmission {
  readonly submission: string;
  readonly revision: number;
  readonly decision: number;
  readonly source: string;
  readonly kind: string;
  readonly receivedAt: Date;
  readonly held: HeldPlace;
  readonly findings: readonly Finding[];
  /** `rules`, or who put it on hold: then there may be no finding that says why. */
  readonly heldBy: string;
  /** False where point, day or total are missing: only an edit helps. */
  readonly releasable: boolean;
}

const COLUMNS = `submission, revision, decision, source, kind, received_at as "receivedAt", held, findings, decided_by as "heldBy", record is not null as releasable`;

/** An exercise is held back from nothing: it waits for nobody. */
const WITHIN = `status = 'quarantined' and not training and ${belongsTo('$1')}`;

@Injectable()
export class QuarantineRepository {
  list(tx: Transaction, provinces: readonly string[] | null): Promise<HeldSubmission[]> {
    return tx.query<HeldSubmission[]>(`select ${COLUMNS} from submission_state where ${WITHIN} order by received_at, submission limit 1000`, [provinces]);
  }

  async one(tx: Transaction, submission: string, provinces: readonly string[] | null): Promise<HeldSubmission | undefined> {
    const rows = await tx.query<HeldSubmission[]>(`select ${COLUMNS} from submission_state where ${WITHIN} and submission = $2`, [provinces, submission]);
    return rows[0];
  }
}
