import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { received, registered } from './events.builder.js';
import { BOTEN } from './given-register.js';
import { MANAGER, ValidationStore } from './validation-store.js';

let store: ValidationStore;
beforeAll(async () => {
  store = await ValidationStore.open();
  await store.register(registered());
});
afterAll(() => store.close());

async function put<N extends 'rounds' | 'shift-plans' | 'sync-days'>(register: N, row: object): Promise<void> {
  const [read] = await store.entries.read(register, [{ ...row }]);
  if (!read || 'findings' in read) throw new Error(`not an entry of ${register}: ${JSON.stringify(read)}`);
  await store.registers.put(register, [read.change], { caller: MANAGER, reason: 'planned' });
}

const rulesOf = async (submission: string): Promise<unknown[]> => {
  const row = (await store.rows()).find((one) => one['submission'] === submission);
  return (row?.['findings'] as { rule: string }[]).map(({ rule }) => rule);
};
const LATE = { receivedAt: '2026-06-07T03:00:00.000Z' };
const ROUND = { id: 'R1', nameEn: 'One', nameLo: 'ໜຶ່ງ', from: '2026-06-01', to: '2026-06-30' };

it('lateness goes by the point\'s expected days, the hour by what an active round plans; without either by what is shipped', async () => {
  await store.receive(received('kf/a/1', 1, {}, LATE));
  expect(await rulesOf('kf/a/1')).toEqual(['V-T7']);
  await put('sync-days', { point: BOTEN.code, days: 5 });
  await put('rounds', ROUND);
  await put('shift-plans', { round: 'R1', point: BOTEN.code, day: '2026-06-03', start: '10:00', end: '18:00', team: 'A' });
  // A round that is only proposed plans nothing yet.
  await store.receive(received('kf/a/2', 1, { 'g_count/n_total': '6' }, LATE));
  expect(await rulesOf('kf/a/2')).not.toEqual(expect.arrayContaining(['V-T7', 'V-T8']));
  await put('rounds', { ...ROUND, state: 'active' });
  await store.receive(received('kf/a/3', 1, {}, LATE));
  expect(await rulesOf('kf/a/3')).toEqual(['V-T8']);
  // The night of the day before goes on over midnight.
  await put('shift-plans', { round: 'R1', point: BOTEN.code, day: '2026-06-02', start: '20:00', end: '09:00', team: 'B' });
  await store.receive(received('kf/a/4', 1, {}, LATE));
  expect(await rulesOf('kf/a/4')).toEqual([]);
});
