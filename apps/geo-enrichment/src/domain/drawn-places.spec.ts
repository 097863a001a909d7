import { describe, expect, it } from '@jest/globals';
import { boundarySet, country, district } from '../../test/given-boundaries.js';
import { Boundaries } from './boundaries/boundaries.js';
import { drawnPlaces } from './drawn-places.js';
import { DISTRICTS } from './administrative-areas.js';

const [WEST, MIDDLE, EAST] = [district('LA0301', [101, 20, 101.2, 20.2]), district('LA0302', [101.2, 20, 101.4, 20.2]), district('LA0303', [101.4, 20, 103, 20.2])];
const content = { home: [WEST, MIDDLE, EAST].flatMap((area) => area ?? []), abroad: [country('CHN', [101, 21, 102, 22])] };
const set = (approximate: boolean): Boundaries => new Boundaries({ ...boundarySet('x', content, { approximate }), id: 1, importedAt: null, withdrawnAt: null }, content);
const POINT = { code: 'LAO-LA0301-01', adm1: 'LA03', adm2: 'LA0301', lat: 20.1, lon: 101.1, radiusM: 500, confirmed: true, onBoard: false, revision: 1, changedAt: '2026-01-01T00:00:00.000Z' };

describe('the places that maps are drawn with', () => {
  const places = new Map(drawnPlaces(set(false), [POINT]).map((place) => [place.code, place]));

  it('lie inside their areas; a province in the middle one of its districts', () => {
    expect(places.get('LA0302')).toEqual({ code: 'LA0302', kind: 'district', lat: expect.closeTo(20.1, 1), lon: expect.closeTo(101.3), exact: true });
    expect(places.get('LA03')).toMatchObject({ kind: 'province', lon: expect.closeTo(101.3), exact: false });
    expect(places.get('LAO')).toMatchObject({ kind: 'country', lon: expect.closeTo(101.3) });
    expect(places.get('CHN')).toMatchObject({ kind: 'country', exact: true });
    expect(places.get(POINT.code)).toMatchObject({ kind: 'point', lat: 20.1, lon: 101.1, exact: true });
  });

  it('are there for every province, by its towns where the set has none', () => {
    for (const { parent } of DISTRICTS) expect([parent, places.get(parent)?.kind]).toEqual([parent, 'province']);
    expect(drawnPlaces(set(true), []).filter(({ exact }) => exact)).toEqual([]);
  });
});
