import { describe, expect, it } from '@jest/globals';
import { MOVEMENTS } from '@fm/contracts/indicators';
import type { Question } from '@fm/indicators';
import { Problem } from '@fm/problems';
import { readIndicatorQuery, type RawQuery } from './indicator-query.js';

const read = (raw: RawQuery): Question => readIndicatorQuery(MOVEMENTS, raw, '2026-06-30');

describe('a question', () => {
  it('is about the last 30 days by day where it says nothing', () => {
    expect(read({})).toMatchObject({ span: { from: '2026-06-01', to: '2026-06-30' }, interval: 'day', by: [] });
    expect(read({ to: '2026-01-30' }).span).toEqual({ from: '2026-01-01', to: '2026-01-30' });
    expect(read({ from: '2026-06-30' }).span).toEqual({ from: '2026-06-30', to: '2026-06-30' });
  });

  it('reads lists, repeated or with commas, in the order given', () => {
    const query = read({ by: 'sex, direction', fmp: ['A-1,B-1', 'A-1'], lang: 'lo', interval: 'week' });
    expect(query.by).toEqual(['sex', 'direction']);
    expect(query.filters.get('fmp')).toEqual(['A-1', 'B-1']);
    expect(query.cube.name).toBe('fmp.direction.sex.age');
  });

  it.each<[RawQuery, RegExp]>([
    [{ from: '2026-02-30' }, /"from" takes a local day as YYYY-MM-DD/],
    [{ from: ['2026-02-01', '2026-02-02'] }, /"from"/],
    [{ from: '2026-07-01' }, /"from" takes a day not after "to"/],
    [{ interval: 'decade' }, /"interval" takes day, week/],
    [{ by: 'colour' }, /"by" takes each once: fmp/],
    [{ by: 'fmp,fmp' }, /"by"/],
    [{ direction: 'up' }, /"direction" takes inflow, outflow/],
    [{ fmp: '' }, /"fmp" takes 1 to 500 codes/],
    [{ fmp: "x' or 1=1" }, /"fmp"/],
    [{ weekday: 'mon' }, /"weekday" takes 1, 2/],
    [{ nationalty: 'CHN' }, /There is no parameter "nationalty"/],
    [{ '<b>': '1' }, /"\?b\?"/],
    [{ reason: 'tourism,health' }, /one code, or name reason in "by"/],
    [{ lang: 'fr' }, /"lang" takes en, lo/],
    [{ reason: '_base', by: 'reason' }, /"reason" takes/],
    [{ by: 'hour', sex: 'F' }, /must fit within one of/],
  ])('is refused with advice: %j', (raw, advice) => {
    expect(() => read(raw)).toThrow(advice);
    try {
      read(raw);
    } catch (error) {
      expect(error).toBeInstanceOf(Problem);
      expect((error as Problem).kind.status).toBe(400);
      expect((error as Problem).detail.lo).toMatch(/[\u0E80-\u0EFF]/);
    }
  });

  it('takes one code of a multi-choice dimension without naming it in "by"', () => {
    expect(read({ reason: 'tourism' })).toMatchObject({ by: [], cube: { name: 'fmp.direction.reason' } });
  });
});
