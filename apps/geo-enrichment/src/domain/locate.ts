import type { Finding, FmrRecord } from '@fm/contracts/vocabulary';
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

/** Only registry records state where the group comes from and goes to. */
function codedRecord({ kind, record }: CountingSubmission): { coded: FmrRecord; geoFindings: readonly Finding[] } {
  if (kind !== 'fmr') return { coded: record, geoFindings: [] };
  const departure = codedPlace('departure', record.departure);
  const destination = codedPlace('destination', record.destination);
  return {
    coded: { ...record, departure: departure.place, destination: destination.place },
    geoFindings: [...departure.findings, ...destination.findings],
  };
}

/** Compared as instants: the same one can be written in several ways. */
function later(a: string, b: string): string {
  return Date.parse(b) > Date.parse(a) ? b : a;
}
