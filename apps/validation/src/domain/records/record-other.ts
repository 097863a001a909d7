import type { CoverageRecord, CtRecord, FmsOutcome, FmsRecord, RecordHeader } from '@fm/contracts/vocabulary';
import type { CoverageDraft } from '../drafts/coverage-draft.js';
import type { FmsDraft } from '../drafts/fms-draft.js';
import type { HeaderDraft } from '../drafts/header-draft.js';
import { HEADER_ONLY, isMinor } from '../rules/survey.rules.js';
import { directionOf } from './record-fmr.js';

/** Null where point or day are missing: then there is nothing to count. */
export function recordHeader({ point, day, hour, shift, enumerator }: HeaderDraft): RecordHeader | null {
  return point === null || day === null ? null : { point, day, hour, shift, enumerator };
}

export function recordCoverage(draft: CoverageDraft): CoverageRecord | null {
  const header = recordHeader(draft);
  const { plannedStart, plannedEnd, actualStart, actualEnd, open, observed, closedReason, nEnumerators, nGroupsRefused, groupsMissed, exclusionApplied } = draft;
  return header && { ...header, plannedStart, plannedEnd, actualStart, actualEnd, open, observed, closedReason, nEnumerators, nGroupsRefused, groupsMissed, exclusionApplied };
}

/** An interview that was held, or the header of one that was not. */
export function recordFms(draft: FmsDraft): FmsRecord | null {
  const header = recordHeader(draft);
  if (!header) return null;
  const outcome = outcomeOf(draft);
  const { origin, destination, answers } = outcome === 'completed' ? draft : HEADER_ONLY;
  return { ...header, outcome, direction: directionOf({ statedDirection: draft.statedDirection, departure: draft.origin, destination: draft.destination }), origin, destination, answers };
}

export const recordCt = (draft: HeaderDraft): CtRecord | null => recordHeader(draft);

function outcomeOf(draft: FmsDraft): FmsOutcome {
  if (isMinor(draft) || draft.interviewedBefore === 'yes') return 'ineligible';
  return draft.consent === true ? 'completed' : 'refused';
}
