import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AreaIndex } from './area-index.js';
import type { AreaShape, Ring } from './area-shape.js';
import { geodesicMetres } from './geodesic.js';

const ring = (...corners: readonly (readonly [number, number])[]): Ring => Float64Array.from([...corners, ...corners.slice(0, 1)].flat());
const box = (west: number, south: number, east: number, north: number): Ring => ring([west, south], [east, south], [east, north], [west, north]);
const area = (code: string, ...polygons: Ring[][]): AreaShape => ({ code, polygons });

/** Two neighbours that share a line, the eastern one with a hole in which an island of the western lies. */
const WEST = area('LA0101', [box(100, 15, 101, 16)], [box(101.4, 15.4, 101.6, 15.6)]);
const EAST = area('LA0102', [box(101, 15, 102, 16), box(101.3, 15.3, 101.7, 15.7)]);
const PAIR = new AreaIndex([EAST, WEST]);

describe('the area that covers a place', () => {
  it.each([
    ['inside', 100.5, 15.5, 'LA0101'], ['inside the other', 101.1, 15.5, 'LA0102'], ['in the hole', 101.35, 15.5, null], ['on the island', 101.5, 15.5, 'LA0101'],
    ['on the rim of the hole', 101.3, 15.5, 'LA0102'], ['on a corner of the hole', 101.7, 15.7, 'LA0102'], ['on a corner of the island', 101.4, 15.4, 'LA0101'],
    ['on the outer line', 100, 15.2, 'LA0101'], ['on the last corner', 102, 16, 'LA0102'], ['on the northern line', 101.9, 16, 'LA0102'],
    ['on the shared line', 101, 15.5, 'LA0101'], ['on a corner of both', 101, 16, 'LA0101'], ['outside', 102.000001, 15.5, null], ['far away', -60, -30, null], ['nowhere', NaN, 15.5, null],
  ])('%s', (_, lon, lat, code) => {
    expect(PAIR.codeAt(lon, lat)).toBe(code);
  });

  it('is named with all others that share the place', () => {
    expect(PAIR.allAt(101, 15.5).map((index) => PAIR.codes[index])).toEqual(['LA0101', 'LA0102']);
    expect(PAIR.allAt(101.5, 15.5).map((index) => PAIR.codes[index])).toEqual(['LA0101']);
    expect(PAIR.allAt(103, 15.5)).toEqual([]);
  });

  it('does not depend on the order of the file, nor on the direction or the first corner of a ring', () => {
    const turned = new AreaIndex([WEST, area('LA0102', [ring([102, 16], [102, 15], [101, 15], [101, 16]), box(101.3, 15.3, 101.7, 15.7)])]);
    for (let lon = 99.95; lon < 102.1; lon += 0.05) for (let lat = 14.95; lat < 16.1; lat += 0.05) expect(turned.codeAt(lon, lat)).toBe(PAIR.codeAt(lon, lat));
  });

  it.each([[179.5, 'FJ'], [-179.5, 'FJ'], [180, 'FJ'], [-180, 'FJ'], [178.9, null], [-178.9, null]])('crosses the antimeridian, whichever way it is written: %d', (lon, code) => {
    const crossing = new AreaIndex([area('FJ', [ring([179, -18], [-179, -18], [-179, -16], [179, -16])])]);
    const cut = new AreaIndex([area('FJ', [box(179, -18, 180, -16)], [box(-180, -18, -179, -16)])]);
    expect([crossing.codeAt(lon, -17), cut.codeAt(lon, -17)]).toEqual([code, code]);
  });

  it('leaves a ring around a pole as it is', () => {
    const pole = new AreaIndex([area('AQ', [ring([-180, -90], [180, -90], [180, -70], [-180, -70])])]);
    expect([pole.codeAt(0, -80), pole.codeAt(179, -80), pole.codeAt(0, -60)]).toEqual(['AQ', 'AQ', null]);
  });

  it('is the one that every polygon would name if it were asked by itself, at corners, on edges and beside them', () => {
    const star = fc.tuple(fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 3, maxLength: 40 }), fc.double({ min: 100, max: 101, noNaN: true }), fc.double({ min: 15, max: 16, noNaN: true }));
    fc.assert(fc.property(fc.array(star, { minLength: 1, maxLength: 5 }), fc.array(fc.tuple(fc.double({ min: 98.9, max: 102.1, noNaN: true }), fc.double({ min: 13.9, max: 17.1, noNaN: true })), { maxLength: 50 }), (stars, places) => {
      const shapes = stars.map(([radii, x, y], index) => area(`S${index}`, [ring(...radii.map((radius, k): [number, number] => [x + radius * Math.cos((k * 2 * Math.PI) / radii.length), y + radius * Math.sin((k * 2 * Math.PI) / radii.length)]))]));
      const corners = shapes.flatMap(({ polygons }) => polygons.flatMap((polygon) => polygon.flatMap((one) => pairsOf(one))));
      const index = new AreaIndex(shapes);
      for (const [lon, lat] of [...places, ...corners, ...corners.map(([x, y]): [number, number] => [x + 1e-12, y])]) {
        const covering = shapes.filter((shape) => naivelyCovered(shape, lon, lat)).map(({ code }) => code);
        expect(index.allAt(lon, lat).map((found) => index.codes[found])).toEqual(covering);
        expect(index.codeAt(lon, lat)).toBe(covering[0] ?? null);
      }
    }), { numRuns: 60 });
  });
});

describe('the areas near a place', () => {
  it('come nearest first, with the metres to their line', () => {
    const [first, second] = PAIR.near({ x: 101.01, y: 15.2, withinM: 2_000 });
    const metres = geodesicMetres({ lat: 15.2, lon: 101.01 }, { lat: 15.2, lon: 101 });
    expect([PAIR.codes[first?.area ?? -1], PAIR.codes[second?.area ?? -1]]).toEqual(['LA0101', 'LA0102']);
    expect(Math.abs((first?.metres ?? 0) - metres)).toBeLessThan(0.05);
  });

  it('are none beyond the distance', () => {
    expect(PAIR.near({ x: 103, y: 15.2, withinM: 90_000 })).toEqual([]);
    expect(PAIR.near({ x: 103, y: 15.2, withinM: 110_000 })).toHaveLength(1);
  });
});

function pairsOf(corners: Ring): [number, number][] {
  return Array.from({ length: corners.length / 2 - 1 }, (_, k) => [corners[k * 2] ?? 0, corners[k * 2 + 1] ?? 0]);
}

/** By big integers: every double is a fraction over a power of two, so that nothing is rounded. */
function naivelyCovered({ polygons }: AreaShape, lon: number, lat: number): boolean {
  const [x, y] = [exact(lon), exact(lat)];
  return polygons.some((polygon) => {
    let inside = false;
    for (const one of polygon) {
      const corners = pairsOf(one).map(([cx, cy]) => [exact(cx), exact(cy)] as const);
      for (const [index, [ax, ay]] of corners.entries()) {
        const [bx, by] = corners[(index + 1) % corners.length] ?? [ax, ay];
        const turn = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
        const between = (a: bigint, b: bigint, c: bigint): boolean => (a <= c && c <= b) || (b <= c && c <= a);
        if (turn === 0n && between(ax, bx, x) && between(ay, by, y)) return true;
        if (ay > y !== by > y && turn !== 0n && turn > 0n === by > ay) inside = !inside;
      }
    }
    return inside;
  });
}

/** 2^1074 times the double. */
function exact(value: number): bigint {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const raw = bits.getBigUint64(0);
  const exponent = (raw >> 52n) & 0x7ffn;
  const mantissa = exponent === 0n ? raw & 0xfffffffffffffn : (raw & 0xfffffffffffffn) | 0x10000000000000n;
  const size = mantissa << (exponent === 0n ? 0n : exponent - 1n);
  return raw >> 63n ? -size : size;
}
