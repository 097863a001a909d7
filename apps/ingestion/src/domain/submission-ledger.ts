import { isContained, type Answers } from './canonical-answers.js';
import { headOf, type BodyOrder } from './head-of.js';

export type SubmissionState = 'live' | 'withdrawn' | 'erased';

export interface StoredBody extends BodyOrder {
  readonly revision: number | null;
  readonly receivedAt: string;
}

/** What became of a body: a repeat, stored behind a newer one, or the head under a new revision. */
export type Outcome = { readonly kind: 'duplicate'; readonly of: string } | { readonly kind: 'discarded' } | { readonly kind: 'stored' };

export interface LedgerRow {
  readonly submission: string;
  readonly state: SubmissionState;
  readonly revision: number;
  readonly head: string | null;
}

/** One submission with all its bodies, for the time of a transaction that holds its row. */
export class SubmissionLedger {
  readonly submission: string;
  state: SubmissionState;
  revision: number;
  head: string | null;
  /** Bodies stored in this transaction. */
  readonly added: StoredBody[] = [];
  private readonly bodies: StoredBody[];

  constructor(row: LedgerRow, stored: readonly StoredBody[]) {
    this.submission = row.submission;
    this.state = row.state;
    this.revision = row.revision;
    this.head = row.head;
    this.bodies = [...stored];
  }

  /**
   * Takes a body in. The same uuid with the same content, at whatever revision, is a duplicate; so is one whose answers are all in the stored
   * body of that uuid. What was deleted is revived by a reading of Kobo's API and by nothing else; what was erased is not even read.
   * @param answersIn answers of a stored body, asked for only where two bodies share a uuid
   */
  take(body: Omit<StoredBody, 'revision'>, answers: Answers, answersIn: (receipt: string) => Answers): Outcome {
    if (this.state === 'erased') return { kind: 'discarded' };
    const revives = this.state === 'withdrawn' && body.apiReading !== null;
    const same = this.bodies.find((known) => known.uuid === body.uuid && known.contentHash === body.contentHash);
    const repeat = same ?? this.bodies.find((known) => known.uuid === body.uuid && isContained(answers, answersIn(known.receipt)));
    if (repeat && !revives) return { kind: 'duplicate', of: repeat.receipt };
    const head = this.state === 'live' || revives ? headOf([...this.bodies, body]) : undefined;
    if (revives) this.state = 'live';
    const moves = head !== undefined && head.receipt !== this.head;
    if (moves) {
      this.revision += 1;
      this.head = head.receipt;
    }
    const stored: StoredBody = { ...body, revision: moves && head.receipt === body.receipt ? this.revision : null };
    this.bodies.push(stored);
    this.added.push(stored);
    return { kind: 'stored' };
  }

  /** Receipts of the stored bodies with this body's uuid and other content: their answers decide whether it is a subset. */
  others(body: Pick<StoredBody, 'uuid' | 'contentHash'>): readonly string[] {
    const stored = this.bodies.filter((known) => known.uuid === body.uuid && !this.added.includes(known));
    return stored.some((known) => known.contentHash === body.contentHash) ? [] : stored.map((known) => known.receipt);
  }

  /** Takes the submission out, as the next revision. @returns false where it is out already */
  withdraw(): boolean {
    if (this.state !== 'live') return false;
    this.state = 'withdrawn';
    this.revision += 1;
    return true;
  }
}
