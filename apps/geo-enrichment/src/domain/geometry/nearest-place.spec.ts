import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { geodesicMetres } from './geodesic.js';
import { NearestPlace } from './nearest-place.js';

const place = fc.record({ lat: fc.double({ min: 13, max: 23, noNaN: true }), lon: fc.double({ min: 100, max: 108, noNaN: true }) });

describe('the nearest place', () => {
  it('is the one that the ellipsoid says, though the sphere may say another', () => {
    fc.assert(fc.property(fc.array(place, { minLength: 1, maxLength: 40 }), place, (places, here) => {
      const least = Math.min(...places.map((one) => geodesicMetres(here, one)));
      expect(new NearestPlace(places).to(here)?.metres).toBe(least);
    }));
  });

  it('is none where there is none', () => {
    expect(new NearestPlace([]).to({ lat: 20, lon: 101 })).toBeNull();
  });
});

describe('the metres between two places', () => {
  it('are those of WGS 84', () => {
    // The degree of latitude at the equator and the quarter of a meridian, as NGA gives them.
    expect(geodesicMetres({ lat: 0, lon: 0 }, { lat: 1, lon: 0 })).toBeCloseTo(110_574.389, 3);
    expect(geodesicMetres({ lat: 0, lon: 0 }, { lat: 90, lon: 0 })).toBeCloseTo(10_001_965.729, 3);
    expect(geodesicMetres({ lat: 20, lon: 101 }, { lat: 20, lon: 101 })).toBe(0);
  });
});
