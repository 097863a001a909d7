import { describe, expect, it } from '@jest/globals';
import { geoData } from '../../../test/geo-data.js';
import { DISTRICTS } from '../administrative-areas.js';
import { AreaIndex } from '../geometry/area-index.js';
import { checkedSet, type CheckedSet } from './checked-set.js';
import { interiorPoint } from './interior-point.js';

interface Feature {
  readonly type: 'Feature';
  readonly properties: Record<string, unknown>;
  readonly geometry: { readonly type: 'Polygon'; readonly coordinates: number[][][] };
}

/** Every district as a square of a tenth of a degree, side by side and twelve in a row, in the middle of Laos. */
function squares(change: (feature: Feature, index: number) => Feature | null = (feature) => feature): Buffer {
  const features = DISTRICTS.map(({ pcode, parent, en }, index): Feature => {
    const [x, y] = [101 + (index % 12) / 10, 16 + Math.floor(index / 12) / 10].map((value) => Math.round(value * 10) / 10) as [number, number];
    const [east, north] = [Math.round((x + 0.1) * 10) / 10, Math.round((y + 0.1) * 10) / 10];
    return { type: 'Feature', properties: { ADM2_PCODE: pcode, ADM1_PCODE: parent, ADM2_EN: en, ADM0_PCODE: 'LA' }, geometry: { type: 'Polygon', coordinates: [[[x, y], [east, y], [east, north], [x, north], [x, y]]] } };
  });
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: features.flatMap((feature, index) => change(feature, index) ?? []) }));
}

const moved = ({ geometry, ...feature }: Feature, move: (corner: number[], at: number) => number[]): Feature => ({ ...feature, geometry: { ...geometry, coordinates: [(geometry.coordinates[0] ?? []).map(move)] } });
const problemsOf = (file: Buffer): readonly string[] => checkedSet([file]).problems;

describe('the files of a boundary set', () => {
  it('are good with every district once, side by side', () => {
    const { content, shapes, sha256, problems } = checkedSet([squares()]);
    expect(problems).toEqual([]);
    expect([content.home.length, content.home[0]?.adm1, sha256.length]).toEqual([148, 'LA02', 64]);
    expect(shapes?.deepestOverlapM).toBeCloseTo(0, 6);
  });

  it.each<[string, (feature: Feature, index: number) => Feature | null, RegExp]>([
    ['a missing district', (feature, index) => (index === 3 ? null : feature), /1 of 148 are missing: LA0204/],
    ['an unknown code', (feature, index) => (index === 3 ? { ...feature, properties: { ...feature.properties, ADM2_PCODE: 'LA0199' } } : feature), /LA0199 is in no table/],
    ['an overlap', (feature, index) => (index === 3 ? moved(feature, ([x = 0, y = 0]) => [x < 101.35 ? x - 0.02 : x, y]) : feature), /overlap by up to \d{4} m/],
    ['a gap', (feature, index) => (index === 30 ? moved(feature, ([x = 0, y = 0]) => [x < 101.65 ? x + 0.06 : x, y]) : feature), /km² that belong to none/],
    ['a line that crosses itself', (feature, index) => (index === 3 ? moved(feature, ([x = 0, y = 0], at) => (at === 1 ? [x, y + 0.1] : at === 2 ? [x, y - 0.1] : [x, y])) : feature), /LA0204: its line crosses itself/],
    ['an open ring', (feature, index) => (index === 3 ? moved(feature, ([x = 0, y = 0], at) => (at === 4 ? [x + 0.01, y] : [x, y])) : feature), /LA0204: 1 rings are not closed/],
  ])('are refused with %s', (_, change, said) => {
    expect(problemsOf(squares(change)).join(' ')).toMatch(said);
  });

  it('are refused where a province of the same set says otherwise', () => {
    const province = { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { ADM1_PCODE: 'LA05', ADM0_PCODE: 'LA' }, geometry: { type: 'Polygon', coordinates: [[[101, 16], [101.1, 16], [101.1, 16.1], [101, 16.1], [101, 16]]] } }] };
    expect(checkedSet([squares(), Buffer.from(JSON.stringify(province))]).problems).toEqual(['LA0201 lies in the province LA05 of the same file: one of the two codes is wrong.']);
  });

  it.each([['not JSON', /no JSON/], ['{"type":"Point"}', /neither a GeoJSON/], ['{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[["a",1]]]}}]}', /longitude and latitude/]])('that are no map are not read: %s', (text, said) => {
    expect(() => checkedSet([Buffer.from(text)])).toThrow(said);
  });

  it('without Laos are refused', () => {
    expect(problemsOf(Buffer.from('{"type":"FeatureCollection","features":[]}'))).toEqual([expect.stringMatching(/no area of Laos/)]);
  });
});

describe('sets as their publishers have them', () => {
  const read = (...paths: string[]): CheckedSet | null => {
    const files = paths.map(geoData);
    return files.includes(null) ? null : checkedSet(files.map((file) => Buffer.from(file ?? '')));
  };

  it('geoBoundaries, which has names only: namesakes are told apart by their neighbours', () => {
    const [named, coded] = [read('lao/RAW_geoBoundaries_LAO_ADM2_simplified.geojson'), read('lao/lao_admin2.geojson')];
    if (!named || !coded) return;
    expect([named.problems, coded.problems]).toEqual([[], []]);
    const index = new AreaIndex(coded.content.home);
    const misnamed = named.content.home.filter(({ code, polygons }) => {
      const inside = interiorPoint(polygons);
      return !inside || index.codeAt(inside.lon, inside.lat) !== code;
    });
    expect(misnamed.map(({ code }) => code)).toEqual([]);
  });

  it('TopoJSON with all levels, and the neighbours of Natural Earth beside', () => {
    const all = read('lao/lao_admin.topojson', 'neighbours/neighbours_admin1_ne10m.geojson');
    if (!all) return;
    expect([all.problems, all.content.home.length, all.provinces.length]).toEqual([[], 148, 18]);
    expect(new Set(all.content.abroad.map(({ country }) => country))).toEqual(new Set(['CHN', 'KHM', 'MMR', 'THA', 'VNM']));
  });

  it('places of which the answer is known', () => {
    const set = read('lao/lao_admin2.geojson');
    if (!set) return;
    const index = new AreaIndex(set.content.home);
    const known: [number, number, string | null][] = [[101.40188, 20.9486, 'LA0301'], [101.98368, 20.69229, 'LA0401'], [102.6, 17.96667, 'LA0101'], [101.6656, 21.1764, 'LA0301'], [101.6438, 21.0601, 'LA0301'], [101.68, 21.19, null]];
    expect(known.map(([lon, lat]) => index.codeAt(lon, lat))).toEqual(known.map(([, , code]) => code));
    const [nearest] = index.near({ x: 101.68, y: 21.19, withinM: 500 });
    expect([index.codes[nearest?.area ?? -1], Math.round((nearest?.metres ?? 0) / 10)]).toEqual(['LA0301', 9]);
  });
});
