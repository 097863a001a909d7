import { expect, it } from '@jest/globals';
import { warningsOf } from './training-overview.js';

it('a source in training for more than two shifts is doubted, in English and Lao', () => {
  const source = { source: 'fmr', kind: 'fmr', since: '2026-06-01T00:00:00.000Z', provinces: null, records: 30 } as const;
  expect(warningsOf([{ ...source, shifts: 2 }, { ...source, shifts: 0 }])).toEqual([]);
  expect(warningsOf([{ ...source, shifts: 3 }])).toMatchObject([{ code: 'longTraining', source: 'fmr', message: { en: expect.stringContaining('30 records of 3 shifts'), lo: expect.stringMatching(/30.*3/) } }]);
});
