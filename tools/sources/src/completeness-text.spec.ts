import { expect, it } from '@jest/globals';
import { completenessText } from './completeness-text.js';
import type { Completeness } from './sources-client.js';

const equalDay = { day: '2026-06-01', koboCount: 40, koboHash: 'a', storeCount: 40, storeHash: 'a', differing: [] };
const otherDay = { day: '2026-06-02', koboCount: 3, koboHash: 'b', storeCount: 2, storeHash: 'c', differing: [{ koboId: 1, kobo: 'u', store: null }, { koboId: 2, kobo: null, store: 'u' }, { koboId: 3, kobo: 'u', store: 'v' }] };
const told = (changes: Partial<Completeness>): string =>
  completenessText({ source: 'kf', state: 'equal', sweptAt: '2026-06-03T00:00:00Z', failingSince: null, lastError: null, waiting: 0, unidentified: 0, refused: [], days: [equalDay], ...changes });

it('completeness says equal in a line, and what differs by day and submission, with what to do', () => {
  expect(told({})).toBe('kf: EQUAL as of the sweep that began 2026-06-03T00:00:00Z: 40 in Kobo, 40 here, 1 days.');
  const differs = told({ state: 'differs', days: [equalDay, otherDay], waiting: 2, unidentified: 1, refused: [{ reason: 'No JSON.', receivedAt: '2026-06-02T00:00:00Z' }] });
  expect(differs.split('\n').slice(1)).toEqual([
    '  2026-06-02: 3 in Kobo, 2 here', '    _id 1: only in Kobo', '    _id 2: only here', '    _id 3: another version here', '2 submissions are still to be asked about.',
    '1 bodies say nothing of their identity: kept sealed, counted nowhere.', 'Refused at 2026-06-02T00:00:00Z: No JSON.', expect.stringContaining('sweep kf --wait'),
  ]);
  expect(told({ state: 'unknown', sweptAt: null, days: [] })).toMatch(/UNKNOWN.*\nNext: npm run sources -- sweep kf --wait$/);
  expect(told({ state: 'unknown', sweptAt: null })).toMatch(/the sweep that was asked for is not done/);
  expect(told({ failingSince: '2026-06-03T01:00:00Z', lastError: 'Kobo answered 401.' })).toMatch(/Kobo answered 401\.\nNext: mend/);
  expect(told({ state: 'differs', days: [{ ...otherDay, differing: Array.from({ length: 23 }, () => ({ koboId: 1, kobo: 'u', store: null })) }] })).toContain('and 3 more');
});
