import { describe, expect, it } from '@jest/globals';
import { cubeKeyOf, MOVEMENT_CUBES } from '@fm/contracts/indicators';
import { cellKeyOf, codesIn, movementCubeNamed, partsOfKey, pointStated, restOf } from './movement-cell.js';

describe('keys of movement cells', () => {
  it('are those of the catalogue', () => {
    const codes = { fmp: 'LAO-LA0301-01', direction: 'inflow', sex: 'F', age: '60+', transport: 'bus', movementType: 'tourism' };
    for (const cube of ['total', 'sexAge', 'transport'] as const) {
      expect(cellKeyOf(codes.fmp, codes.direction, restOf(cube, codes))).toBe(cubeKeyOf(MOVEMENT_CUBES[cube], codes));
    }
  });

  it('can be taken apart again', () => {
    const key = 'LAO-LA0301-01|inflow|F|60+';
    expect(codesIn('sexAge', key)).toEqual({ fmp: 'LAO-LA0301-01', direction: 'inflow', sex: 'F', age: '60+' });
    expect(partsOfKey('sexAge', key)).toEqual({ point: 'LAO-LA0301-01', direction: 'inflow', rest: 'F|60+' });
    expect(partsOfKey('total', key)).toBeNull();
    expect(movementCubeNamed('fmp.direction.sex.age')).toBe('sexAge');
  });

  it('let neither free text nor a separator into a key', () => {
    expect(['ປະຕູຊາຍແດນ 020 5555', 'Somchai', '02055551234', 'LAO-LA0301-01|x', '', null].map(pointStated)).toEqual(Array(6).fill('unknown'));
    expect(pointStated('LAO-LA0301-01')).toBe('LAO-LA0301-01');
    expect(restOf('nationality', { nationality: 'A|B' })).toBe('unknown');
  });
});
