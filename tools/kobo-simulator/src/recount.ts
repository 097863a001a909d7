import type { Ledger } from './hooks/ledger.js';
import { nationalityMargin, sexAgeMargin } from './recount/margins.js';
import { type Fields, type HoldReason, readRecord } from './recount/read-record.js';
import { localDay } from './season/calendar.js';
import { PROFILES } from './season/demo-points.js';

export interface Figure {
  value: number;
  nRecords: number;
}

/** Keys: `fmp|day|direction`, with `|nationality` or `|sex|age` after it. A cell without movements is absent. */
export type Figures = Map<string, Figure>;

export interface Recount {
  movements: Figures;
  nationalities: Figures;
  sexAge: Figures;
  held: { id: unknown; reason: HoldReason }[];
}

export interface RecountOptions {
  /** Codes of the points where movements count; by default the nine of the demo. A community point is not among them. */
  points?: readonly string[];
  /** Local day of receipt; by default that of `_submission_time`. A day of observation after it holds the record. */
  receivedDay?: (submission: Fields) => string;
}

/**
 * What the figures must be, counted anew from current submissions by the rules in force. Shares nothing with the services, so
 * that an error of theirs is not repeated here.
 */
export function recount(submissions: Iterable<Fields>, options: RecountOptions = {}): Recount {
  const points = new Set(options.points ?? PROFILES.map((profile) => profile.code));
  const receivedDay = options.receivedDay ?? submissionDay;
  const result: Recount = { movements: new Map(), nationalities: new Map(), sexAge: new Map(), held: [] };
  for (const submission of submissions) {
    const reading = readRecord(submission, { isCountingPoint: (code) => points.has(code), receivedDay: receivedDay(submission) });
    if ('held' in reading) {
      result.held.push({ id: submission['_id'], reason: reading.held });
      continue;
    }
    const record = reading.counted;
    const cell = `${record.fmp}|${record.day}|${record.direction}`;
    add(result.movements, cell, record.total);
    for (const [iso3, n] of nationalityMargin(submission, record)) add(result.nationalities, `${cell}|${iso3}`, n);
    for (const [sexAge, n] of sexAgeMargin(submission, record)) add(result.sexAge, `${cell}|${sexAge}`, n);
  }
  return result;
}

/** Movements alone. */
export function recountMovements(submissions: Iterable<Fields>, options: RecountOptions = {}): Figures {
  return recount(submissions, options).movements;
}

/**
 * What a receiver of hooks alone must show: the newest acknowledged version of each submission. Deletions do not travel by hook,
 * so a deleted submission stays in; with sweeps, recount the server's current state instead.
 */
export function expectedFrom(ledger: Ledger, options: RecountOptions = {}): Recount {
  const newest = ledger.newest();
  const received = new Map<unknown, string>(newest.map((delivery) => [delivery.submission, localDay(delivery.at)]));
  const receivedDay = options.receivedDay ?? ((submission: Fields) => received.get(submission) ?? submissionDay(submission));
  return recount(newest.map((delivery) => delivery.submission), { ...options, receivedDay });
}

function submissionDay(submission: Fields): string {
  return localDay(new Date(`${String(submission['_submission_time'])}Z`));
}

function add(figures: Figures, key: string, n: number): void {
  const held = figures.get(key) ?? { value: 0, nRecords: 0 };
  figures.set(key, { value: held.value + n, nRecords: held.nRecords + 1 });
}
