import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { GOOD_ANSWERS } from './given-forms.js';
import { received, registered, withdrawn } from './events.builder.js';
import { ValidationStore } from './validation-store.js';

let store: ValidationStore;
beforeAll(async () => { store = await ValidationStore.open(); });
afterAll(() => store.close());

const found = async () => (await store.rows('point_day_finding')).map(({ rule, finding }) => [rule, (finding as { value: string }).value]);

it('what is wrong with a day is found when it can be known, and goes with its cause; no record says it', async () => {
  const coverage = (observed: string, revision = 1) => received('c', revision, {}, { kind: 'coverage', answers: { ...GOOD_ANSWERS.coverage, observed } });
  store.now = new Date('2026-06-03T10:00:00Z');
  await store.register(registered());
  await store.receive(received('a', 1), received('nowhere', 1, { 'g_id/fmp_code': 'somebody wrote a name here' }));
  await store.lookAtDays();
  expect(await found()).toEqual([]);
  store.now = new Date('2026-06-05T17:00:00Z');
  await store.lookAtDays();
  expect(await found()).toEqual([['V-K2', '1 groups']]);
  await store.receive(coverage('no'));
  await store.lookAtDays();
  expect(await found()).toEqual([['V-K1', '1 groups, not observed']]);
  await store.receive(coverage('yes', 2));
  await store.lookAtDays();
  expect(await found()).toEqual([]);
  await store.withdraw(withdrawn('c', 3));
  await store.lookAtDays();
  expect(await found()).toEqual([['V-K2', '1 groups']]);
  await store.withdraw(withdrawn('a', 2));
  await store.lookAtDays();
  expect(await found()).toEqual([]);
  expect((await store.rows()).find(({ submission }) => submission === 'a')).toMatchObject({ findings: [] });
  expect(await store.rows('point_day_change')).toEqual([]);
});
