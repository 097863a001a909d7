import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { received, registered, withdrawn } from './events.builder.js';
import { ValidationStore } from './validation-store.js';

/** Two enumerators within four minutes, and a third record of somebody else an hour later. */
const FIRST = { deviceid: 'one', 'g_id/enumerator_code': 'E01' };
const SECOND = { deviceid: 'two', 'g_id/enumerator_code': 'E02', start: '2026-06-03T08:18:00.000+07:00', end: '2026-06-03T08:19:00.000+07:00' };
const LATER = { deviceid: 'two', 'g_id/enumerator_code': 'E02', start: '2026-06-03T09:18:00.000+07:00', end: '2026-06-03T09:19:00.000+07:00' };

describe('records beside each other', () => {
  let store: ValidationStore;
  beforeAll(async () => { store = await ValidationStore.open(); });
  beforeEach(async () => {
    await store.clear();
    await store.register(registered());
  });
  afterAll(() => store.close());

  const found = async () => Object.fromEntries((await store.rows()).map(({ submission, status, findings }) => [submission, [status, ...(findings as { rule: string }[]).map(({ rule }) => rule)].join(' ')]));

  it('flag the earlier one too, as its next decision', async () => {
    await store.receive(received('a', 1, FIRST));
    expect(await found()).toEqual({ a: 'accepted' });
    await store.receive(received('b', 1, SECOND), received('c', 1, LATER));
    expect(await found()).toEqual({ a: 'accepted', b: 'flagged V-D3', c: 'accepted' });
    expect(await store.lookAround()).toBe(1);
    expect(await found()).toEqual({ a: 'flagged V-D3', b: 'flagged V-D3', c: 'accepted' });
    expect((await store.said()).at(-1)).toMatchObject({ topic: 'validated', version: '1.2.0', data: { submission: 'a', status: 'flagged', effectiveAt: '2026-06-03T03:00:00.000Z' } });
    expect(await store.lookAround()).toBe(0);
  });

  it('are freed when the other is rejected, deleted, edited or an exercise after all', async () => {
    const free = async (name: string, work: () => Promise<unknown>): Promise<void> => {
      await store.receive(received(`${name}-1`, 1, { ...FIRST, 'g_count/n_total': '9', 'g_move/transport_mode': name }), received(`${name}-2`, 1, { ...SECOND, 'g_count/n_total': '9', 'g_move/transport_mode': name }));
      await store.lookAround();
      expect((await found())[`${name}-1`]).toContain('V-D3');
      await work();
      await store.lookAround();
      expect((await found())[`${name}-1`]).not.toContain('V-D3');
    };
    await free('bus', () => store.withdraw(withdrawn('bus-2', 2)));
    await free('boat', () => store.receive(received('boat-2', 2, { ...SECOND, 'g_count/n_total': '8' })));
    await free('plane', () => store.training.choose({ submissions: ['plane-2'], as: 'training', reason: 'x' }, { subject: 'm', role: 'manager', provinces: null }));
    await free('train', () => store.withdraw(withdrawn('train-2', 2, 'erased')));
  });

  it('are small groups that look alike: a note', async () => {
    const small = { 'g_count/n_total': '2', 'g_count/f_18_59': '1', 'g_count/m_18_59': '1', 'r_nat/nat_n': '1' };
    await store.receive(received('a', 1, { ...FIRST, ...small }), received('b', 1, { ...SECOND, ...small }));
    await store.lookAround();
    expect(await found()).toEqual({ a: 'accepted V-D3-small', b: 'accepted V-D3-small' });
  });

  it('cannot have been written on one device at once', async () => {
    await store.receive(received('a', 1, FIRST), received('b', 1, { ...FIRST, start: '2026-06-03T08:15:00.000+07:00', 'g_count/n_total': '7', 'g_count/f_18_59': '5', 'r_nat/nat_n': '6' }));
    expect(await found()).toEqual({ a: 'flagged V-U2', b: 'flagged V-U2' });
  });

  it('of one enumerator within minutes are many: a note, and however many are equal, few are looked at', async () => {
    const many = [...Array(60).keys()].map((n) => received(`n-${n}`, 1, { ...FIRST, start: `2026-06-03T08:14:${String(n).padStart(2, '0')}.000+07:00`, end: `2026-06-03T08:14:${String(n).padStart(2, '0')}.900+07:00` }));
    await store.receive(...many);
    await store.lookAround();
    expect(new Set(Object.values(await found()))).toEqual(new Set(['flagged V-U1-short V-U3']));
  });

  it('say the same in the end, in whatever order they come, one by one or together', async () => {
    const others = { a: FIRST, b: SECOND, c: LATER, d: { ...SECOND, deviceid: 'three', 'g_id/enumerator_code': 'E03' } };
    const events = [...Object.entries(others).map(([name, answers]) => received(name, 1, answers)), received('a', 2, { ...FIRST, 'g_count/n_total': '7' }), received('a', 3, FIRST)];
    const endOf = async (order: readonly number[], together: boolean): Promise<unknown> => {
      await store.clear();
      await store.register(registered());
      const inOrder = order.map((index) => events[index]).filter((event) => event !== undefined);
      if (together) await store.receive(...inOrder);
      else for (const event of inOrder) { await store.receive(event); await store.lookAround(); }
      await store.lookAround();
      return found();
    };
    const expected = await endOf([0, 1, 2, 3, 4, 5], false);
    expect(expected).toEqual({ a: 'flagged V-D3', b: 'flagged V-D3', c: 'accepted', d: 'flagged V-D3' });
    await fc.assert(fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), fc.boolean(), async (order, together) => { expect(await endOf(order, together)).toEqual(expected); }), { numRuns: 25 });
  });

  it('came under one identity without one being an edit of the other: the newest counts, flagged', async () => {
    await store.receive(received('a', 1, {}, { uuid: 'same' }));
    await store.receive(received('a', 2, { 'g_count/n_total': '6', 'g_count/f_18_59': '4', 'r_nat/nat_n': '5' }, { uuid: 'same' }));
    expect(await found()).toEqual({ a: 'flagged V-D2' });
    await store.receive(received('a', 3, {}, { uuid: 'an edit' }));
    expect(await found()).toEqual({ a: 'accepted' });
  });
});

describe('the circuit breaker', () => {
  let store: ValidationStore;
  beforeAll(async () => { store = await ValidationStore.open(); });
  afterAll(() => store.close());

  it('turns a rule that holds more than a tenth of a day into a flag, for that day and source, and decides its holds again', async () => {
    await store.register(registered());
    await store.decideAgain();
    const day = (n: number, source: string) => received(`${source}-${n}`, 1, n < 3 ? { 'g_id/obs_date': '2019-01-01' } : { 'g_count/n_total': 'many' }, { source });
    await store.receive(...[...Array(19).keys()].map((n) => day(n, 'x')), ...[...Array(30).keys()].map((n) => received(`y-${n}`, 1, n < 3 ? { 'g_id/obs_date': '2019-01-01' } : {}, { source: 'y' })));
    await store.lookAround();
    expect(await store.rows('breaker_trip')).toEqual([]);
    await store.receive(received('x-late', 1, {}, { source: 'x' }));
    await store.receive(received('x-0', 2, { 'g_id/obs_date': '2019-01-02' }, { source: 'x' }));
    store.now = new Date('2026-06-03T10:00:00.000Z');
    await store.lookAround();
    expect(await store.rows('breaker_trip')).toMatchObject([{ rule: 'V-T6-year', source: 'x', held: 3, records: 20 }]);
    expect(await store.rows('alert')).toMatchObject([{ kind: 'anomaly', place: 'x', province: null, revision: 1 }]);
    expect(await store.rows('outbox')).toEqual(expect.arrayContaining([expect.objectContaining({ topic: 'fm.alert.raised.v1', key: 'anomaly/x/2026-06-03' })]));
    expect(await store.decideAgain()).toEqual([3]);
    const rows = await store.rows();
    const of = (name: string) => rows.find(({ submission }) => submission === name);
    expect([of('x-0'), of('x-1'), of('y-0')]).toMatchObject([{ status: 'flagged', decision: 2, effective_at: store.now }, { status: 'flagged' }, { status: 'quarantined' }]);
    // Without a total nothing can be counted: that holds, however much it is.
    expect(of('x-9')).toMatchObject({ status: 'quarantined', record: null });
    await store.receive(received('x-more', 1, { 'g_id/obs_date': '2019-01-03' }, { source: 'x' }));
    expect((await store.rows()).find(({ submission }) => submission === 'x-more')).toMatchObject({ status: 'flagged' });
  });
});
