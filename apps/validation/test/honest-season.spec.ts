import { describe, expect, it } from '@jest/globals';
import type { CoverageRecord, FmrRecord } from '@fm/contracts/vocabulary';
import { Random } from '../../../tools/kobo-simulator/src/random.js';
import { clockAt, coverageForms, plannedHours } from '../../../tools/kobo-simulator/src/season/coverage-forms.js';
import { daysBetween } from '../../../tools/kobo-simulator/src/season/calendar.js';
import { PROFILES } from '../../../tools/kobo-simulator/src/season/demo-points.js';
import { makeSeason } from '../../../tools/kobo-simulator/src/season/make-season.js';
import { defaultSeason } from '../../../tools/kobo-simulator/src/season/season-settings.js';
import type { Answers } from '../../../tools/kobo-simulator/src/server/answers.js';
import type { Judgement } from '../src/domain/judgement.js';
import { sampleAnswers } from '../src/domain/mapping/sample-answers.js';
import { silentDays } from '../src/domain/missed-shifts.js';
import { judgePointDay } from '../src/domain/point-day/judge-point-day.js';
import type { DayTotal } from '../src/domain/point-day/point-day.js';
import { RuleSettings } from '../src/domain/rules/rule-settings.js';
import { judgedOf, rulesIn } from './given-judge.js';
import { DEMO_BENCH, judgeSeason, withoutBlanks } from './season-judged.js';

const SETTINGS = defaultSeason('2026-06-30', { mistakes: 0, late: 0.25, doubles: 0.02 });
/** One form in eight is never sent. */
const FORGOTTEN = 0.125;
const TODAY = '2026-07-20';

/** Year and calendar of Thailand, in every date that the tablet writes. */
function onThaiClock(answers: Answers): Answers {
  const dated = ['start', 'end', 'today', 'g_id/obs_date', 'obs_date', 'actual_start', 'actual_end'].filter((path) => path in answers);
  return { ...answers, ...Object.fromEntries(dated.map((path) => [path, String(answers[path]).replace(/^\d{4}/, (year) => String(Number(year) + 543))])) };
}

const isHeld = ({ status }: Judgement): boolean => status === 'quarantined';
const at = ({ point, day }: { readonly point: string; readonly day: string }): string => `${point} ${day}`;

describe('an honest season: teams offline, tablets shared, Thai clocks, groups seen twice, coverage forms forgotten', () => {
  const thai = new Random('thai clocks');
  const some = (answers: Answers): Answers => (thai.chance(0.1) ? onThaiClock(answers) : answers);
  const judged = [...judgeSeason(makeSeason(SETTINGS).map((action) => (action.type === 'create' ? { ...action, answers: some(action.answers) } : action))).values()];
  const { forms, forgotten } = coverageForms(SETTINGS, FORGOTTEN);
  const covered = forms.map((form) => judgedOf('coverage', {}, { answers: sampleAnswers(withoutBlanks(some(form.answers))), receivedAt: form.at, points: DEMO_BENCH.points }));

  const totals = new Map<string, Map<string, DayTotal>>();
  for (const { record } of judged as readonly (Judgement & { readonly record: FmrRecord | null })[]) {
    if (!record) continue;
    const ofPoint = totals.get(record.point) ?? new Map<string, DayTotal>();
    const { groups, persons } = ofPoint.get(record.day) ?? { groups: 0, persons: 0 };
    totals.set(record.point, ofPoint.set(record.day, { day: record.day, groups: groups + 1, persons: persons + record.nTotal }));
  }
  const days = PROFILES.flatMap(({ code: point }) => daysBetween(SETTINGS.from, SETTINGS.to).map((day) => ({ point, day })));
  const hasRecords = ({ point, day }: { readonly point: string; readonly day: string }): boolean => totals.get(point)?.has(day) === true;

  it('holds less than one record or form in two hundred', () => {
    const all = [...judged, ...covered];
    process.stdout.write(`an honest season: ${all.filter(isHeld).length} of ${judged.length} records and ${covered.length} coverage forms held, ${forgotten.size} forms forgotten\n`);
    expect([judged.length > 1_500, covered.length > 200, forgotten.size > 20]).toEqual([true, true, true]);
    expect(all.filter(isHeld).length / all.length).toBeLessThan(0.005);
  });

  it('misses the forgotten forms at their points and days, and nowhere else; no record is held or doubted for it', () => {
    const coverage = new Map<string, CoverageRecord[]>();
    for (const { record } of covered as readonly (Judgement & { readonly record: CoverageRecord | null })[]) if (record) coverage.set(at(record), [...(coverage.get(at(record)) ?? []), record]);
    const found = days.map((day) => ({ day, rules: judgePointDay({ ...day, today: TODAY, totals: [...(totals.get(day.point)?.values() ?? [])], coverage: coverage.get(at(day)) ?? [] }, new RuleSettings(), null).map(({ rule }) => rule) }));
    const withRule = (rule: string): string[] => found.filter(({ rules }) => rules.includes(rule)).map(({ day }) => at(day));
    expect(withRule('V-K2')).toEqual(days.filter((day) => forgotten.has(at(day)) && hasRecords(day)).map(at));
    expect(withRule('V-K1')).toEqual([]);
    const shifts = PROFILES.flatMap((profile) => days.filter(({ point }) => point === profile.code).map((day) => ({ ...day, round: 'R', start: clockAt(plannedHours(profile)[0]), end: clockAt(plannedHours(profile)[1]), team: 'A', fmsQuota: null })));
    const heard = new Set(days.filter((day) => hasRecords(day) || coverage.has(at(day))).map(at));
    expect(silentDays(shifts, { now: new Date(`${TODAY}T12:00:00+07:00`), syncDays: new Map(), heard }).map(at)).toEqual(days.filter((day) => forgotten.has(at(day)) && !hasRecords(day)).map(at));
    expect(judged.flatMap(rulesIn).filter((rule) => rule.startsWith('V-K'))).toEqual([]);
  });
});
