import { describe, expect, it } from '@jest/globals';
import { MOVEMENT_CUBES } from '@fm/contracts/indicators';
import type { CellNeed, QueryDimension } from '@fm/indicators';
import { releasedNeed, type ReleasedNeed } from './released-need.js';

const RELEASE = { from: '2026-01-01', to: '2026-07-31' };
const JUNE = { from: '2026-06-01', to: '2026-06-30' };

function planned(cube: keyof typeof MOVEMENT_CUBES, by: readonly QueryDimension[], differs: Partial<CellNeed> = {}): ReleasedNeed | null {
  return releasedNeed({ measure: 'movements', cube: MOVEMENT_CUBES[cube], span: JUNE, interval: 'month', by, filters: new Map(), base: 'without', ...differs }, RELEASE);
}
const periods = (differs: Partial<CellNeed>, by: readonly QueryDimension[] = []): string[] | undefined => {
  const plan = planned('total', by, differs);
  return plan ? [...plan.periods].map(([period, asked]) => `${asked}: ${period}`) : undefined;
};

describe('what of a release answers a question', () => {
  it.each<[keyof typeof MOVEMENT_CUBES, QueryDimension[], string | undefined]>([
    ['total', [], ''], ['total', ['province'], 'province'], ['total', ['district'], 'province.district'], ['total', ['fmp', 'direction'], 'province.district.fmp.direction'],
    ['total', ['pointClass'], 'province.district.fmp'], ['nationality', ['nationality', 'direction'], 'direction.nationality'], ['sexAge', ['age'], 'age'], ['sexAge', ['sex', 'age'], 'sex.age'],
    ['originDestination', ['depProvince'], 'depCountry.depProvince'], ['originDestination', ['depCountry', 'destCountry'], 'depCountry.destCountry'], ['originDestination', ['depProvince', 'destCountry'], undefined],
    ['total', ['round'], undefined], ['nationality', ['nationality', 'weekday'], undefined],
  ])('%s by %j is the margin %s', (cube, by, names) => {
    expect(planned(cube, by)?.names).toBe(names);
  });

  it('a period is made of the largest released ones within it', () => {
    expect(periods({})).toEqual(['2026-06: 2026-06']);
    expect(periods({ interval: 'total', span: { from: '2026-03-30', to: '2026-07-02' } })).toEqual(['total: 2026-03-30', 'total: 2026-03-31', 'total: 2026-Q2', 'total: 2026-07-01', 'total: 2026-07-02']);
    expect(periods({ interval: 'week', span: { from: '2026-06-29', to: '2026-07-01' } })).toEqual(['2026-W27: 2026-06-29', '2026-W27: 2026-06-30', '2026-W27: 2026-07-01']);
    expect(periods({ interval: 'month', span: { from: '2026-06-29', to: '2026-07-31' } })).toEqual(['2026-06: 2026-06-29', '2026-06: 2026-06-30', '2026-07: 2026-07']);
    expect(periods({ interval: 'month' }, ['weekday'])).toHaveLength(30);
  });

  it('breakdowns have no days, and nothing lies outside the release', () => {
    expect(planned('nationality', ['nationality'], { interval: 'day' })).toBeNull();
    expect(planned('nationality', ['nationality'], { span: { from: '2026-06-02', to: '2026-06-30' } })).toBeNull();
    expect(planned('total', [], { span: { from: '2025-12-31', to: '2026-01-31' } })).toBeNull();
    expect(planned('total', [], { span: { from: '2026-07-31', to: '2026-08-01' } })).toBeNull();
    expect(planned('total', [], { measure: 'vulnerable-groups' })).toBeNull();
  });

  it('of several answers the codes are read without their base, and the base alone', () => {
    expect(planned('reason', ['reason'])).toMatchObject({ names: 'reason', without: { name: 'reason', code: '_base' } });
    const base = planned('reason', [], { base: 'only' });
    expect([base?.names, [...(base?.codes ?? [])]]).toEqual(['reason', [['reason', ['_base']]]]);
  });
});
