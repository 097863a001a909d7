import { describe, expect, it } from '@jest/globals';
import { MOVEMENTS } from '@fm/contracts/indicators';
import { countsHeld, cubeCarrying, spreadsRecords } from './cube-fit.js';
import type { QueryDimension } from './query-dimension.js';

const nameFor = (...asked: QueryDimension[]): string | undefined => cubeCarrying(MOVEMENTS, asked)?.name;

describe('choice of the cube', () => {
  it('takes the smallest that carries all that is asked', () => {
    expect(nameFor()).toBe('fmp.direction');
    expect(nameFor('direction', 'province', 'weekday', 'pointClass')).toBe('fmp.direction');
    expect(nameFor('nationality')).toBe('fmp.direction.nationality');
    expect(nameFor('sex')).toBe('fmp.direction.sex.age');
    expect(nameFor('movementType', 'district')).toBe('fmp.direction.transport.movementType');
    expect(nameFor('depCountry', 'destProvince')).toBe('fmp.direction.depCountry.depProvince.destCountry.destProvince');
  });

  it('finds none where no cube crosses what is asked', () => {
    expect(nameFor('nationality', 'sex')).toBeUndefined();
  });

  it('knows where a record lies in one cell, and where in several', () => {
    const spread = MOVEMENTS.cubes.filter(spreadsRecords).map((cube) => cube.dimensions[2]);
    expect(spread).toEqual(['nationality', 'sex', 'reason', 'vulnerability']);
    expect(MOVEMENTS.cubes.filter(countsHeld).map((cube) => cube.name)).toEqual(['fmp.direction']);
  });
});
