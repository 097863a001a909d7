import { describe, expect, it } from '@jest/globals';
import { Random } from '../../../tools/kobo-simulator/src/random.js';
import { makeSeason } from '../../../tools/kobo-simulator/src/season/make-season.js';
import { plantCompany, withoutCompany } from '../../../tools/kobo-simulator/src/season/planted-company.js';
import { PLANTED_DAYS, plantDays } from '../../../tools/kobo-simulator/src/season/planted-days.js';
import { plantInterviews } from '../../../tools/kobo-simulator/src/season/planted-interviews.js';
import { defaultSeason } from '../../../tools/kobo-simulator/src/season/season-settings.js';
import { sampleAnswers } from '../src/domain/mapping/sample-answers.js';
import { silentDays } from '../src/domain/missed-shifts.js';
import { judgePointDay } from '../src/domain/point-day/judge-point-day.js';
import { RuleSettings } from '../src/domain/rules/rule-settings.js';
import { PLANTED_FAULTS } from '../../../tools/kobo-simulator/src/season/planted-faults.js';
import { judgedOf, rulesIn } from './given-judge.js';
import { imperfect, print, scoreOf } from './scored.js';
import { judgeSeason, withoutBlanks } from './season-judged.js';

const TIMES = 20;

describe('faults between records, planted where nobody else was near', () => {
  it('are all found, and nothing else is taken for them', () => {
    const season = withoutCompany(makeSeason(defaultSeason('2026-06-30', { mistakes: 0, doubles: 0, late: 0, edits: 0, repeats: 0, deletes: 0 })));
    const { actions, planted } = plantCompany(season, TIMES, new Random('company'));
    const judged = [...judgeSeason(actions)];
    const scores = Object.entries(planted).map(([rule, positions]) => scoreOf(rule, { planted: positions, found: judged.flatMap(([ref, judgement]) => (rulesIn(judgement).includes(rule) ? [ref] : [])) }));
    print('between records', scores);
    expect(imperfect(scores)).toEqual([]);
    expect([season.length > 500, ...scores.map((score) => score.planted >= TIMES)]).toEqual([true, true, true, true, true]);
    expect(judged.flatMap(([, judgement]) => rulesIn(judgement)).filter((rule) => rule === 'V-D3')).toEqual([]);
  });
});

describe('faults of interviews and of the module of counter-trafficking', () => {
  it('are all found, cost the answers and never say what was answered', () => {
    const day = '2026-06-03';
    const interviews = plantInterviews(day, { honest: 200, times: TIMES }, new Random('interviews')).map((one, ref) => ({ ...one, ref }));
    const judged = interviews.map(({ kind, ref, answers }) => ({ kind, ref, judgement: judgedOf(kind, {}, { answers: sampleAnswers(withoutBlanks(answers)) }) }));
    const scores = [['fms', 'V-C8'], ['fms', 'V-C10'], ['fms', 'V-C11'], ['ct', 'V-C10'], ['ct', 'V-C14']].map(([kind = '', rule = '']) => ({
      ...scoreOf(rule, {
        planted: new Set(interviews.filter((one) => one.kind === kind && one.rule === rule).map(({ ref }) => ref)),
        found: judged.filter((one) => one.kind === kind && rulesIn(one.judgement).includes(rule)).map(({ ref }) => ref),
      }), rule: `${rule} ${kind}`,
    }));
    print('interviews', scores);
    expect(imperfect(scores)).toEqual([]);
    const honest = judged.filter(({ ref }) => interviews[ref]?.rule === null);
    expect(honest.flatMap(({ judgement }) => rulesIn(judgement))).toEqual([]);
    expect(judged.filter(({ judgement }) => judgement.status === 'quarantined')).toEqual([]);
  });
});

describe('faults of a point and a day', () => {
  it('are all found, and nothing else is taken for them, not even the most crowded of ordinary days', () => {
    const points = ['LAO-LA0301-01', 'LAO-LA0302-01', 'LAO-LA0401-02', 'LAO-LA0407-01'];
    const today = '2026-09-30';
    const { days, planted } = plantDays({ points, from: '2026-01-01', to: '2026-09-20', times: TIMES }, new Random('days'));
    const settings = new RuleSettings();
    const found = new Map(days.map((one) => {
      const totals = days.filter(({ point, groups }) => point === one.point && groups > 0);
      return [`${one.point} ${one.day}`, judgePointDay({ ...one, today, totals }, settings, null).map(({ rule }) => rule)];
    }));
    const shifts = days.map(({ point, day }) => ({ round: 'R', point, day, start: '06:00', end: '18:00', team: 'A', fmsQuota: null }));
    const heard = new Set(days.filter(({ groups, coverage }) => groups > 0 || coverage.length > 0).map(({ point, day }) => `${point} ${day}`));
    const silent = silentDays(shifts, { now: new Date(`${today}T12:00:00+07:00`), syncDays: new Map(), heard }).map(({ point, day }) => `${point} ${day}`);
    const scores = Object.keys(PLANTED_DAYS).map((rule) => scoreOf(rule, {
      planted: new Set([...planted].filter(([, of]) => of === rule).map(([at]) => at)),
      found: rule === 'V-K3' ? silent : [...found].filter(([, rules]) => rules.includes(rule)).map(([at]) => at),
    }));
    print('points and days', scores);
    expect(imperfect(scores)).toEqual([]);
  });
});

describe('the first set of 31 rules', () => {
  it('has planted faults for each; repeats (V-D1) are known by ingestion and planted there', () => {
    const firstSet = 'S1 S2 S3 S4 S5 T1 T2 T3 T5 T6 T7 T8 U1 D1 D2 D3 G1 G2 G3 C1 C2 C3 C4 C5 C8 C10 C14 O1 O2 K1 K2'.split(' ');
    const planted = [...Object.keys(PLANTED_FAULTS), ...Object.keys(PLANTED_DAYS), 'V-D1', 'V-D2', 'V-D3', 'V-C14'];
    expect(firstSet.filter((rule) => !planted.includes(`V-${rule}`))).toEqual([]);
    expect(firstSet).toHaveLength(31);
  });
});
