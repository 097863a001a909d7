import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inTransaction } from '@fm/persistence';
import { received, RECEIVED_AT, registered, sourced } from './events.builder.js';
import { DECIDED_AT, MANAGER, ValidationStore } from './validation-store.js';

const ELSEWHERE = 'LAO-LA0401-01';
const HELD = { 'g_id/fmp_code': 'LAO-LA0301-09' };
const range = { provinces: ['LA03'], from: '2026-06-01', to: '2026-06-03', round: null, reason: 'training week' };
const of = (...provinces: string[]) => ({ ...MANAGER, provinces });

describe('what is an exercise', () => {
  let store: ValidationStore;
  beforeAll(async () => { store = await ValidationStore.open(); });
  afterAll(() => store.close());
  beforeEach(async () => {
    await store.clear();
    store.now = new Date(DECIDED_AT);
    await store.register(registered(), registered(ELSEWHERE, 1, { adm1: 'LA04' }));
    await store.decideAgain();
  });

  const exercises = async (): Promise<unknown[]> => (await store.rows()).filter((row) => row['training']).map((row) => row['submission']);
  const versions = async (): Promise<string[]> => (await store.said()).map(({ topic, version, data }) => `${data.submission} ${topic} ${version} ${data.training}`);

  it('goes by what the event says of its source until the source is told, then by the source', async () => {
    await store.receive(received('a', 1, {}, { mode: 'training' }), received('b', 1));
    await store.source(sourced(4, 'live'));
    expect([await exercises(), await store.decideAgain(), await exercises()]).toEqual([['a'], [1], []]);
    await store.receive(received('c', 1, {}, { mode: 'training' }));
    expect(await exercises()).toEqual([]);
    expect((await store.said()).at(2)).toMatchObject({ version: '1.2.0', data: { submission: 'a', training: false, effectiveAt: '2026-06-04T09:00:00.000Z', receivedAt: RECEIVED_AT } });
  });

  it('changes with its source: each current submission gets its next decision, as of the change; older news and other changes of the source change nothing', async () => {
    await store.source(sourced(1, 'live'), sourced(1, 'live', { source: 'other' }));
    await store.receive(received('a', 1), received('b', 1, HELD), received('c', 1, {}, { source: 'other' }));
    expect(await store.decideAgain()).toEqual([0, 0]);
    await store.source(sourced(4, 'training'));
    expect(await store.decideAgain()).toEqual([2]);
    expect((await versions()).slice(3)).toEqual(['a validated 1.2.0 true', 'b quarantined 1.2.0 true']);
    expect((await store.said()).slice(3).map(({ data }) => data.effectiveAt)).toEqual(Array(2).fill('2026-06-04T09:00:00.000Z'));
    expect(await store.list()).toEqual([]);
    await store.source(sourced(3, 'live'), sourced(5, 'training', { provinces: null }));
    expect([await store.decideAgain(), (await store.rows('known_source')).map((row) => [row['revision'], row['mode_changed_at']])]).toEqual([[], [[5, new Date('2026-06-04T09:00:00.000Z')], [1, new Date('2026-06-01T09:00:00.000Z')]]]);
    await store.source(sourced(6, 'live'));
    expect(await store.decideAgain()).toEqual([2]);
    expect([await exercises(), await store.list()]).toMatchObject([[], [{ submission: 'b' }]]);
  });

  it('is decided again page by page, and gone on with after a crash', async () => {
    await store.receive(...[...Array(1_001).keys()].map((n) => received(`s${n}`, 1)));
    await store.source(sourced(2, 'training'));
    expect(await inTransaction(store.database, (tx) => store.again.redecide(tx))).toBe(500);
    await expect(inTransaction(store.database, async (tx) => {
      await store.again.redecide(tx);
      throw new Error('killed');
    })).rejects.toThrow('killed');
    expect(await store.decideAgain()).toEqual([500, 1]);
    expect(await exercises()).toHaveLength(1_001);
    expect(await store.rows('redecision')).toEqual([]);
  });

  it('is on neither side of a change that happens while it is judged', async () => {
    for (let revision = 1; revision < 9; revision++) {
      const mode = revision % 2 === 0 ? 'live' : 'training';
      await Promise.all([...[0, 1, 2].map((n) => store.receive(received(`${revision}-${n}`, 1))), store.source(sourced(revision, mode)), store.decideAgain()]);
      await store.decideAgain();
      expect([revision, (await exercises()).length]).toEqual([revision, mode === 'training' ? revision * 3 : 0]);
    }
  });

  it('is told by days and provinces, whatever comes first, until the range is revoked', async () => {
    await store.receive(received('a', 1), received('b', 1, { 'g_id/obs_date': '2026-05-31' }), received('c', 1, { 'g_id/fmp_code': ELSEWHERE }), received('d', 1, HELD));
    const { id } = await store.training.announce(range, MANAGER);
    await store.receive(received('e', 1), received('f', 1, { 'g_count/n_total': 'many' }));
    expect([await store.decideAgain(), await exercises()]).toEqual([[1], ['a', 'e', 'f']]);
    expect((await store.rows()).map((row) => row['effective_at'])).toEqual([DECIDED_AT, RECEIVED_AT, RECEIVED_AT, RECEIVED_AT, DECIDED_AT, DECIDED_AT].map((at) => new Date(at)));
    store.now = new Date('2026-06-09T00:00:00.000Z');
    await store.training.revoke(id, 'it was real work', MANAGER);
    expect([await store.decideAgain(), await exercises()]).toEqual([[3], []]);
    expect((await store.said()).at(-1)?.data.effectiveAt).toBe('2026-06-09T00:00:00.000Z');
    await expect(store.training.revoke(id, 'again', MANAGER)).rejects.toThrow(/FM-V-06/);
    expect((await store.training.list(MANAGER)).ranges).toMatchObject([{ id, ...range, actor: 'a manager', revokedBy: 'a manager', revokeReason: 'it was real work' }]);
  });

  it('follows its point into another province, and a point that is registered late', async () => {
    await store.training.announce(range, MANAGER);
    await store.receive(received('a', 1, { 'g_id/fmp_code': ELSEWHERE }), received('b', 1, HELD));
    await store.decideAgain();
    expect(await exercises()).toEqual([]);
    await store.register(registered(ELSEWHERE, 2, { adm1: 'LA03' }), registered(HELD['g_id/fmp_code']));
    await store.decideAgain();
    expect(await exercises()).toEqual(['a', 'b']);
    await store.register(registered(ELSEWHERE, 3, { adm1: 'LA04' }));
    expect([await store.decideAgain(), await exercises()]).toEqual([[1], ['b']]);
  });

  it('is what was chosen for it, either way, whatever its source becomes, through later revisions, until that is taken back', async () => {
    await store.source(sourced(1, 'live'));
    await store.receive(received('a', 1), received('b', 1));
    const choose = (as: 'training' | 'live' | 'default', ...submissions: string[]) => store.training.choose({ submissions, as, reason: 'as agreed' }, MANAGER);
    expect(await choose('training', 'a')).toMatchObject([{ submission: 'a', decision: 2, training: true, effectiveAt: DECIDED_AT }]);
    await choose('live', 'b');
    await store.source(sourced(2, 'training'));
    await store.receive(received('a', 2), received('b', 2));
    expect([(await store.decideAgain()).at(-1), await exercises()]).toEqual([0, ['a']]);
    expect(await choose('default', 'a', 'b')).toMatchObject([{ training: true, decision: 2 }, { training: true, decision: 2 }]);
    expect((await store.training.list(MANAGER)).choices).toMatchObject([{ submission: 'b', as: 'default' }, { submission: 'a', as: 'default' }, { submission: 'b', as: 'live', actor: 'a manager', reason: 'as agreed' }, { submission: 'a', as: 'training', at: DECIDED_AT }]);
  });

  it('is decided by managers about their own provinces: those of the point, else of the source', async () => {
    await store.source(sourced(1, 'live'));
    await store.receive(received('a', 1), received('b', 1, HELD), received('c', 1, HELD, { source: 'other' }));
    const choose = (submissions: string[], ...provinces: string[]) => store.training.choose({ submissions, as: 'training', reason: 'x' }, of(...provinces));
    await expect(choose(['a'], 'LA04')).rejects.toThrow(/FM-V-07/);
    await expect(choose(['a', 'c'], 'LA03')).rejects.toThrow(/FM-V-07.*: c\./);
    expect(await exercises()).toEqual([]);
    expect(await choose(['a', 'b'], 'LA03')).toHaveLength(2);
    for (const provinces of [['LA03'], ['LA03', 'LA04'], null]) await expect(store.training.announce({ ...range, provinces }, of('LA04'))).rejects.toThrow(/FM-A-02/);
    const { id } = await store.training.announce(range, MANAGER);
    await expect(store.training.revoke(id, 'x', of('LA04'))).rejects.toThrow(/FM-V-05/);
    const everywhere = await store.training.announce({ ...range, provinces: null }, MANAGER);
    await expect(store.training.revoke(everywhere.id, 'x', of('LA03'))).rejects.toThrow(/FM-A-02/);
    expect(await store.training.list(of('LA04'))).toMatchObject({ ranges: [{ id: everywhere.id }], choices: [] });
    expect(await store.training.list(of('LA03'))).toMatchObject({ ranges: [{ id }, { id: everywhere.id }], choices: [{ submission: 'b' }, { submission: 'a' }] });
  });

  it('is listed by source, with a warning where it goes on for too long', async () => {
    await store.source(sourced(1, 'training'), sourced(1, 'training', { source: 'north', provinces: ['LA04'] }), sourced(1, 'live', { source: 'real' }));
    await store.receive(...['morning', 'afternoon', 'morning'].map((shift, n) => received(`s${n}`, 1, { 'g_id/shift_code': shift, 'g_id/obs_date': n < 2 ? '2026-06-02' : '2026-06-03' })));
    const { sources, warnings } = await store.training.list(of('LA03'));
    expect(sources).toEqual([{ source: 'demo-fmr', kind: 'fmr', since: '2026-06-01T09:00:00.000Z', provinces: ['LA03'], records: 3, shifts: 3 }]);
    expect(warnings).toMatchObject([{ code: 'longTraining', source: 'demo-fmr' }]);
    expect((await store.training.list(MANAGER)).sources.map(({ source, records }) => [source, records])).toEqual([['demo-fmr', 3], ['north', 0]]);
  });
});
