import { readableDay, wholeNumber } from './read-answers.js';
import { directionOf } from './direction.js';

export type Fields = Readonly<Record<string, unknown>>;

export interface Counted {
  fmp: string;
  day: string;
  direction: string;
  total: number;
  /** False where the traveller did not consent: the movement counts, what was told does not. */
  consented: boolean;
}

export type HoldReason = 'unknown point' | 'unreadable date' | 'day after receipt' | 'year before 2020' | 'total out of range';

export type Reading = { counted: Counted } | { held: HoldReason };

export interface ReadRules {
  isCountingPoint: (code: string) => boolean;
  /** Local day (Asia/Vientiane) on which the record was received. */
  receivedDay: string;
}

const RAILWAY_STATIONS = ['LAO-LA0301-02', 'LAO-LA0301-03', 'LAO-LA0401-01', 'LAO-LA0403-01'];

/** Holding a record is the last resort: only point, day and total decide. */
export function readRecord(submission: Fields, rules: ReadRules): Reading {
  const fmp = String(submission['g_id/fmp_code'] ?? '').trim();
  const day = readableDay(submission['g_id/obs_date']);
  const total = wholeNumber(submission['g_count/n_total']);
  if (!rules.isCountingPoint(fmp)) return { held: 'unknown point' };
  if (day === null) return { held: 'unreadable date' };
  if (day > rules.receivedDay) return { held: 'day after receipt' };
  if (day < '2020-01-01') return { held: 'year before 2020' };
  if (total === null || total < 1 || total > 10 * doubtedAbove(fmp)) return { held: 'total out of range' };
  return { counted: { fmp, day, direction: directionOf(submission), total, consented: hasConsent(submission) } };
}

/** A group above this is doubted and counts; ten times as many hold the record. Whole trains are counted at railway stations. */
function doubtedAbove(fmp: string): number {
  return RAILWAY_STATIONS.includes(fmp) ? 2000 : 500;
}

function hasConsent(submission: Fields): boolean {
  return !(submission['g_source/info_source'] === 'traveller_interview' && submission['g_source/consent_given'] === 'no');
}
