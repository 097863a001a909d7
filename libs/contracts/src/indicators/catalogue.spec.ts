import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { indicatorsPage } from '../../../../tools/docs/src/indicators-page.js';
import { dimensionsFixedBy, dimensionsOf, INDICATOR_CATALOGUE, MEASURE_CATALOGUE, MEASURES, type Indicator } from './index.js';

const IDS = [
  'movements', 'groups', 'daily-average-calendar', 'daily-average', 'movements-adjusted', 'coverage', 'trend-daily-average', 'trend-total', 'point-share', 'direction-split',
  'nationality-share', 'female-share', 'age-share', 'children', 'destination-share', 'origin-destination', 'movement-type-share', 'reason-prevalence', 'transport-share', 'vulnerability-rate',
  'vulnerable-groups', 'hourly-profile', 'peak-index', 'fms-sample', 'fms-share', 'exploitation-own', 'exploitation-family', 'recruitment-components', 'wage-gap', 'data-quality',
];
const LAO = /[\u0e80-\u0eff]/;
const textsOf = ({ names, formula, base, caveats }: Indicator): { en: string; lo: string }[] => [names, formula, ...(base ? [base] : []), ...caveats];

describe('the catalogue of indicators', () => {
  it('is the thirty in their order', () => {
    expect(INDICATOR_CATALOGUE.map(({ id }) => id)).toEqual(IDS);
    expect(INDICATOR_CATALOGUE.map(({ number }) => number)).toEqual(IDS.map((_, index) => `I${String(index + 1).padStart(2, '0')}`));
  });

  it.each(INDICATOR_CATALOGUE)('$id is told in both languages, with a caveat, and of the class of its measure', (indicator) => {
    expect(textsOf(indicator).filter(({ en, lo }) => LAO.test(en) || !LAO.test(lo))).toEqual([]);
    expect(indicator.caveats.length + (indicator.base ? 1 : 0)).toBeGreaterThan(0);
    expect(indicator.sensitivity).toBe(MEASURES[indicator.measure].tier);
  });

  it.each(INDICATOR_CATALOGUE)('$id goes by cubes of its measure, and what it breaks down by is in one of them', ({ cubes, measure, breakdown, calculation }) => {
    const counted = MEASURES[measure].cubes.map(({ name }) => name);
    expect(cubes.filter(({ name }) => !counted.some((known) => known === name))).toEqual([]);
    const wanted = [...breakdown, ...dimensionsFixedBy(calculation)];
    expect(cubes.some(({ dimensions }) => wanted.every((name) => dimensions.includes(name)))).toBe(true);
  });

  it('lets no question set what a formula sets', () => {
    const fixed = (id: string): readonly string[] => dimensionsOf(INDICATOR_CATALOGUE.find((known) => known.id === id) ?? INDICATOR_CATALOGUE[0] ?? never());
    expect(fixed('female-share')).not.toContain('sex');
    expect(fixed('female-share')).toContain('age');
    expect(fixed('exploitation-own')).toEqual(['province', 'round']);
    expect(fixed('data-quality')).not.toContain('component');
  });

  it('publishes survey and protection by fixed period only, each margin for itself', () => {
    for (const { tier, period, additive, cubes } of MEASURE_CATALOGUE) {
      expect(period).toBe(tier === 'S' || tier === 'X' ? 'month' : 'day');
      expect(additive).toBe(period === 'day');
      expect(period === 'day' || cubes.every(({ dimensions }) => !dimensions.includes('fmp'))).toBe(true);
    }
  });

  it('docs/indicators.md is current (npm run docs:indicators)', () => {
    expect(readFileSync('docs/indicators.md', 'utf8')).toBe(indicatorsPage());
  });
});

function never(): never {
  throw new Error('The catalogue is empty.');
}
