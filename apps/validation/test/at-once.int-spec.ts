import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { received, registered, withdrawn } from './events.builder.js';
import { ValidationStore } from './validation-store.js';

describe('what happens at once', () => {
  let store: ValidationStore;
  beforeAll(async () => { store = await ValidationStore.open(); });
  afterAll(() => store.close());

  it('a record and the registration of its point: it is held by neither', async () => {
    const names = [...Array(30).keys()].map((n) => `LAO-LA0301-${100 + n}`);
    await Promise.all(names.flatMap((code, n) => {
      const both = [() => store.receive(received(code, 1, { 'g_id/fmp_code': code })), () => store.register(registered(code))];
      return (n % 2 === 0 ? both : both.toReversed()).map((work) => work());
    }));
    expect((await store.rows()).map(({ status }) => status)).toEqual(Array(30).fill('accepted'));
    const last = new Map((await store.said()).map(({ topic, data }) => [data.submission, topic]));
    expect([...last.values()]).toEqual(Array(30).fill('validated'));
  });

  it('batches that hold the same submissions in another order, and their withdrawal: none fails, the tombstones stay', async () => {
    const names = [...Array(20).keys()].map((n) => `same-${n}`);
    const events = [1, 2].map((revision) => names.map((name) => received(name, revision)));
    const gone = names.map((name) => withdrawn(name, 3));
    await Promise.all([...events, ...events.map((batch) => batch.toReversed())].map((batch) => store.receive(...batch)).concat([store.withdraw(...gone), store.withdraw(...gone.toReversed())]));
    const rows = (await store.rows()).filter(({ submission }) => String(submission).startsWith('same-'));
    expect(rows.map(({ status, revision }) => [status, revision])).toEqual(Array(20).fill(['withdrawn', 3]));
  });
});
