/** What a person set in Kobo: `validation_status_approved` and so on; none where it was taken away. */
export const REVIEW_STATUSES = ['approved', 'not_approved', 'on_hold', 'none'] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];
