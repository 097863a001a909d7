import { attributesFor, SUBMISSION_LOCATED, type Envelope, type SubmissionLocatedV1 } from '@fm/contracts';
import type { FmrRecord, MonitoringPoint } from '@fm/contracts/vocabulary';
import { judgeSubmission, type Bench } from '../../../apps/validation/src/domain/judge-submission.js';
import { compileMapping } from '../../../apps/validation/src/domain/mapping/compile-mapping.js';
import { DEFAULT_MAPPINGS } from '../../../apps/validation/src/domain/mapping/default-mappings.js';
import type { Answers } from '../../../apps/validation/src/domain/mapping/read-answer.js';
import { sampleAnswers } from '../../../apps/validation/src/domain/mapping/sample-answers.js';
import { RuleSettings } from '../../../apps/validation/src/domain/rules/rule-settings.js';
import { DEMO_POINTS } from '../../../platform/src/demo/demo-points.js';
import { addDays } from '../../../tools/kobo-simulator/src/season/calendar.js';
import { uniqueBodies } from '../bodies.js';

type Located = Envelope<SubmissionLocatedV1>;

/** What comes in: an event, and the record that it corrects where it corrects one. */
export interface Arrival {
  readonly event: Located;
  readonly corrects: Located | null;
}

export const BATCH = 500;
/** One event in so many is a new revision of a submission that came before. */
const CORRECTED = 10;
const MINUTES_LATER = 5;
const TRACEPARENT = '00-0123456789abcdef0123456789abcdef-0123456789abcdef-01';

/** So many records of a season of thirty days, in the order of their days, as validation makes them of bodies. */
export function seasonRecords(count: number): FmrRecord[] {
  const bench: Bench = { points: new Map(DEMO_POINTS.map((point): [string, MonitoringPoint] => [point.code, point])), settings: new RuleSettings() };
  const mapping = compileMapping(DEFAULT_MAPPINGS.fmr);
  return uniqueBodies(count, 'aggregation').flatMap((body) => {
    const submission = JSON.parse(body) as Record<string, unknown>;
    const { record } = judgeSubmission({ kind: 'fmr', answers: sampleAnswers(submission) as Answers, receivedAt: new Date(String(submission['end'])), mapping }, bench);
    return record === null ? [] : [record as FmrRecord];
  });
}

/**
 * The records as events, in batches; each tenth event corrects one that came up to three batches before.
 * @param load names the submissions, so that no two loads have one in common
 * @param shiftDays puts all days so much later: two loads of other days do the same work and meet in no cell
 */
export function batchesOf(records: readonly FmrRecord[], { load, shiftDays }: { load: string; shiftDays: number }): Arrival[][] {
  const arrivals: Arrival[] = [];
  const corrected = new Set<Arrival>();
  for (const [index, record] of records.entries()) {
    const shifted = { ...record, day: addDays(record.day, shiftDays) };
    arrivals.push({ event: located(`bench/${load}/${keyOf(load, index)}`, 1, shifted), corrects: null });
    const place = arrivals.length - 1 - ((index * 7919) % (3 * BATCH));
    const earlier = index % (CORRECTED - 1) === 0 ? arrivals[place] : undefined;
    if (earlier && earlier.corrects === null && !corrected.has(earlier)) {
      corrected.add(earlier);
      arrivals.push({ event: located(earlier.event.key, 2, amended(earlier.event.data.record as FmrRecord)), corrects: earlier.event });
    }
  }
  return Array.from({ length: Math.floor(arrivals.length / BATCH) }, (_, batch) => arrivals.slice(batch * BATCH, (batch + 1) * BATCH));
}

/** Scattered as uuids are: keys in rising order would meet in the same page of an index. */
function keyOf(load: string, index: number): string {
  const scattered = (Math.imul(index + 1, 2_654_435_761) >>> 0).toString(16).padStart(8, '0');
  return `${scattered}-0000-4000-8000-${load.padStart(4, '0')}${String(index).padStart(8, '0')}`;
}

/** One person more, an hour later. */
function amended(record: FmrRecord): FmrRecord {
  const more = <T extends { readonly n: number }>(rows: readonly T[]): T[] => rows.map((row, index) => (index === 0 ? { ...row, n: row.n + 1 } : row));
  return { ...record, nTotal: record.nTotal + 1, hour: record.hour === null ? null : (record.hour + 1) % 24, nationalities: more(record.nationalities), sexAge: more(record.sexAge) };
}

function located(submission: string, revision: number, record: FmrRecord): Located {
  const at = new Date(Date.parse(`${record.day}T05:00:00Z`) + MINUTES_LATER * 60_000).toISOString();
  const data: SubmissionLocatedV1 = {
    submission, version: { revision, decision: 1, placement: 1 }, effectiveAt: at, receivedAt: at, source: 'bench', kind: 'fmr', training: false, status: 'accepted', record,
    place: { adm1: 'LA03', adm2: 'LA0301', method: 'register' }, geoFindings: [],
  };
  return { ...attributesFor(SUBMISSION_LOCATED, data, { time: at, traceparent: TRACEPARENT }), key: submission, data };
}
