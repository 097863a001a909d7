import type { LocalDay, SourceMode } from '@fm/contracts/vocabulary';

/** Training and live outrank what source and ranges say of a record; default takes such a choice back. */
export const TRAINING_CHOICES = ['training', 'live', 'default'] as const;
export type TrainingChoice = (typeof TRAINING_CHOICES)[number];

/** Days of exercises, both inclusive, in these provinces (P-codes); null: everywhere, also where a record's point is not known. */
export interface TrainingRange {
  readonly provinces: readonly string[] | null;
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly recordedAt: string;
  readonly revokedAt: string | null;
}

/** All that is known of exercises, by which every record is told apart. */
export interface TrainingRegister {
  /** A source that is missing here has not been told yet. */
  readonly sources: ReadonlyMap<string, { readonly mode: SourceMode; readonly since: string }>;
  /** The revoked ones too: they are the cause of what counts again. */
  readonly ranges: readonly TrainingRange[];
  readonly choices: ReadonlyMap<string, { readonly as: TrainingChoice; readonly decidedAt: string }>;
}

export interface TrainingSubject {
  readonly submission: string;
  readonly source: string;
  /** What its own event said of its source. */
  readonly mode: SourceMode;
  readonly day: LocalDay | null;
  /** P-code of the point's province. */
  readonly province: string | null;
}

/** Whether a record is an exercise, and when what makes it so, or not so, was recorded. */
export interface TrainingDecision {
  readonly training: boolean;
  readonly causes: readonly string[];
}

/** A choice about the record itself has the word; else it is an exercise by its source or by a range. A pure function of what is registered. */
export function trainingOf(register: TrainingRegister, subject: TrainingSubject): TrainingDecision {
  const choice = register.choices.get(subject.submission);
  if (choice && choice.as !== 'default') return { training: choice.as === 'training', causes: [choice.decidedAt] };
  const source = register.sources.get(subject.source);
  const ranges = register.ranges.filter((range) => covers(range, subject));
  const training = (source?.mode ?? subject.mode) === 'training' || ranges.some(({ revokedAt }) => revokedAt === null);
  const causes = [choice?.decidedAt, source?.since, ...ranges.flatMap(({ recordedAt, revokedAt }) => [recordedAt, revokedAt])];
  return { training, causes: causes.filter((cause) => typeof cause === 'string') };
}

function covers({ provinces, from, to }: TrainingRange, { day, province }: TrainingSubject): boolean {
  return day !== null && from <= day && day <= to && (provinces === null || (province !== null && provinces.includes(province)));
}
