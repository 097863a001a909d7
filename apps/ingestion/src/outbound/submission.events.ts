import type { SubmissionReceivedV1, SubmissionWithdrawnV1, WithdrawalReason } from '@fm/contracts';
import type { Answers } from '../domain/canonical-answers.js';
import type { ReceivingSource } from '../domain/arrival.js';

export interface ReceivedRevision {
  readonly submission: string;
  readonly revision: number;
  readonly source: ReceivingSource;
  readonly asset: string;
  readonly uuid: string;
  readonly koboId: number | null;
  readonly formVersion: string | null;
  readonly receivedAt: string;
  readonly answers: Answers;
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
