import { describe, expect, it } from '@jest/globals';
import { Ledger } from './hooks/ledger.js';
import { expectedFrom, recount, recountMovements } from './recount.js';
import { laoDigits } from './season/mistakes.js';
import type { KoboSubmission } from './server/kobo-submission.js';

const GATE = 'LAO-LA0301-01';

function record(answers: Record<string, unknown>): KoboSubmission {
  return {
    _id: 1, _uuid: 'u', 'meta/rootUuid': 'uuid:u', _submission_time: '2026-06-03T01:00:00', 'g_id/fmp_code': GATE,
    'g_id/obs_date': '2026-06-02', 'g_move/flow_direction': 'inflow', 'g_count/n_total': '5', ...answers,
  };
}

const parts = (figures: Map<string, { value: number }>): Record<string, number> =>
  Object.fromEntries([...figures].map(([key, { value }]) => [key.split('|').slice(3).join('|'), value]));

describe('movements', () => {
  it('are added up by point, day and direction', () => {
    const figures = recountMovements([record({}), record({ 'g_count/n_total': '7' }), record({ 'g_move/flow_direction': 'outflow' })]);
    expect([...figures]).toEqual([
      [`${GATE}|2026-06-02|inflow`, { value: 12, nRecords: 2 }], [`${GATE}|2026-06-02|outflow`, { value: 5, nRecords: 1 }],
    ]);
  });

  it.each([
    ['LAO', 'LAO', 'internal'], ['CHN', 'LAO', 'inflow'], ['LAO', 'THA', 'outflow'], ['CHN', 'THA', 'transit'], [undefined, 'LAO', 'undefined'], ['LAO', 'XXX', 'undefined'], ['LAO', 'QQQ', 'undefined'],
  ])('without a stated direction, from %s to %s is %s', (from, to, direction) => {
    const figures = recountMovements([record({ 'g_move/flow_direction': undefined, 'g_move/dep_country': from, 'g_move/dest_country': to })]);
    expect([...figures.keys()]).toEqual([`${GATE}|2026-06-02|${direction}`]);
  });

  it('take Lao digits and the Buddhist era', () => {
    const figures = recountMovements([record({ 'g_count/n_total': '໑໒', 'g_id/obs_date': laoDigits('2569-06-02') })]);
    expect([...figures]).toEqual([[`${GATE}|2026-06-02|inflow`, { value: 12, nRecords: 1 }]]);
  });

  it.each([
    [{ 'g_id/fmp_code': 'LAO-LA0301-09' }, 'unknown point'], [{ 'g_id/fmp_code': 'LAO-LA0301-04' }, 'unknown point'],
    [{ 'g_id/obs_date': '02/06/2026' }, 'unreadable date'], [{ 'g_id/obs_date': '2026-02-30' }, 'unreadable date'], [{ 'g_id/obs_date': undefined }, 'unreadable date'],
    [{ 'g_id/obs_date': '2026-06-04' }, 'day after receipt'], [{ 'g_id/obs_date': '2019-12-31' }, 'year before 2020'],
    [{ 'g_count/n_total': '0' }, 'total out of range'], [{ 'g_count/n_total': '5001' }, 'total out of range'],
    [{ 'g_count/n_total': 'many' }, 'total out of range'], [{ 'g_count/n_total': undefined }, 'total out of range'],
  ])('%j is held: %s', (answers, reason) => {
    const { movements, held } = recount([record(answers)]);
    expect([movements.size, held]).toEqual([0, [{ id: 1, reason }]]);
  });

  it('the day of receipt is local: 17:00 UTC is the next day in Vientiane', () => {
    const late = record({ 'g_id/obs_date': '2026-06-04', _submission_time: '2026-06-03T17:00:00' });
    expect(recountMovements([late]).size).toBe(1);
    expect(recountMovements([{ ...late, _submission_time: '2026-06-03T16:59:59' }]).size).toBe(0);
  });
});

describe('sex and age', () => {
  const grid = (boxes: Record<string, string>) => parts(recount([record(Object.fromEntries(Object.entries(boxes).map(([box, n]) => [`g_count/${box}`, n])))]).sexAge);

  it('blanks are none where a box is filled, a shortfall is unknown', () => {
    expect(grid({ f_18_59: '2', m_60p: '3' })).toEqual({ 'F|18-59': 2, 'M|60+': 3 });
    expect(grid({ f_0_4: '1', m_unk: '2' })).toEqual({ 'F|0-4': 1, 'M|unknown': 2, 'unknown|unknown': 2 });
    expect(grid({ f_5_17: '1', n_sexage_unknown: '4' })).toEqual({ 'F|5-17': 1, 'unknown|unknown': 4 });
  });

  it('an empty or too large grid is all unknown', () => {
    expect(grid({})).toEqual({ 'unknown|unknown': 5 });
    expect(grid({ f_18_59: '0' })).toEqual({ 'unknown|unknown': 5 });
    expect(grid({ f_18_59: '4', m_18_59: '2' })).toEqual({ 'unknown|unknown': 5 });
  });
});

describe('nationality', () => {
  const rows = (...list: [string, string][]) => parts(recount([record({ r_nat: list.map(([iso3, n]) => ({ 'r_nat/nat_iso3': iso3, 'r_nat/nat_n': n })) })]).nationalities);

  it('adds up to the total with XXX for what is missing or no country', () => {
    expect(rows(['LAO', '3'], ['CHN', '2'])).toEqual({ LAO: 3, CHN: 2 });
    expect(rows(['LAO', '3'])).toEqual({ LAO: 3, XXX: 2 });
    expect(rows(['LAO', '3'], ['QQQ', '1'])).toEqual({ LAO: 3, XXX: 2 });
    expect(rows()).toEqual({ XXX: 5 });
    expect(rows(['LAO', '4'], ['CHN', '2'])).toEqual({ XXX: 5 });
  });

  it('without consent only the movement counts', () => {
    const result = recount([record({
      'g_source/info_source': 'traveller_interview', 'g_source/consent_given': 'no', 'g_count/f_18_59': '5', r_nat: [{ 'r_nat/nat_iso3': 'LAO', 'r_nat/nat_n': '5' }],
    })]);
    expect([result.movements.get(`${GATE}|2026-06-02|inflow`), parts(result.nationalities), parts(result.sexAge)]).toEqual([
      { value: 5, nRecords: 1 }, { XXX: 5 }, { 'unknown|unknown': 5 },
    ]);
  });
});

describe('what a ledger promises', () => {
  it('is the newest acknowledged version of each submission, by the day it was received', () => {
    const ledger = new Ledger();
    const note = (root: string, revision: number, n: string, acknowledged: boolean) => ledger.note({
      hook: 'h', asset: 'a', submissionId: 1, rootUuid: root, revision, submission: record({ 'g_count/n_total': n, 'g_id/obs_date': '2026-06-05' }),
      at: new Date('2026-06-05T01:00:00Z'), status: acknowledged ? 202 : null, answer: '', acknowledged,
    });
    note('one', 2, '4', true);
    note('one', 1, '5', true);
    note('one', 3, '9', false);
    note('two', 1, '1', true);
    note('three', 1, '2', false);
    expect([...expectedFrom(ledger).movements]).toEqual([[`${GATE}|2026-06-05|inflow`, { value: 5, nRecords: 2 }]]);
  });
});
