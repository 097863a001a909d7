import type { SubmissionReceivedV1, SubmissionReviewedV1, SubmissionWithdrawnV1, WithdrawalReason } from '@fm/contracts';
import type { Answers } from '../domain/canonical-answers.js';
import type { ReceivingSource } from '../domain/arrival.js';
import type { KoboReview } from '../domain/kobo-facts.js';
import type { SubmissionLedger } from '../domain/submission-ledger.js';

export interface ReceivedRevision {
  readonly submission: string;
  readonly revision: number;
  readonly source: ReceivingSource;
  readonly asset: string;
  readonly uuid: string;
  readonly koboId: number | null;
  readonly formVersion: string | null;
  readonly receivedAt: string;
  readonly submittedAt: string | null;
  readonly answers: Answers;
  readonly backfill: boolean;
}

/** The head of a submission as the contract has it. */
export function receivedEvent({ submission, revision, source, ...rest }: ReceivedRevision): SubmissionReceivedV1 {
  return {
    submission,
    version: { revision, decision: 0, placement: 0 },
    effectiveAt: rest.receivedAt,
    source: source.id,
    server: source.server,
    kind: source.kind,
    mode: source.mode,
    ...rest,
  };
}

export function withdrawnEvent(submission: string, revision: number, { reason, at }: { reason: WithdrawalReason; at: string }): SubmissionWithdrawnV1 {
  return { submission, version: { revision, decision: 0, placement: 0 }, effectiveAt: at, withdrawnAt: at, reason };
}

/** @param at when we saw it: a status says when it was set, but nobody knew before */
export function reviewedEvent({ submission, revision, review }: SubmissionLedger, { status, at: reviewedAt }: KoboReview, at: string): SubmissionReviewedV1 {
  return { submission, revision, review, status, reviewedAt: reviewedAt ?? at, effectiveAt: at };
}
