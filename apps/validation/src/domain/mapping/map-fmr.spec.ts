import { describe, expect, it } from '@jest/globals';
import { ANSWERS, withChanges } from '../../../test/given-register.js';
import { compileMapping } from './compile-mapping.js';
import { DEFAULT_MAPPINGS } from './default-mappings.js';
import { mapAnswers } from './map-answers.js';
import type { Answers } from './read-answer.js';

const MAPPING = compileMapping(DEFAULT_MAPPINGS.fmr);
const mapFmr = (answers: Answers) => mapAnswers('fmr', MAPPING, answers);

const mapped = (changes: Record<string, string | undefined>) => mapFmr(withChanges(ANSWERS, changes));

describe('the mapping of a registry form', () => {
  it('says in our words what the form said', () => {
    expect(mapped({ 'g_move/dep_adm1': 'LA04', 'g_move/dep_place_text': ' Xay ', 'g_move/reasons': 'work work study', 'g_vuln/v_pregnant': '1', 'g_id/gps': '21.1 101.6 600 8' })).toMatchObject({
      point: 'LAO-LA0301-01', day: '2026-06-03', hour: 8, consent: true, statedDirection: 'outflow', departure: { country: 'LAO', adm1: 'LA04', adm2: null, text: 'Xay' }, nTotal: 5,
      nationalities: [{ iso3: 'LAO', n: 4 }, { iso3: 'CHN', n: 1 }], vulnerabilities: { pregnant: 1, lactating: null }, position: { lat: 21.1, lon: 101.6, accuracyM: 8 },
    });
  });

  it.each([
    ['2026-06-03T23:30:00Z', '2026-06-04', 6], ['2026-06-03T08:14:22.118+07:00', '2026-06-03', 8], ['2026-06-04T01:00:00.000+09:00', '2026-06-03', 23], ['2026-06-03T23:00:00-05:00', '2026-06-04', 11],
    ['2026-06-03T00:10:00', '2026-06-03', 0], ['2569-06-03T23:30:00Z', '2026-06-04', 6], ['yesterday', null, null],
  ])('takes day and hour of a start at %s in Laos where none was entered', (start, day, hour) => {
    expect(mapped({ start, 'g_id/obs_date': undefined, 'g_id/obs_time': undefined })).toMatchObject({ day, hour });
  });

  it.each([
    ['2026-06-02', '2026-06-02', false], ['2569-06-02', '2026-06-02', true], ['໒໕໖໙-໐໖-໐໒', '2026-06-02', true], ['2026-02-30', null, false], ['02/06/2026', null, false], ['2567-02-29', '2024-02-29', true],
    ['2026-06-02T23:59:00Z', '2026-06-03', false], ['2026-06-02T23:59:00', '2026-06-02', false], ['2569-06-02 01:00:00+09:00', '2026-06-01', true], ['2450-01-01', '2450-01-01', false], ['2026-6-2', null, false], ['20260-06-02', null, false],
  ])('reads the day %s', (text, day, buddhistYear) => {
    expect(mapped({ 'g_id/obs_date': text })).toMatchObject({ day, buddhistYear, dayText: text });
  });

  it.each([['24:00', null], ['0:05', 0], ['໑໓:໐໐', 13], ['noon', null]])('reads the hour of %s', (text, hour) => {
    expect(mapped({ 'g_id/obs_time': text }).hour).toBe(hour);
  });

  it.each([['042', 42], ['໑໒', 12], ['3.0', 3], ['-1', -1], ['1e3', null], ['2.5', null], ['12345678901', null], ['NaN', null]])('reads the total %s', (text, nTotal) => {
    expect(mapped({ 'g_count/n_total': text })).toMatchObject({ nTotal, nTotalText: text });
  });

  it.each([['91 100 0 0', null], ['0 181 0 0', null], ['', null], ['x y', null], ['21.1', null], ['21.1 101.6', { lat: 21.1, lon: 101.6, accuracyM: null }]])('reads the position %j', (text, position) => {
    expect(mapped({ 'g_id/gps': text }).position).toEqual(position);
  });

  it('notes codes that are in no list and takes them as unknown', () => {
    const { unlisted, departure, reasons, transport } = mapped({ 'g_move/dep_country': 'QQQ', 'g_move/reasons': 'nonsense', 'g_move/transport_mode': 'rocket' });
    expect([departure.country, reasons, transport]).toEqual(['XXX', null, 'unknown']);
    expect(unlisted.map(({ value }) => value).toSorted()).toEqual(['QQQ', 'nonsense', 'rocket']);
  });

  it('tells a blank grid from one whose blanks are none', () => {
    const blank = { 'g_count/f_18_59': undefined, 'g_count/m_18_59': undefined };
    expect(mapped(blank).sexAge).toBeNull();
    expect(mapped({ ...blank, 'g_count/n_sexage_unknown': '5' }).sexAge).toEqual([{ sex: 'unknown', age: 'unknown', n: 5 }]);
    expect(mapped({ ...blank, 'g_count/f_unk': '0' }).sexAge).toEqual([{ sex: 'F', age: 'unknown', n: 0 }]);
  });

  it('has nothing that a database refuses, and throws for nothing', () => {
    const draft = mapped({ 'g_id/fmp_code': 'a\u0000', 'g_move/dep_place_text': '\ud800b👩', 'g_id/obs_date': '\u0000', __proto__: 'x' });
    expect([draft.point, draft.departure.text, draft.dayText]).toEqual(['a\ufffd', '\ufffdb👩', '\ufffd']);
    expect(mapFmr({})).toMatchObject({ point: null, day: null, nTotal: null, sexAge: null, nationalities: [] });
  });
});
