import { expect, it } from '@jest/globals';
import { packed } from './packed.js';

it('byte strings stand one after the other, empty ones too, in SQL\'s counting', () => {
  const { bytes, places } = packed(['ab', '', 'c'].map((text) => Buffer.from(text)));
  expect([bytes.toString(), places]).toEqual(['abc', [{ at: 1, size: 2 }, { at: 3, size: 0 }, { at: 3, size: 1 }]]);
  expect(packed([])).toEqual({ bytes: Buffer.alloc(0), places: [] });
});
