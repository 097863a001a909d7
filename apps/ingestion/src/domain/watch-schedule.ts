/** How far a source is followed; instants in ISO 8601, null: never. */
export interface SourceWatch {
  readonly backfilledAt: string | null;
  /** When the last sweep of the whole form began. */
  readonly sweptAt: string | null;
  /** Somebody wants the whole form to be compared now. */
  readonly sweepAsked: boolean;
  readonly tailAt: string | null;
  readonly formAt: string | null;
  readonly historyAt: string | null;
  /** Up to where the history was read. */
  readonly historyUntil: string | null;
  readonly hookAt: string | null;
  readonly restingUntil: string | null;
  /** The server keeps none, or the token may not read it. */
  readonly historyMissing: boolean;
  /** Kobo's count less the store's, as it stood after the last sweep. */
  readonly countGap: number;
  readonly failures: number;
  readonly lastError: string | null;
  readonly failingSince: string | null;
}

/** What is next with a source: look at the form, sweep, read the history, look at the hook; null: nothing now. */
export type NextWork = 'form' | 'backfill' | 'full' | 'tail' | 'history' | 'hook' | null;

/** Minutes between two looks of each kind. */
export interface WatchIntervals {
  readonly form: number;
  readonly history: number;
  readonly tail: number;
  readonly full: number;
  readonly hook: number;
}

const MINUTE_MS = 60_000;

/** A source without a history is followed by its newest submissions instead: that finds what hooks lost, but edits and deletions only by the sweep of the whole form. */
export function nextWork(watch: SourceWatch, intervals: WatchIntervals, now: Date): NextWork {
  const isDue = (last: string | null, minutes: number): boolean => last === null || Date.parse(last) + minutes * MINUTE_MS <= now.getTime();
  if (watch.restingUntil !== null && Date.parse(watch.restingUntil) > now.getTime()) return null;
  if (isDue(watch.formAt, intervals.form)) return 'form';
  if (watch.backfilledAt === null) return 'backfill';
  if (watch.sweepAsked || isDue(watch.sweptAt, intervals.full)) return 'full';
  if (isDue(watch.hookAt, intervals.hook)) return 'hook';
  if (watch.historyMissing) return isDue(watch.tailAt, intervals.tail) ? 'tail' : null;
  return isDue(watch.historyAt, intervals.history) ? 'history' : null;
}

const FIRST_REST_MS = 15_000;
const LONGEST_REST_MS = 30 * MINUTE_MS;

/** How long Kobo is left alone after so many failures in a row: doubling to half an hour, and no less than it asked for. */
export function restAfter(failures: number, askedMs: number): number {
  return Math.max(askedMs, Math.min(FIRST_REST_MS * 2 ** Math.min(failures - 1, 10), LONGEST_REST_MS));
}

/** Kobo's count and ours differ in another way than after the last sweep: the newest are looked at, and where that did not help, all. */
export function sweepForGap(watch: SourceWatch, gap: number): 'tail' | 'full' | null {
  if (gap === watch.countGap) return null;
  const lookedSince = watch.tailAt !== null && watch.formAt !== null && Date.parse(watch.tailAt) > Date.parse(watch.formAt);
  return lookedSince ? 'full' : 'tail';
}
