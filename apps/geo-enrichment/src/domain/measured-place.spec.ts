import { describe, expect, it } from '@jest/globals';
import { boundarySet, country, district, EAST, WEST } from '../../test/given-boundaries.js';
import { Boundaries } from './boundaries/boundaries.js';
import { measuredPlace } from './measured-place.js';

const content = { home: [district('LA0301', EAST), district('LA0302', WEST)], abroad: [country('CHN', [101.4, 21.302, 101.75, 22])] };
const SET = new Boundaries({ ...boundarySet('x', content), id: 7, importedAt: null, withdrawnAt: null }, content);
const at = (lat: number, lon: number, accuracyM: number | null = 5): unknown => measuredPlace({ lat, lon, accuracyM }, SET);

describe('a measured position', () => {
  it('lies inside one district beyond doubt', () => {
    expect(at(21.2, 101.7)).toEqual({ class: 'inside', method: 'polygon', country: 'LAO', adm1: 'LA03', adm2: 'LA0301', other: null, boundarySet: 7 });
    expect(at(21.2, 101.7, null)).toMatchObject({ class: 'inside' });
  });

  it('is doubtful within its accuracy of a line, with both sides named', () => {
    expect(at(21.2, 101.6005, 60)).toMatchObject({ class: 'border', adm2: 'LA0301', other: { adm2: 'LA0302' } });
    expect(at(21.2, 101.6005, 40)).toMatchObject({ class: 'inside', adm2: 'LA0301', other: null });
    expect(at(21.2, 101.6, 0)).toMatchObject({ class: 'border', adm2: 'LA0301', other: { adm2: 'LA0302' } });
    expect(at(21.2999, 101.7, 20)).toMatchObject({ class: 'border', adm2: 'LA0301', other: { country: 'CHN' } });
  });

  it('outside is near while the lines are no more exact, doubtful within its accuracy, elsewhere beyond', () => {
    expect(at(21.301, 101.7)).toMatchObject({ class: 'near', country: 'LAO', adm2: 'LA0301', other: { country: 'CHN' } });
    expect(at(21.301, 101.7, 200)).toMatchObject({ class: 'border', adm2: 'LA0301', other: { country: 'CHN' } });
    expect(at(21.31, 101.7)).toMatchObject({ class: 'elsewhere', country: 'CHN', adm1: null, adm2: null });
    expect(at(21.31, 101.7, 900)).toMatchObject({ class: 'near' });
    expect(at(48.85, 2.35)).toMatchObject({ class: 'elsewhere', country: null, method: 'none' });
  });

  it('belongs to the nearest neighbour in the strip between the countries of two sources', () => {
    expect(at(21.98, 101.8)).toMatchObject({ class: 'elsewhere', country: 'CHN' });
  });

  it.each([[101.6, 21.2, 'swapped'], [-95, 101, 'swapped'], [0, 0, 'zero'], [0.001, -0.001, 'zero'], [Number.NaN, 101, 'none']])('%d, %d is %s, and no set is asked', (lat, lon, kind) => {
    expect(at(lat, lon)).toEqual({ class: kind, method: 'none', country: null, adm1: null, adm2: null, other: null, boundarySet: null });
  });

  it('is not there at all where there is none', () => {
    expect(measuredPlace(null, SET)).toMatchObject({ class: 'none' });
  });
});
