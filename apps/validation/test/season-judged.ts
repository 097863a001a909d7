import { localDayOf, type MonitoringPoint } from '@fm/contracts/vocabulary';
import { CHANGED_FORM } from '../../../tools/kobo-simulator/src/season/fmr-content.js';
import { PROFILES } from '../../../tools/kobo-simulator/src/season/demo-points.js';
import type { SeasonAction } from '../../../tools/kobo-simulator/src/season/season-action.js';
import { judgeSubmission, type Bench, type Submitted } from '../src/domain/judge-submission.js';
import type { Judgement } from '../src/domain/judgement.js';
import { compileMapping } from '../src/domain/mapping/compile-mapping.js';
import { changedFields } from '../src/domain/mapping/changed-fields.js';
import { DEFAULT_MAPPINGS } from '../src/domain/mapping/default-mappings.js';
import type { Answers } from '../src/domain/mapping/read-answer.js';
import { readFormContent } from '../src/domain/mapping/form-content.js';
import { sampleAnswers } from '../src/domain/mapping/sample-answers.js';
import { RuleSettings } from '../src/domain/rules/rule-settings.js';
import type { Neighbour } from '../src/domain/window/sketch.js';
import { BOTEN } from './given-register.js';

const RAIL = ['LAO-LA0301-02', 'LAO-LA0301-03', 'LAO-LA0401-01', 'LAO-LA0403-01'];
const MAPPING = compileMapping(DEFAULT_MAPPINGS.fmr);
const CHANGED = changedFields(DEFAULT_MAPPINGS.fmr.document, readFormContent(CHANGED_FORM.content));
const MAPPING_OF_CHANGED = compileMapping(DEFAULT_MAPPINGS.fmr, new Set(CHANGED));
const HOUR_MS = 3_600_000;

/** The points of the demo where they stand, all of them confirmed. */
export const DEMO_BENCH: Bench = {
  points: new Map(PROFILES.map(({ code, position: [lat, lon] }): [string, MonitoringPoint] => [code, { ...BOTEN, code, lat, lon, radiusM: 2_000, confirmed: true, type: RAIL.includes(code) ? 'rail_station' : BOTEN.type }])),
  settings: new RuleSettings(),
};

/** The created records of a season as they were sent, judged by what is shipped, each beside the others. By their number. */
export function judgeSeason(actions: readonly SeasonAction[], bench = DEMO_BENCH): ReadonlyMap<number, Judgement> {
  const all = actions.flatMap((action) => (action.type === 'create' ? [{ ref: action.ref, at: action.at, answers: sampleAnswers(withoutBlanks(action.answers)), version: action.answers['__version__'] }] : []));
  // Of several bodies under one identity the newest counts.
  const created = all.filter(({ at, answers: { 'meta/instanceID': id } }) => id === undefined || !all.some((other) => other.answers['meta/instanceID'] === id && other.at > at));
  const judge = ({ at, answers, version }: (typeof created)[number], neighbours: readonly Neighbour[] = []): Judgement =>
    judgeSubmission({ kind: 'fmr', answers, receivedAt: at, neighbours, ...readingOf(version), copies: copiesOf(answers) }, bench);
  const bodies = new Map<string, number>();
  for (const { answers: { 'meta/instanceID': id } } of all) if (id !== undefined) bodies.set(id, (bodies.get(id) ?? 0) + 1);
  const copiesOf = ({ 'meta/instanceID': id }: Answers): number => (bodies.get(id ?? '') ?? 1) - 1;
  const sketches = created.flatMap((record): Neighbour[] => {
    const sketch = judge(record).sketch();
    return sketch ? [{ ...sketch, submission: String(record.ref), receivedAt: record.at.toISOString(), own: false }] : [];
  });
  const byDay = new Map<string, Neighbour[]>();
  for (const sketch of sketches) byDay.set(dayOf(sketch), [...(byDay.get(dayOf(sketch)) ?? []), sketch]);
  return new Map(created.map((record) => {
    const own = sketches.find(({ submission }) => submission === String(record.ref));
    const near = own ? (byDay.get(dayOf(own)) ?? []).filter(({ startedAt }) => Math.abs(Date.parse(startedAt) - Date.parse(own.startedAt)) <= HOUR_MS) : [];
    return [record.ref, judge(record, near.map((one) => ({ ...one, own: one === own })))];
  }));
}

function readingOf(version: unknown): Pick<Submitted, 'mapping' | 'changed' | 'form'> {
  if (version === undefined) return { mapping: MAPPING, form: 'unstated' };
  if (version === CHANGED_FORM.version) return { mapping: MAPPING_OF_CHANGED, changed: CHANGED, form: 'known' };
  return { mapping: MAPPING, form: DEFAULT_MAPPINGS.fmr.document.formVersions?.includes(String(version)) ? 'known' : 'unknown' };
}

const dayOf = ({ startedAt }: Neighbour): string => localDayOf(new Date(startedAt));

/** Kobo leaves out what was not answered. */
export function withoutBlanks(answers: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== null && answer !== ''));
}
