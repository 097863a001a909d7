import { expect, it } from '@jest/globals';
import type { SourcesClient, Swept } from './sources-client.js';
import { waitForSweep } from './wait-for-sweep.js';

const at = (changes: Partial<Swept>): Swept => ({ sweeping: true, pages: null, waiting: 0, backfilledAt: null, sweptAt: null, restingUntil: null, lastError: null, ...changes });
const STEPS = [at({}), at({ pages: 1 }), at({ pages: 1 }), at({ pages: 2, waiting: 7 }), at({ pages: 2, waiting: 7, lastError: 'Kobo answered 503.', restingUntil: '2026-06-03T00:00:15Z' }), at({ sweeping: false })];

async function shown(isTTY: boolean): Promise<string> {
  const steps = [...STEPS];
  let written = '';
  const client = { form: () => Promise.resolve({ submissions: 1_900 }), swept: () => Promise.resolve(steps.shift() ?? at({ sweeping: false })) };
  await waitForSweep(client as unknown as SourcesClient, 'kf', { output: { isTTY, write: (text: string) => { written += text; } }, pause: () => Promise.resolve() });
  expect(steps).toEqual([]);
  return written;
}

it('a sweep is watched to its end: a line for each change, or one that is redrawn', async () => {
  const lines = ['waiting for its turn …', 'read 1 pages of 1900 submissions, 0 to ask about …', 'read 2 pages of 1900 submissions, 7 to ask about …', 'Kobo answered 503. Tried again at 2026-06-03T00:00:15Z; Ctrl-C does not end the sweep.'];
  expect(await shown(false)).toBe(`${lines.join('\n')}\n`);
  expect(await shown(true)).toBe(`${lines.map((line) => `\r${line}`).join('')}\n`);
});
