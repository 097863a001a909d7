import type { LocalDay } from './local-day.js';

/** What every record says of itself, whatever its form: where, when, and who wrote it down. `null` is "not known". */
export interface RecordHeader {
  readonly point: string;
  readonly day: LocalDay;
  readonly hour: number | null;
  readonly shift: string | null;
  readonly enumerator: string | null;
}
