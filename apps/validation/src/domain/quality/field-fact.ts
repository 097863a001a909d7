import type { FormKind, LocalDay, MonitoringPoint } from '@fm/contracts/vocabulary';
import type { DecidedState } from '../decided-state.js';
import type { Judgement } from '../judgement.js';
import { metresBetween } from '../rules/metres-between.js';

/** What is kept of how a submission was made: no answer of it. */
export interface FieldFact {
  readonly submission: string;
  readonly kind: FormKind;
  readonly point: string;
  readonly day: LocalDay;
  readonly enumerator: string | null;
  /** Minute of the day in Laos at which it began. */
  readonly minute: number | null;
  readonly seconds: number | null;
  readonly refused: boolean;
  /** From the registered point, in metres. */
  readonly distanceM: number | null;
  readonly nTotal: number | null;
}

const LAO_OFFSET_MINUTES = 7 * 60;
const DAY_MINUTES = 24 * 60;
/** A device's clock that was set in between tells nothing. */
const LONGEST_SECONDS = DAY_MINUTES * 60;

/** Null where point or day are not known: then it is nobody's shift. */
export function fieldFactOf({ submission, kind, held, record, position }: DecidedState, { fieldwork }: Judgement, point: MonitoringPoint | undefined): FieldFact | null {
  if (!point || held.day === null) return null;
  const { enumerator, startedAt, endedAt } = fieldwork;
  const seconds = startedAt && endedAt ? Math.round((endedAt.getTime() - startedAt.getTime()) / 1_000) : null;
  const minute = startedAt ? (Math.floor(startedAt.getTime() / 60_000) + LAO_OFFSET_MINUTES) % DAY_MINUTES : null;
  return {
    submission, kind, point: point.code, day: held.day, enumerator, minute, nTotal: held.nTotal,
    seconds: seconds !== null && seconds >= 0 && seconds <= LONGEST_SECONDS ? seconds : null,
    refused: record !== null && (('outcome' in record && record.outcome === 'refused') || ('consent' in record && record.consent === false)),
    distanceM: position === null ? null : Math.round(metresBetween(position, point)),
  };
}
