/** The kinds of form that travel the platform: coverage log, registry record, survey interview, counter-trafficking module. */
export const FORM_KINDS = ['coverage', 'fmr', 'fms', 'ct'] as const;
export type FormKind = (typeof FORM_KINDS)[number];

/** Whether a source's submissions count, or are exercises that are kept apart from every figure. */
export const SOURCE_MODES = ['live', 'training'] as const;
export type SourceMode = (typeof SOURCE_MODES)[number];
