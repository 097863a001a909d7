import { isContained, type Answers } from './canonical-answers.js';
import { headOf, type BodyOrder } from './head-of.js';
import type { KoboReview } from './kobo-facts.js';
import type { ReviewStatus } from '@fm/contracts/vocabulary';

/** Merged: it turned out to be another submission, which has its bodies now. */
export type SubmissionState = 'live' | 'withdrawn' | 'erased' | 'merged';

export interface StoredBody extends BodyOrder {
  readonly revision: number | null;
  readonly receivedAt: string;
  /** False: a hint, which cannot be the head until Kobo's API tells the same. */
  readonly trusted: boolean;
  /** False: perhaps a subset of the fields. */
  readonly whole: boolean;
}

/** What became of a body: a repeat, stored behind a newer one, or the head under a new revision. */
export type Outcome = { readonly kind: 'duplicate'; readonly of: string } | { readonly kind: 'discarded' } | { readonly kind: 'stored' };

export interface LedgerRow {
  readonly submission: string;
  readonly state: SubmissionState;
  readonly revision: number;
  readonly head: string | null;
  /** Kobo's `_id`, as far as any body told it. */
  readonly koboId: number | null;
  /** `_submission_time`, likewise. */
  readonly submittedAt: string | null;
  /** Counts the statuses that people set in Kobo. */
  readonly review: number;
  readonly reviewStatus: ReviewStatus;
  /** The last status that we set ourselves, as far as nobody has set another since. */
  readonly writtenStatus: ReviewStatus | null;
  /** One of ours that Kobo may have taken: the answer did not come. */
  readonly intendedStatus: ReviewStatus | null;
}

/** One submission with all its bodies, for the time of a transaction that holds its row. */
export class SubmissionLedger {
  readonly submission: string;
  /** No row knows it yet. */
  readonly isNew: boolean;
  koboId: number | null;
  submittedAt: string | null;
  state: SubmissionState;
  revision: number;
  head: string | null;
  review: number;
  reviewStatus: ReviewStatus;
  writtenStatus: ReviewStatus | null;
  intendedStatus: ReviewStatus | null;
  /** Bodies stored in this transaction. */
  readonly added: StoredBody[] = [];
  /** Bodies stored before, of which Kobo's API says now that they are current. */
  readonly confirmed: StoredBody[] = [];
  private readonly bodies: StoredBody[];
  private readonly answersAdded = new Map<string, Answers>();

  constructor(private readonly row: LedgerRow, stored: readonly StoredBody[], { isNew = false } = {}) {
    this.submission = row.submission;
    this.isNew = isNew;
    this.koboId = row.koboId;
    this.submittedAt = row.submittedAt;
    this.state = row.state;
    this.revision = row.revision;
    this.head = row.head;
    this.review = row.review;
    this.reviewStatus = row.reviewStatus;
    this.writtenStatus = row.writtenStatus;
    this.intendedStatus = row.intendedStatus;
    this.bodies = [...stored];
  }

  /** One that nobody heard of before. */
  static fresh(submission: string): SubmissionLedger {
    return new SubmissionLedger({ submission, state: 'live', revision: 0, head: null, koboId: null, submittedAt: null, review: 0, reviewStatus: 'none', writtenStatus: null, intendedStatus: null }, [], { isNew: true });
  }

  /** What a row keeps of it. */
  get kept(): LedgerRow {
    const { submission, state, revision, head, koboId, submittedAt, review, reviewStatus, writtenStatus, intendedStatus } = this;
    return { submission, state, revision, head, koboId, submittedAt, review, reviewStatus, writtenStatus, intendedStatus };
  }

  get isChanged(): boolean {
    return JSON.stringify(this.kept) !== JSON.stringify(this.row);
  }

  /** What a body tells of the submission beside its answers; what was erased learns nothing more. */
  learn({ koboId, submittedAt }: Pick<LedgerRow, 'koboId' | 'submittedAt'>): void {
    if (this.state === 'erased') return;
    this.koboId ??= koboId;
    this.submittedAt ??= submittedAt;
  }

  /**
   * Takes a body in. The same uuid with the same content, at whatever revision, is a duplicate; so is one whose answers are all in the stored
   * body of that uuid. What was deleted is revived by a reading of Kobo's API and by nothing else; what was erased is not even read.
   * @param answersIn answers of a body stored before, asked for only where two bodies share a uuid
   */
  take(body: Omit<StoredBody, 'revision'>, answers: Answers, answersIn: (receipt: string) => Answers): Outcome {
    if (this.state === 'erased') return { kind: 'discarded' };
    const repeat = this.repeatedBy(body, answers, (receipt) => this.answersAdded.get(receipt) ?? answersIn(receipt));
    const isTruth = body.apiReading !== null && (this.state === 'withdrawn' || repeat?.receipt !== this.head);
    if (repeat && !isTruth) {
      if (body.apiReading !== null && repeat.apiReading === null) this.confirm(repeat, body.apiReading);
      return { kind: 'duplicate', of: repeat.receipt };
    }
    const revived = isTruth && this.state === 'withdrawn';
    if (revived) this.state = 'live';
    const stored: StoredBody = { ...body, revision: this.state === 'live' ? this.revisionWith(body, revived) : null };
    this.bodies.push(stored);
    this.added.push(stored);
    this.answersAdded.set(body.receipt, answers);
    return { kind: 'stored' };
  }

  /** The stored body that says the same or more: the head, where several do. */
  private repeatedBy(body: Omit<StoredBody, 'revision'>, answers: Answers, answersIn: (receipt: string) => Answers): StoredBody | undefined {
    const alike = this.alike(body).filter((known) => known.trusted || !body.trusted).sort((a, b) => Number(b.receipt === this.head) - Number(a.receipt === this.head));
    return alike.find((known) => known.uuid === body.uuid && known.contentHash === body.contentHash) ?? alike.find((known) => isContained(answers, answersIn(known.receipt)));
  }

  /** Raises the revision where the body, or another because of it, becomes the head. @returns the body's revision, null where it is not the head */
  private revisionWith(body: Omit<StoredBody, 'revision'>, revived: boolean): number | null {
    const head = headOf<BodyOrder>([...this.bodies, body].filter(({ trusted }) => trusted));
    if (head === undefined || (head.receipt === this.head && !revived)) return null;
    this.revision += 1;
    this.head = head.receipt;
    return head.receipt === body.receipt ? this.revision : null;
  }

  /** Bodies of the same uuid; for a body that tells none, all of the submission. */
  private alike({ uuid }: Pick<StoredBody, 'uuid'>): StoredBody[] {
    return this.bodies.filter((known) => uuid === null || known.uuid === uuid);
  }

  /** Receipts of bodies stored before whose answers decide whether this body is a subset. None where it is known by its content. */
  others(body: Pick<StoredBody, 'uuid' | 'contentHash'>): readonly string[] {
    if (this.state === 'erased') return [];
    const alike = this.alike(body);
    if (alike.some((known) => known.uuid === body.uuid && known.contentHash === body.contentHash)) return [];
    return alike.filter((known) => !this.added.includes(known)).map((known) => known.receipt);
  }

  /** What comes later counts only where it was edited from this body. */
  private confirm(body: StoredBody, apiReading: number): void {
    const confirmed = { ...body, apiReading };
    this.bodies.splice(this.bodies.indexOf(body), 1, confirmed);
    this.confirmed.push(confirmed);
  }

  /** Receipts of the bodies that a revision or an earlier one counted, and of those that never counted. */
  upTo(revision: number): readonly string[] {
    return this.bodies.filter((body) => body.revision === null || body.revision <= revision).map((body) => body.receipt);
  }

  get receipts(): readonly string[] {
    return this.bodies.map((body) => body.receipt);
  }

  /** Takes another ledger's bodies over; what was deleted under either key is deleted. @returns whether the other one counted until now */
  absorb(other: SubmissionLedger): boolean {
    const [counted, deleted] = [other.state === 'live', other.state === 'withdrawn'];
    other.state = 'merged';
    other.head = null;
    if (counted) other.revision += 1;
    this.bodies.push(...other.bodies);
    if (deleted) this.withdraw();
    const head = headOf(this.bodies.filter(({ trusted }) => trusted));
    if (this.state === 'live' && head !== undefined && head.receipt !== this.head) {
      this.revision += 1;
      this.head = head.receipt;
    }
    return counted;
  }

  /** Takes the submission out, as the next revision. @returns false where it is out already */
  withdraw(): boolean {
    if (this.state !== 'live') return false;
    this.state = 'withdrawn';
    this.revision += 1;
    return true;
  }

  /** Takes note of a status seen in Kobo. @returns whether a person set it: our own, and what is known already, are nothing new */
  see({ status }: KoboReview): boolean {
    if (this.state !== 'live' || status === this.reviewStatus) return false;
    this.reviewStatus = status;
    if (status === this.intendedStatus) [this.writtenStatus, this.intendedStatus] = [status, null];
    if (status === this.writtenStatus) return false;
    // None may be what a reading saw that began before we wrote: ours, when it is seen again, is still ours and nobody's approval.
    if (status !== 'none') [this.writtenStatus, this.intendedStatus] = [null, null];
    this.review += 1;
    return true;
  }

  /** Takes everything out, for ever, as the next revision. @returns false where it was done already */
  erase(): boolean {
    if (this.state === 'erased') return false;
    this.state = 'erased';
    this.revision += 1;
    this.head = null;
    this.reviewStatus = 'none';
    this.writtenStatus = null;
    this.intendedStatus = null;
    return true;
  }
}
