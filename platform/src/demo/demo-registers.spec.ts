import { describe, expect, it } from '@jest/globals';
import { COMMUNITY_POINT, PROFILES } from '../../../tools/kobo-simulator/src/season/demo-points.js';
import { teamOf } from '../../../tools/kobo-simulator/src/season/teams.js';
import { DEMO_ENUMERATORS, DEMO_POINTS } from './demo-registers.js';

describe('the demo registers', () => {
  it('hold the ten points, with their administrative codes and no position that claims to be confirmed', () => {
    expect(DEMO_POINTS.map((point) => point.code).sort()).toEqual([
      'LAO-LA0301-01', 'LAO-LA0301-02', 'LAO-LA0301-03', 'LAO-LA0301-04', 'LAO-LA0302-01', 'LAO-LA0303-01', 'LAO-LA0401-01', 'LAO-LA0401-02',
      'LAO-LA0403-01', 'LAO-LA0407-01',
    ]);
    expect(DEMO_POINTS.find((point) => point.code === 'LAO-LA0407-01')).toMatchObject({ adm1: 'LA04', adm2: 'LA0407', class: 'internal', confirmed: false });
    expect(DEMO_POINTS.filter((point) => point.class === 'community').map((point) => point.code)).toEqual([COMMUNITY_POINT]);
    expect(DEMO_POINTS.every((point) => /^[\u0e80-\u0eff]+$/.test(point.names.lo) && point.openedOn === '2024-01-01')).toBe(true);
  });

  it('know every point and every enumerator of the season', () => {
    const points = new Set(DEMO_POINTS.map((point) => point.code));
    expect(PROFILES.every((profile) => points.has(profile.code))).toBe(true);
    for (const profile of PROFILES) {
      for (const { code } of teamOf(profile.code)) expect(DEMO_ENUMERATORS.find((one) => one.code === code)?.points).toContain(profile.code);
    }
  });

  it('give each of the fifty-six enumerators the points of one province', () => {
    expect(DEMO_ENUMERATORS.map((one) => one.code)).toEqual(Array.from({ length: 56 }, (_, index) => `E${String(index + 1).padStart(2, '0')}`));
    expect(DEMO_ENUMERATORS.every((one) => new Set(one.points.map((code) => code.slice(4, 8))).size === 1)).toBe(true);
  });
});
