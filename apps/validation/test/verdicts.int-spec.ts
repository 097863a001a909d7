import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { received, RECEIVED_AT, registered, withdrawn } from './events.builder.js';
import { MANAGER, ValidationStore } from './validation-store.js';

const UNKNOWN = 'LAO-LA0301-09';
const HELD = { 'g_id/fmp_code': UNKNOWN };
const CANARY = 'canary-in-a-coal-mine';

describe('a submission in validation', () => {
  let store: ValidationStore;
  beforeAll(async () => { store = await ValidationStore.open(); });
  afterAll(() => store.close());
  beforeEach(async () => {
    await store.clear();
    await store.register(registered());
  });

  const versions = async (): Promise<string[]> => (await store.said()).map(({ topic, version }) => `${topic} ${version}`);

  it('is judged, kept and told', async () => {
    await store.receive(received('a', 1));
    expect(await store.rows()).toMatchObject([{ submission: 'a', revision: 1, decision: 1, status: 'accepted', source: 'demo-fmr', training: false, decided_by: 'rules', record: { nTotal: 5 } }]);
    expect(await store.said()).toMatchObject([{ topic: 'validated', version: '1.1.0', data: { submission: 'a', status: 'accepted', effectiveAt: RECEIVED_AT, record: { point: 'LAO-LA0301-01', nTotal: 5 }, findings: [] } }]);
  });

  it('is told as training where its source is', async () => {
    await store.receive(received('a', 1, {}, { mode: 'training' }), received('b', 1, HELD, { mode: 'training' }));
    expect((await store.said()).map(({ topic, data }) => [topic, data.training])).toEqual([['validated', true], ['quarantined', true]]);
  });

  it('is told as backfill where it was received so, at every decision, and not at all where nothing was said', async () => {
    await store.receive(received('a', 1, {}, { backfill: true }), received('b', 1, HELD, { backfill: true }), received('c', 1), received('d', 1, {}, { backfill: false }));
    await store.resolve('release', 'b');
    expect((await store.said()).map(({ data }) => [data.submission, data.backfill, 'backfill' in data]).toSorted()).toEqual([['a', true, true], ['b', true, true], ['b', true, true], ['c', undefined, false], ['d', false, true]]);
    await store.receive(received('a', 2));
    expect((await store.said()).at(-1)?.data).not.toHaveProperty('backfill');
  });

  it('is held with as much of place and size as is known, and no answer', async () => {
    await store.receive(received('a', 1, { ...HELD, 'g_move/dep_place_text': CANARY }), received('b', 1, { 'g_count/n_total': 'many' }), received('c', 1, {}, { kind: 'coverage' }));
    const [a, b, c] = (await store.said()).map(({ data }) => data);
    expect(a).toMatchObject({ status: 'quarantined', point: UNKNOWN, day: '2026-06-03', direction: 'outflow', nTotal: 5, rules: ['V-S4-point'] });
    expect(b).toMatchObject({ status: 'quarantined', point: 'LAO-LA0301-01', nTotal: null, rules: ['V-S3-total'] });
    expect(c).toMatchObject({ kind: 'coverage', point: null, day: '2026-06-03', direction: null, nTotal: null, rules: ['V-S2-unmapped'] });
    expect(JSON.stringify([a, b, c])).not.toContain(CANARY);
    expect(JSON.stringify(await store.list())).not.toContain(CANARY);
  });

  it('may hold what no database text can', async () => {
    await store.receive(received('a', 1, { 'g_move/dep_place_text': 'x\u0000\ud800', 'g_id/enumerator_code': '\u0000', 'g_move/transport_mode': '\udc00', 'q\u0000': '\ud800' }));
    expect(await store.rows()).toMatchObject([{ status: 'flagged', record: { departure: { text: 'x\ufffd\ufffd' } } }]);
  });

  it('has its body sealed', async () => {
    await store.receive(received('a', 1, { secret: CANARY }));
    for (const table of ['submission_state', 'received_body', 'outbox']) {
      const text = JSON.stringify(await store.rows(table), (_, value: unknown) => (Buffer.isBuffer(value) ? value.toString('latin1') : value));
      expect(text).not.toContain(CANARY);
    }
  });

  it('is not changed by what comes again or is older, and the newest of a batch counts', async () => {
    await store.receive(received('a', 2, { 'g_count/n_total': '5' }), received('a', 3, HELD), received('a', 1));
    await store.receive(received('a', 3, HELD));
    await store.receive(received('a', 2));
    expect(await versions()).toEqual(['quarantined 3.1.0']);
    await store.receive(received('a', 4));
    expect(await versions()).toEqual(['quarantined 3.1.0', 'validated 4.1.0']);
  });

  it('held for an unknown point is judged again when the point is registered, as of then', async () => {
    await store.receive(received('a', 1, HELD), received('b', 1, { ...HELD, 'g_count/n_total': 'many' }), received('c', 1));
    await store.register(registered(UNKNOWN));
    expect(await store.rows()).toMatchObject([{ submission: 'a', status: 'accepted', decision: 2 }, { submission: 'b', status: 'quarantined', decision: 2 }, { submission: 'c', decision: 1 }]);
    expect((await store.said()).slice(3)).toMatchObject([{ topic: 'validated', version: '1.2.0', data: { submission: 'a', effectiveAt: '2026-06-04T00:00:00.000Z', receivedAt: RECEIVED_AT } }, { topic: 'quarantined', version: '1.2.0' }]);
  });

  it('is held by the register as it is, whatever revision of a point comes late', async () => {
    await store.register(registered(UNKNOWN, 2));
    await store.register({ ...registered(UNKNOWN, 1), data: { ...registered(UNKNOWN, 1).data, openedOn: '2030-01-01' } });
    await store.receive(received('a', 1, HELD));
    expect(await store.rows()).toMatchObject([{ status: 'accepted' }]);
  });

  it('withdrawn leaves key, version and time, also where it was never received', async () => {
    await store.receive(received('a', 1, HELD));
    await store.withdraw(withdrawn('a', 2), withdrawn('b', 2));
    await store.receive(received('b', 1), received('a', 1));
    await store.withdraw(withdrawn('a', 2));
    const rows = await store.rows();
    const kept = rows.map((row) => Object.entries(row).filter(([, value]) => value !== null).map(([column]) => column).toSorted());
    const tombstone = ['decided_by', 'decision', 'effective_at', 'erased', 'findings', 'revision', 'status', 'submission', 'training'];
    expect(kept).toEqual([tombstone, tombstone]);
    expect(rows).toMatchObject([{ submission: 'a', revision: 2, decision: 0, status: 'withdrawn', findings: [] }, { submission: 'b', revision: 2, status: 'withdrawn' }]);
    expect(await store.rows('received_body')).toEqual([]);
    await store.register(registered(UNKNOWN));
    expect(await versions()).toEqual(['quarantined 1.1.0']);
    await store.receive(received('a', 3));
    expect(await versions()).toEqual(['quarantined 1.1.0', 'validated 3.1.0']);
  });

  it('is released by a manager for this revision alone', async () => {
    await store.receive(received('a', 1, HELD));
    expect(await store.list()).toMatchObject([{ submission: 'a', revision: 1, releasable: true, held: { point: UNKNOWN }, workingDays: 2, escalated: false }]);
    store.now = new Date('2026-06-09T01:00:00.000Z');
    expect(await store.list()).toMatchObject([{ workingDays: 4, escalated: true }]);
    store.now = new Date('2026-06-05T01:00:00.000Z');
    expect(await store.resolve('release', 'a')).toMatchObject({ status: 'flagged', revision: 1, decision: 2, decidedBy: 'a manager', effectiveAt: '2026-06-05T01:00:00.000Z' });
    expect(await store.list()).toEqual([]);
    await expect(store.resolve('reject', 'a')).rejects.toThrow(/FM-V-02/);
    await store.receive(received('a', 2, HELD));
    expect(await versions()).toEqual(['quarantined 1.1.0', 'validated 1.2.0', 'quarantined 2.1.0']);
  });

  it('is rejected by a manager, and stays so when its point is registered', async () => {
    await store.receive(received('a', 1, HELD));
    expect(await store.resolve('reject', 'a')).toMatchObject({ status: 'rejected', decision: 2 });
    await store.register(registered(UNKNOWN));
    expect(await store.rows()).toMatchObject([{ status: 'rejected', decision: 2 }]);
    expect((await store.said()).at(-1)).toMatchObject({ topic: 'quarantined', version: '1.2.0', data: { status: 'rejected' } });
  });

  it('is not released without point, day or total, nor by who is not there for it', async () => {
    await store.receive(received('a', 1, { 'g_count/n_total': 'many' }), received('b', 1, HELD));
    await expect(store.resolve('release', 'a')).rejects.toThrow(/FM-V-04/);
    const elsewhere = { ...MANAGER, provinces: ['LA04'] };
    for (const submission of ['a', 'b', 'nothing']) await expect(store.resolve('reject', submission, elsewhere)).rejects.toThrow(/FM-V-02/);
    expect(await store.list(elsewhere)).toEqual([]);
    expect(await store.list({ ...MANAGER, provinces: ['LA03'] })).toMatchObject([{ submission: 'a' }]);
    expect(await store.rows('person_decision')).toEqual([]);
  });
});
