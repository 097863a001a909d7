import { describe, expect, it } from '@jest/globals';
import { Random } from '../../../tools/kobo-simulator/src/random.js';
import { makeSeason } from '../../../tools/kobo-simulator/src/season/make-season.js';
import { PLANTED_FAULTS, plantFaults } from '../../../tools/kobo-simulator/src/season/planted-faults.js';
import { defaultSeason } from '../../../tools/kobo-simulator/src/season/season-settings.js';
import type { SeasonAction } from '../../../tools/kobo-simulator/src/season/season-action.js';
import { imperfect, print, scoreOf } from './scored.js';
import { DEMO_BENCH, judgeSeason } from './season-judged.js';

const TIMES = 20;
/** What the season draws by itself: small groups that look alike, hours at the edge of a shift, two records of one tablet at once where a train arrives. */
const BY_CHANCE = ['V-D3-small', 'V-T8', 'V-U2', 'V-U3'];

/** Nobody refuses, nobody is late, nothing is wrong: what is found was planted. */
function withoutFaults(): readonly SeasonAction[] {
  const season = makeSeason(defaultSeason('2026-06-30', { mistakes: 0, doubles: 0, late: 0, edits: 0, repeats: 0, deletes: 0 }));
  return season.filter((action) => action.type !== 'create' || action.answers['g_source/consent_given'] !== 'no');
}

describe('faults that were planted at known positions', () => {
  const { actions, planted, doubled } = plantFaults(withoutFaults(), TIMES, new Random('planted'));
  const judged = judgeSeason(actions);
  const foundBy = (rule: string, among = judged): number[] => [...among].filter(([, { findings }]) => findings.some((finding) => finding.rule === rule)).map(([ref]) => ref);
  const table = [...Object.keys(PLANTED_FAULTS), 'V-D3'].map((rule) => {
    const positions = rule === 'V-D3' ? doubled : new Set([...planted].filter(([, of]) => of === rule).map(([ref]) => ref));
    const mayFind = (ref: number): boolean => PLANTED_FAULTS[planted.get(ref) ?? '']?.also?.includes(rule) === true;
    return scoreOf(rule, { planted: positions, found: foundBy(rule), mayFind });
  });

  it('are all found, and nothing else is taken for them', () => {
    print('one record', table);
    expect(imperfect(table)).toEqual([]);
    expect(table.every((row) => row.planted >= TIMES)).toBe(true);
  });

  it('a position far from a point is told, and kept, where that of the point is not confirmed itself', () => {
    const points = new Map([...DEMO_BENCH.points].map(([code, point]) => [code, { ...point, confirmed: false }]));
    const doubted = judgeSeason(actions, { ...DEMO_BENCH, points });
    const far = new Set([...planted].filter(([, of]) => of === 'V-G1').map(([ref]) => ref));
    const mayFind = (ref: number): boolean => PLANTED_FAULTS[planted.get(ref) ?? '']?.also?.includes('V-G1') === true;
    const score = scoreOf('V-G1-unconfirmed', { planted: far, found: foundBy('V-G1-unconfirmed', doubted), mayFind });
    print('points that nobody has confirmed', [score]);
    expect([imperfect([score]), score.planted >= TIMES, foundBy('V-G1', doubted)]).toEqual([[], true, []]);
    expect([...far].filter((ref) => doubted.get(ref)?.position === null)).toEqual([]);
  });

  it('cost what the rule costs, and leave every other record as it was', () => {
    const untouched = [...judged].filter(([ref]) => !planted.has(ref) && !doubled.has(ref));
    const doubted = untouched.filter(([, { findings }]) => findings.some(({ rule }) => !BY_CHANCE.includes(rule)));
    expect(doubted.map(([, { findings }]) => findings.map(({ rule }) => rule).join(' '))).toEqual([]);
    expect(untouched.length).toBeGreaterThan(1_500);
    const HOLDING = ['V-S1', 'V-S2-unmapped', 'V-S3', 'V-S3-total', 'V-S4-point', 'V-T2-day', 'V-T6-year', 'V-O1-impossible'];
    for (const [ref, rule] of planted) expect([rule, judged.get(ref)?.status === 'quarantined']).toEqual([rule, HOLDING.includes(rule)]);
  });
});
