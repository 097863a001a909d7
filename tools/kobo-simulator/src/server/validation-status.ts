import type { ValidationStatus } from './kobo-submission.js';

const LABELS = { approved: 'Approved', not_approved: 'Not approved', on_hold: 'On hold' } as const;
export type StatusName = keyof typeof LABELS;

export function validationStatus(name: StatusName, by: { whom: string; at: Date }): ValidationStatus {
  return {
    timestamp: Math.floor(by.at.getTime() / 1000),
    uid: `validation_status_${name}`,
    by_whom: by.whom,
    label: LABELS[name],
  };
}

/** Undefined for a uid that Kobo does not know. */
export function statusName(uid: string): StatusName | undefined {
  const name = uid.replace(/^validation_status_/, '');
  return name in LABELS ? (name as StatusName) : undefined;
}
