import type { SubmissionQuarantinedV1, SubmissionValidatedV1 } from '@fm/contracts';
import type { DecidedState } from '../domain/decided-state.js';

const stateOf = ({ submission, revision, decision, effectiveAt, receivedAt, source, backfill, kind, training }: DecidedState) => ({
  submission, version: { revision, decision, placement: 0 }, effectiveAt, receivedAt, source, backfill, kind, training,
});

/** An accepted or flagged record as the contract has it; null for what is held or rejected. */
export function validatedEvent(state: DecidedState): SubmissionValidatedV1 | null {
  const { status, record, position, findings, mappingVersion, ruleSetVersion } = state;
  if (record === null || (status !== 'accepted' && status !== 'flagged')) return null;
  return { ...stateOf(state), status, record, position, findings, mappingVersion, ruleSetVersion };
}

/** A held or rejected record: as much of place and size as is known, and the ids of the rules; no answers. */
export function quarantinedEvent(state: DecidedState): SubmissionQuarantinedV1 {
  const { point, day, direction, nTotal } = state.held;
  const rules = state.findings.filter((finding) => finding.severity === 'E').map((finding) => finding.rule);
  return { ...stateOf(state), status: state.status === 'rejected' ? 'rejected' : 'quarantined', point, day, direction, nTotal, rules };
}
