import 'reflect-metadata';
import {
  attributesFor, type Envelope, FORM_DEPLOYED, type FormDeployedV1, MONITORING_POINT_REGISTERED, SOURCE_REGISTERED, SUBMISSION_RECEIVED, SUBMISSION_REVIEWED, SUBMISSION_WITHDRAWN, type MonitoringPointRegisteredV1,
  type SourceRegisteredV1, type SubmissionReceivedV1, type SubmissionReviewedV1, type SubmissionWithdrawnV1, type Topic, type WithdrawalReason,
} from '@fm/contracts';
import type { ReviewStatus } from '@fm/contracts/vocabulary';
import { ANSWERS, BOTEN } from './given-register.js';

export const RECEIVED_AT = '2026-06-03T03:00:00.000Z';

const envelope = <T extends object>(topic: Topic<T>, data: T): Envelope<T> =>
  ({ ...attributesFor(topic, data, { time: '2026-06-04T00:00:00.000Z', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }), key: topic.keyOf(data), data });

export function received(submission: string, revision: number, answers: Record<string, string> = {}, changes: Partial<SubmissionReceivedV1> = {}): Envelope<SubmissionReceivedV1> {
  return envelope(SUBMISSION_RECEIVED, {
    submission, version: { revision, decision: 0, placement: 0 }, effectiveAt: RECEIVED_AT, receivedAt: RECEIVED_AT, source: 'demo-fmr', server: 'kf', asset: 'aDemo', kind: 'fmr', mode: 'live',
    uuid: `${submission}-${revision}`, koboId: 7, formVersion: null, answers: changes.answers ?? { ...ANSWERS, ...answers }, ...changes,
  });
}

export function withdrawn(submission: string, revision: number, reason: WithdrawalReason = 'deleted'): Envelope<SubmissionWithdrawnV1> {
  return envelope(SUBMISSION_WITHDRAWN, { submission, version: { revision, decision: 0, placement: 0 }, effectiveAt: '2026-06-04T01:00:00.000Z', withdrawnAt: '2026-06-04T01:00:00.000Z', reason });
}

/** The n-th status of a submission, set and seen on the n-th day after its receipt. */
export function reviewed(submission: string, review: number, status: ReviewStatus, changes: Partial<SubmissionReviewedV1> = {}): Envelope<SubmissionReviewedV1> {
  const at = new Date(Date.parse(RECEIVED_AT) + review * 86_400_000).toISOString();
  return envelope(SUBMISSION_REVIEWED, { submission, revision: 1, review, status, reviewedAt: at, effectiveAt: at, ...changes });
}

export const registered = (code = BOTEN.code, revision = 1, changes: Partial<MonitoringPointRegisteredV1> = {}): Envelope<MonitoringPointRegisteredV1> =>
  envelope(MONITORING_POINT_REGISTERED, { ...BOTEN, code, revision, ...changes });

export const deployed = (revision: number, changes: Partial<FormDeployedV1> = {}): Envelope<FormDeployedV1> =>
  envelope(FORM_DEPLOYED, { server: 'kf', asset: 'aDemo', formVersion: 'v1', name: 'Registry', content: { survey: [{ type: 'integer', name: 'n_total' }] }, noticedAt: RECEIVED_AT, revision, ...changes });

/** A source as registered on the day of its revision. */
export const sourced = (revision: number, mode: 'live' | 'training', changes: Partial<SourceRegisteredV1> = {}): Envelope<SourceRegisteredV1> =>
  envelope(SOURCE_REGISTERED, { source: 'demo-fmr', server: 'kf', asset: null, kind: 'fmr', mode, provinces: ['LA03'], changedAt: `2026-06-0${revision}T09:00:00.000Z`, revision, ...changes });
