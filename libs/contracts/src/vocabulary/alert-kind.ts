/** Silence: planned and nothing heard; surge: far more than on such days; anomaly: something else, such as a rule that holds too much. */
export const ALERT_KINDS = ['silence', 'surge', 'anomaly'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** Unaccompanied: more children alone than is usual there; concern: a team asked for help. */
export const PROTECTION_ALERT_KINDS = ['unaccompanied', 'concern'] as const;
export type ProtectionAlertKind = (typeof PROTECTION_ALERT_KINDS)[number];
