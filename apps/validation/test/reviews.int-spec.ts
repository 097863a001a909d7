import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { received, registered, reviewed, withdrawn } from './events.builder.js';
import { ValidationStore } from './validation-store.js';

const HELD = { 'g_id/fmp_code': 'LAO-LA0301-09' };
const SEEN_AT = '2026-06-04T03:00:00.000Z';

describe('what people set in Kobo', () => {
  let store: ValidationStore;
  beforeAll(async () => { store = await ValidationStore.open(); });
  afterAll(() => store.close());
  beforeEach(async () => {
    await store.clear();
    await store.register(registered());
  });

  const states = async (): Promise<string[]> => (await store.rows()).map((row) => `${String(row['submission'])} ${String(row['revision'])}.${String(row['decision'])} ${String(row['status'])} ${String(row['decided_by'])}`);

  it('outranks the rules, each time with the next decision, as of when it was seen', async () => {
    await store.receive(received('a', 1, HELD), received('b', 1), received('c', 1));
    await store.review(reviewed('a', 1, 'approved'), reviewed('b', 1, 'not_approved'), reviewed('c', 1, 'on_hold'));
    expect(await states()).toEqual(['a 1.2 flagged Kobo', 'b 1.2 rejected Kobo', 'c 1.2 quarantined Kobo']);
    expect((await store.said()).slice(3).map(({ topic, version, data }) => [data.submission, topic, version, data.status, data.effectiveAt])).toEqual([
      ['a', 'validated', '1.2.0', 'flagged', SEEN_AT], ['b', 'quarantined', '1.2.0', 'rejected', SEEN_AT], ['c', 'quarantined', '1.2.0', 'quarantined', SEEN_AT],
    ]);
    expect(await store.list()).toMatchObject([{ submission: 'c', heldBy: 'Kobo', releasable: true }]);
    await store.review(reviewed('a', 2, 'none'), reviewed('b', 2, 'none'), reviewed('c', 2, 'approved'));
    expect(await states()).toEqual(['a 1.3 quarantined rules', 'b 1.3 accepted rules', 'c 1.3 accepted Kobo']);
  });

  it('releases nothing without point, day or total', async () => {
    await store.receive(received('a', 1, { 'g_count/n_total': 'many' }));
    await store.review(reviewed('a', 1, 'approved'));
    expect(await store.rows()).toMatchObject([{ status: 'quarantined', record: null, decision: 2 }]);
  });

  it('waits for its body, stands through edits, and is not undone by an older or repeated one', async () => {
    await store.review(reviewed('a', 2, 'not_approved'));
    expect(await store.said()).toEqual([]);
    await store.receive(received('a', 1));
    await store.review(reviewed('a', 1, 'approved'), reviewed('a', 2, 'not_approved'));
    expect(await states()).toEqual(['a 1.1 rejected Kobo']);
    await store.receive(received('a', 2));
    expect(await states()).toEqual(['a 2.1 rejected Kobo']);
  });

  it('counts against a manager here where it is later, and yields where it is earlier', async () => {
    await store.receive(received('a', 1, HELD));
    store.now = new Date('2026-06-05T01:00:00.000Z');
    await store.resolve('reject', 'a');
    await store.review(reviewed('a', 1, 'approved'));
    expect(await states()).toEqual(['a 1.3 rejected a manager']);
    await store.review(reviewed('a', 2, 'on_hold'));
    store.now = new Date('2026-06-04T01:00:00.000Z');
    await store.resolve('release', 'a');
    expect(await states()).toEqual(['a 1.5 quarantined Kobo']);
    store.now = new Date('2026-06-06T01:00:00.000Z');
    await store.resolve('release', 'a');
    expect(await states()).toEqual(['a 1.6 flagged a manager']);
    await store.receive(received('a', 2, HELD));
    expect(await states()).toEqual(['a 2.1 quarantined Kobo']);
  });

  it('is kept for a submission that was deleted and comes back, and says nothing meanwhile', async () => {
    await store.receive(received('a', 1));
    await store.withdraw(withdrawn('a', 2));
    await store.review(reviewed('a', 1, 'not_approved'));
    expect(await store.said()).toHaveLength(1);
    await store.receive(received('a', 3));
    expect(await states()).toEqual(['a 3.1 rejected Kobo']);
    expect((await store.said()).at(-1)?.data.effectiveAt).toBe(SEEN_AT);
  });
});
