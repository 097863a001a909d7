import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { placesWith } from '@fm/testing';
import { VALIDATION_SCHEMA } from '../src/start-validation.js';
import { received, registered, withdrawn } from './events.builder.js';
import { DECIDED_AT, MANAGER, ValidationStore } from './validation-store.js';

const UNKNOWN = 'LAO-LA0301-09';
const POINT = 'LAO-LA0301-01';
const HELD = { 'g_id/fmp_code': UNKNOWN };

describe('an answer that is mended', () => {
  let store: ValidationStore;
  beforeAll(async () => { store = await ValidationStore.open(); });
  afterAll(() => store.close());
  beforeEach(async () => {
    await store.clear();
    await store.register(registered());
  });

  const mend = (path: string, value: string | null, revision = 1, caller = MANAGER): Promise<object> =>
    store.answers.correct({ submission: 'kf/a/1', revision, changes: [{ path, value }], issue: 'V-S4-point', reason: 'asked the team' }, caller);
  const opened = (caller = MANAGER) => store.files.open('kf/a/1', caller);
  const corrected = async (): Promise<unknown[]> => (await store.said()).filter(({ topic }) => topic === 'corrected').map(({ data }) => data);

  it('releases the record by itself, is told to Kobo, and the answer that was sent is kept', async () => {
    await store.receive(received('kf/a/1', 1, HELD));
    expect(await mend('g_id/fmp_code', POINT)).toMatchObject({ status: 'accepted', decision: 2, effectiveAt: DECIDED_AT, decidedBy: 'rules', record: { point: POINT } });
    expect(await corrected()).toEqual([{ correction: expect.any(String), submission: 'kf/a/1', revision: 1, path: 'g_id/fmp_code', old: UNKNOWN, new: POINT, correctedAt: DECIDED_AT }]);
    expect(await opened()).toMatchObject({ status: 'accepted', corrections: [{ state: 'applied', base: UNKNOWN, new: POINT, actor: 'a manager' }] });
    expect((await opened()).answers).toContainEqual({ path: 'g_id/fmp_code', value: POINT, sent: UNKNOWN });
  });

  it('stays mended on the next revision where the answer is as it was, at every decision', async () => {
    await store.receive(received('kf/a/1', 1, HELD));
    await mend('g_id/fmp_code', POINT);
    await store.receive(received('kf/a/1', 2, { ...HELD, 'g_count/n_total': '6', 'g_count/f_18_59': '4', 'r_nat/nat_n': '5' }));
    expect(await store.rows()).toMatchObject([{ revision: 2, status: 'accepted', record: { point: POINT, nTotal: 6 } }]);
  });

  it('is a conflict where it was changed in Kobo to something else: what was sent counts, and a person is shown both', async () => {
    await store.receive(received('kf/a/1', 1, HELD));
    await mend('g_id/fmp_code', POINT);
    await store.receive(received('kf/a/1', 2, { 'g_id/fmp_code': 'LAO-LA0301-08' }));
    expect(await store.rows()).toMatchObject([{ revision: 2, status: 'quarantined', held: { point: 'LAO-LA0301-08' } }]);
    expect((await opened()).corrections).toMatchObject([{ state: 'conflict', new: POINT }]);
    expect(await mend('g_id/fmp_code', POINT, 2)).toMatchObject({ status: 'accepted' });
    expect((await opened()).corrections.map(({ state }) => state)).toEqual(['superseded', 'applied']);
  });

  it('is closed when Kobo says so itself, and what Kobo says afterwards counts', async () => {
    await store.receive(received('kf/a/1', 1, HELD));
    await mend('g_id/fmp_code', POINT);
    await store.receive(received('kf/a/1', 2));
    expect((await opened()).corrections).toMatchObject([{ state: 'closed', closedRevision: 2 }]);
    await store.receive(received('kf/a/1', 3, HELD));
    expect(await store.rows()).toMatchObject([{ revision: 3, status: 'quarantined' }]);
  });

  it('may be any record\'s, row by row of a repeat, and may be taken away', async () => {
    await store.receive(received('kf/a/1', 1, { 'r_nat[2]/nat_n': '3' }));
    await store.answers.correct({ submission: 'kf/a/1', revision: 1, changes: [{ path: 'r_nat[2]/nat_n', value: '1' }, { path: 'g_id/obs_time', value: null }], issue: 'V-C2', reason: 'x' }, MANAGER);
    expect(await store.rows()).toMatchObject([{ status: 'accepted', decision: 2, record: { nationalities: [{ iso3: 'LAO', n: 4 }, { iso3: 'CHN', n: 1 }] } }]);
    expect(await corrected()).toMatchObject([{ path: 'r_nat[2]/nat_n', old: '3', new: '1' }, { path: 'g_id/obs_time', new: null }]);
  });

  it.each(['g_vuln/v_uac', 'g_vuln/protection_concern', 'g_vuln/remarks', 'somebody_s_own'])('is not %s, nor is that shown', async (path) => {
    await store.receive(received('kf/a/1', 1, { [path]: 'CANARY' }));
    await expect(mend(path, '1')).rejects.toThrow(/FM-V-10/);
    expect(JSON.stringify(await opened())).not.toContain('CANARY');
    expect([await store.rows('correction'), await corrected()]).toEqual([[], []]);
  });

  it('is refused as a whole where a part of it cannot be, with advice', async () => {
    await store.receive(received('kf/a/1', 1));
    const changes = [{ path: 'g_count/n_total', value: '6' }, { path: 'g_id/fmp_code', value: POINT }];
    await expect(store.answers.correct({ submission: 'kf/a/1', revision: 1, changes, issue: 'x', reason: 'x' }, MANAGER)).rejects.toThrow(/FM-V-10.*g_id\/fmp_code/);
    await expect(mend('g_count/n_total', '6', 2)).rejects.toThrow(/FM-V-09.*revision 1/);
    await expect(mend('g_count/n_total', '6', 1, { ...MANAGER, provinces: ['LA04'] })).rejects.toThrow(/FM-V-08/);
    expect(await store.rows('correction')).toEqual([]);
  });

  it('shows of an interview its head alone, and a viewer neither position nor who decided', async () => {
    await store.receive(received('kf/a/1', 1, { 'g_id/gps': '21.1764 101.6656 600 8', 'g_profile/age': '44' }));
    await mend('g_count/n_total', '6');
    const paths = async (caller = MANAGER): Promise<string[]> => (await opened(caller)).answers.map(({ path }) => path);
    expect(await paths()).toContain('g_id/gps');
    expect(await paths({ ...MANAGER, role: 'viewer' })).not.toContain('g_id/gps');
    expect(await opened({ ...MANAGER, role: 'viewer' })).toMatchObject({ corrections: [], history: [] });
    await store.receive(received('kf/a/1', 2, { 'g_profile/age': '44' }, { kind: 'fms' }));
    expect(await opened()).toMatchObject({ record: null });
    expect(await paths()).not.toContain('g_profile/age');
  });

  it('is erased with its submission, in whatever table', async () => {
    await store.receive(received('kf/a/1', 1, HELD), received('kf/a/2', 1));
    await mend('g_id/fmp_code', 'CANARY-4711');
    await store.withdraw(withdrawn('kf/a/1', 2, 'erased'));
    expect(await placesWith(store.database, VALIDATION_SCHEMA, 'CANARY-4711', 'asked the team')).toEqual([]);
    expect(await placesWith(store.database, VALIDATION_SCHEMA, 'kf/a/1')).toEqual(['submission_state.submission']);
  });
});
