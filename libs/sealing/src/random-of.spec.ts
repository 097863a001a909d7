import { expect, it } from '@jest/globals';
import { randomOf } from './random-of.js';

it('gives out no byte string twice, across the refills too, and what was given out stays as it was', () => {
  const given = Array.from({ length: 2_000 }, (_, index) => randomOf(index % 2 === 0 ? 12 : 32));
  const texts = given.map((bytes) => bytes.toString('hex'));
  expect(new Set(texts).size).toBe(2_000);
  randomOf(4_096);
  expect(given.map((bytes) => bytes.toString('hex'))).toEqual(texts);
  expect(given.map(({ length }) => length).slice(0, 2)).toEqual([12, 32]);
});
