import 'reflect-metadata';
import { attributesFor, type Envelope, SUBMISSION_QUARANTINED, SUBMISSION_VALIDATED, SUBMISSION_WITHDRAWN, type SubmissionQuarantinedV1, type SubmissionValidatedV1, type SubmissionWithdrawnV1, type Topic, type WithdrawalReason } from '@fm/contracts';
import { BOTEN, counting, RECEIVED_AT, SUBMISSION } from './given-record.js';

/** What the events of these specs differ in. */
export interface At {
  readonly submission?: string;
  readonly revision: number;
  readonly decision?: number;
}

const state = ({ submission = SUBMISSION, revision, decision = 0 }: At) => ({ submission, version: { revision, decision, placement: 0 }, effectiveAt: RECEIVED_AT });

export function validated(at: At, changes: Partial<SubmissionValidatedV1> = {}): Envelope<SubmissionValidatedV1> {
  const position = { lat: 21.1765, lon: 101.6657, accuracyM: 8 };
  return envelope(SUBMISSION_VALIDATED, { ...counting(), ...state(at), position, findings: [], mappingVersion: '1', ruleSetVersion: '1', ...changes });
}

export function quarantined(at: At, changes: Partial<SubmissionQuarantinedV1> = {}): Envelope<SubmissionQuarantinedV1> {
  const data = { receivedAt: RECEIVED_AT, source: 'demo-fmr', kind: 'fmr', status: 'quarantined', training: false, point: BOTEN.code, day: '2026-06-12', direction: null, nTotal: null, rules: ['V-S3'] } as const;
  return envelope(SUBMISSION_QUARANTINED, { ...state(at), ...data, ...changes });
}

export function withdrawn(at: At, reason: WithdrawalReason = 'deleted'): Envelope<SubmissionWithdrawnV1> {
  return envelope(SUBMISSION_WITHDRAWN, { ...state(at), reason, withdrawnAt: RECEIVED_AT });
}

function envelope<T extends object>(topic: Topic<T>, data: T): Envelope<T> {
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  return { ...attributesFor(topic, data, { time: RECEIVED_AT, traceparent }), key: topic.keyOf(data), data };
}
