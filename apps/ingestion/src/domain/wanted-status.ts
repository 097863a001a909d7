import type { ReviewStatus, Verdict } from '@fm/contracts/vocabulary';

/** What a verdict says in Kobo. A flagged record counts, and so it is approved: what is doubtful about it stands in the cleaning log. */
export function statusFor(verdict: Verdict): ReviewStatus {
  switch (verdict) {
    case 'accepted': return 'approved';
    case 'flagged': return 'approved';
    case 'quarantined': return 'on_hold';
    case 'rejected': return 'not_approved';
  }
}

/** May we set a status? Where there is none, and where the one that stands is the last that we set, or one on its way. What a person set stays. */
export function isOurs(current: ReviewStatus, ...ours: readonly (ReviewStatus | null)[]): boolean {
  return current === 'none' || ours.includes(current);
}
