import { isOfKind, type CanonicalRecord, type Finding } from '@fm/contracts/vocabulary';
import { codedPlace } from './stated-place.js';
import type { CountingSubmission, LocatedSubmission, Place, RegisteredCodes } from './submission-state.js';

/**
 * Gives a submission its place, at the next placement: a pure function of the validated record and the register. The point's registered
 * codes are the truth for the place of interview; stated places keep the codes that hold. It took effect with whichever came last, the
 * decision or the point's codes, so that the order of the two events does not show.
 */
export function locate(submission: CountingSubmission, codes: RegisteredCodes | undefined): LocatedSubmission {
  const { version, effectiveAt } = submission;
  return {
    ...submission,
    version: { ...version, placement: version.placement + 1 },
    effectiveAt: codes ? later(effectiveAt, codes.changedAt) : effectiveAt,
    place: placeOf(codes),
    codesRevision: codes?.revision ?? 0,
    ...codedRecord(submission),
  };
}

function placeOf(codes: RegisteredCodes | undefined): Place {
  return codes ? { adm1: codes.adm1, adm2: codes.adm2, method: 'register' } : { adm1: null, adm2: null, method: 'none' };
}

/** Registry records and interviews state where people come from and go to; the other kinds do not. */
function codedRecord(submission: CountingSubmission): { coded: CanonicalRecord; geoFindings: readonly Finding[] } {
  if (isOfKind('fmr', submission)) {
    const [departure, destination] = [codedPlace('departure', submission.record.departure), codedPlace('destination', submission.record.destination)];
    return { coded: { ...submission.record, departure: departure.place, destination: destination.place }, geoFindings: [...departure.findings, ...destination.findings] };
  }
  if (isOfKind('fms', submission)) {
    const [origin, destination] = [codedPlace('origin', submission.record.origin), codedPlace('destination', submission.record.destination)];
    return { coded: { ...submission.record, origin: origin.place, destination: destination.place }, geoFindings: [...origin.findings, ...destination.findings].map(withoutValue) };
  }
  return { coded: submission.record, geoFindings: [] };
}

/** Where somebody who was interviewed comes from is class S: a finding may say that something is wrong, not what. */
function withoutValue(finding: Finding): Finding {
  return { ...finding, value: null };
}

/** Compared as instants: the same one can be written in several ways. */
function later(a: string, b: string): string {
  return Date.parse(b) > Date.parse(a) ? b : a;
}
