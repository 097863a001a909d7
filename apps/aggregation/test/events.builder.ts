import { attributesFor, MONITORING_POINT_REGISTERED, SUBMISSION_LOCATED, SUBMISSION_QUARANTINED, SUBMISSION_WITHDRAWN } from '@fm/contracts';
import type { Envelope, MonitoringPointRegisteredV1, SubmissionLocatedV1, SubmissionQuarantinedV1, SubmissionWithdrawnV1, Topic, WithdrawalReason } from '@fm/contracts';
import { fmrRecord } from './fmr-record.builder.js';

const AT = '2026-06-01T03:00:00.000Z';
const TRACEPARENT = '00-0123456789abcdef0123456789abcdef-0123456789abcdef-01';
const state = { effectiveAt: AT, receivedAt: AT, source: 'demo-fmr', kind: 'fmr', training: false } as const;

/** `3.1.2` as the triple that it stands for. */
export function version(text: string): { revision: number; decision: number; placement: number } {
  const [revision = 1, decision = 0, placement = 0] = text.split('.').map(Number);
  return { revision, decision, placement };
}

function envelope<T extends object>(topic: Topic<T>, data: T): Envelope<T> {
  return { ...attributesFor(topic, data, { time: AT, traceparent: TRACEPARENT }), key: topic.keyOf(data), data };
}

type Said<T> = Partial<Omit<T, 'submission' | 'version'>>;

export function located(submission: string, at: string, differs: Said<SubmissionLocatedV1> = {}): Envelope<SubmissionLocatedV1> {
  const place = { adm1: 'LA03', adm2: 'LA0301', method: 'register' } as const;
  return envelope(SUBMISSION_LOCATED, { ...state, status: 'accepted', record: fmrRecord(), place, geoFindings: [], ...differs, submission, version: version(at) });
}

export function quarantined(submission: string, at: string, differs: Said<SubmissionQuarantinedV1> = {}): Envelope<SubmissionQuarantinedV1> {
  const known = { point: 'LAO-LA0301-01', day: '2026-06-01', direction: 'inflow', nTotal: 7 } as const;
  return envelope(SUBMISSION_QUARANTINED, { ...state, ...known, status: 'quarantined', rules: ['V-O1'], ...differs, submission, version: version(at) });
}

export function withdrawn(submission: string, at: string, reason: WithdrawalReason = 'deleted', effectiveAt = AT): Envelope<SubmissionWithdrawnV1> {
  return envelope(SUBMISSION_WITHDRAWN, { submission, version: version(at), effectiveAt, reason, withdrawnAt: effectiveAt });
}

export function registered(code: string, revision: number, pointClass: MonitoringPointRegisteredV1['class']): Envelope<MonitoringPointRegisteredV1> {
  return envelope(MONITORING_POINT_REGISTERED, {
    code, revision, class: pointClass, names: { en: code, lo: code }, type: 'land_border', lat: 21.19, lon: 101.69, confirmed: false, radiusM: 500,
    adm1: 'LA03', adm2: 'LA0301', openedOn: '2024-01-01', closedOn: null, corridor: null,
  });
}
