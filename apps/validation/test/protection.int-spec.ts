import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '@fm/access';
import { received, registered, withdrawn } from './events.builder.js';
import { MANAGER, ValidationStore } from './validation-store.js';

const FOCAL: Caller = { subject: 'the focal point', role: 'protection', provinces: null };
const HELD = { 'g_id/fmp_code': 'LAO-LA0301-09' };
const POINT = 'LAO-LA0301-01';
const UAC = { 'g_vuln/v_uac': '2', 'g_count/f_18_59': '1', 'g_count/f_5_17': '2' };

describe('answers of class X', () => {
  let store: ValidationStore;
  beforeAll(async () => { store = await ValidationStore.open(); });
  afterAll(() => store.close());
  beforeEach(async () => {
    await store.clear();
    await store.register(registered());
  });

  const told = async (topic: string): Promise<Record<string, unknown>[]> => (await store.told()).filter((event) => event.topic === `fm.protection.${topic}.v1`).map(({ data }) => ({ ...data }));
  const raised = async (caller: Caller = MANAGER): Promise<unknown[]> => (await store.alerts.list(caller, false)).map(({ kind, place, day }) => `${kind} ${place} ${day}`);

  it('leave the record on a way of their own, sealed while they wait, empty where there are none', async () => {
    await store.receive(received('a', 1, { ...UAC, 'g_vuln/protection_concern': 'no', 'g_vuln/remarks': 'words' }), received('b', 1), received('c', 1, {}, { kind: 'coverage' }));
    const module = Object.fromEntries(['unpaid', 'forced_work', 'held', 'marriage_offer', 'violence', 'deceived_job'].map((item) => [`g_ct/ct_${item}`, 'self family_member']));
    await store.receive(received('d', 1, { ...module, 'g_consent/consent_given': 'yes', 'g_ct/ct_private_setting': 'yes', 'g_ct/ct_country': 'LAO THA MMR KHM', 'g_ct/doc_retained_by_other': 'yes', 'g_ct/protection_concern': 'yes' }, { kind: 'ct' }));
    expect(await told('noted')).toEqual([
      { submission: 'a', version: { revision: 1, decision: 1, placement: 0 }, effectiveAt: expect.any(String), kind: 'fmr', training: false, province: 'LA03', month: '2026-06', answers: { v_uac: '2', protection_concern: 'no' } },
      expect.objectContaining({ submission: 'b', answers: {} }),
      expect.objectContaining({ submission: 'd', kind: 'ct', answers: expect.objectContaining({ ct_unpaid: 'self family_member', ct_country: 'LAO THA MMR KHM' }) }),
    ]);
    expect((await store.told()).filter(({ topic }) => topic.includes('protection')).every(({ sealed }) => sealed)).toBe(true);
    const notes = await store.database.query<{ length: number }[]>('select distinct length(sealed) as length from protection_note');
    expect(notes).toHaveLength(1);
    const [row] = (await store.rows()).filter(({ submission }) => submission === 'a');
    expect(JSON.stringify(row)).not.toMatch(/uac|concern|words/);
  });

  it('are told again with each decision, and nowhere of what is held, rejected, an exercise or withdrawn', async () => {
    await store.receive(received('a', 1, { ...UAC, ...HELD }), received('b', 1, UAC, { mode: 'training' }));
    expect(await told('noted')).toMatchObject([{ submission: 'b', training: true, answers: {} }]);
    expect(await store.rows('protection_note')).toEqual([]);
    await store.resolve('release', 'a');
    expect((await told('noted')).at(-1)).toMatchObject({ submission: 'a', version: { decision: 2 }, answers: { v_uac: '2' } });
    expect(await store.rows('protection_note')).toMatchObject([{ submission: 'a', decision: 2 }]);
    await store.withdraw(withdrawn('a', 2));
    expect(await store.rows('protection_note')).toEqual([]);
  });

  it('of who refused are nowhere', async () => {
    await store.receive(received('a', 1, { ...UAC, 'g_source/consent_given': 'no' }));
    expect(await told('noted')).toMatchObject([{ submission: 'a', answers: {} }]);
  });

  it('are read by a focal point alone, who is written down', async () => {
    await store.receive(received('a', 1, UAC));
    expect(await store.alerts.readNote('a', 'the team called', FOCAL)).toMatchObject({ submission: 'a', answers: { v_uac: '2' } });
    expect(await store.rows('protection_reading')).toMatchObject([{ submission: 'a', reader: 'the focal point', reason: 'the team called' }]);
    await expect(store.alerts.readNote('none', 'x', FOCAL)).rejects.toThrow(/FM-V-08/);
  });

  it('a concern is raised once, for the focal points alone, acknowledged by name, and open again where another comes', async () => {
    await store.receive(received('a', 1, { 'g_vuln/protection_concern': 'yes' }));
    await store.watch();
    await store.receive(received('b', 1, { 'g_vuln/protection_concern': 'yes' }));
    await store.watch();
    expect([await raised(), await raised(FOCAL)]).toEqual([[], [`concern ${POINT} 2026-06-03`]]);
    expect(await told('alerted')).toMatchObject([{ kind: 'concern', place: POINT, province: 'LA03', revision: 1, message: { en: expect.stringContaining('Boten'), lo: expect.any(String) } }]);
    const key = { kind: 'concern', place: POINT, day: '2026-06-03' } as const;
    store.now = new Date('2026-06-05T05:30:00.000Z');
    await expect(store.alerts.acknowledge(key, MANAGER)).rejects.toThrow(/FM-V-13/);
    expect(await store.alerts.acknowledge(key, FOCAL)).toMatchObject({ acknowledgedBy: 'the focal point', openHours: 4, revision: 2 });
    await expect(store.alerts.acknowledge(key, FOCAL)).rejects.toThrow(/FM-V-14.*the focal point/);
    store.now = new Date('2026-06-05T06:30:00.000Z');
    await store.receive(received('c', 1, { 'g_vuln/protection_concern': 'yes' }));
    await store.watch();
    expect((await told('alerted')).map(({ revision, acknowledgedBy }) => [revision, acknowledgedBy])).toEqual([[1, null], [2, 'the focal point'], [3, null]]);
  });

  it('more children alone than usual are raised, without their number', async () => {
    await store.receive(...['a', 'b'].map((name) => received(name, 1, UAC)));
    await store.watch();
    expect(await raised(FOCAL)).toEqual([`unaccompanied ${POINT} 2026-06-03`]);
    expect(JSON.stringify(await told('alerted'))).not.toMatch(/\b4\b/);
  });

  it('old days of a backfill raise nothing', async () => {
    store.now = new Date('2026-09-01T00:00:00.000Z');
    await store.receive(received('a', 1, { 'g_vuln/protection_concern': 'yes' }));
    await store.watch();
    expect(await raised(FOCAL)).toEqual([]);
  });
});

describe('what should be looked at', () => {
  let store: ValidationStore;
  beforeAll(async () => { store = await ValidationStore.open(); });
  afterAll(() => store.close());
  beforeEach(async () => {
    await store.clear();
    await store.register(registered());
    store.now = new Date('2026-06-05T01:00:00.000Z');
  });

  const said = { caller: MANAGER, reason: 'planned' };
  const ROUND = { id: 'R1', nameEn: 'June', nameLo: 'ມິຖຸນາ', from: '2026-06-01', to: '2026-06-30', finalAfterDays: 14, provinces: null, formVersions: null, exclusionRule: null, donor: null, clearedBy: null };
  const plan = async (state: 'proposed' | 'active'): Promise<void> => {
    await store.registers.put('rounds', [{ key: 'R1', entry: { ...ROUND, state } }], said);
    await store.registers.put('shift-plans', [{ key: 'k', entry: { round: 'R1', point: POINT, day: '2026-06-03', start: '08:00', end: '16:00', team: 'A', fmsQuota: null } }], said);
  };
  const alerts = async (caller: Caller = MANAGER): Promise<unknown[]> => (await store.alerts.list(caller, true)).map(({ kind, place, day }) => `${kind} ${place} ${day}`);

  it('silence at what an active round planned, once, until the point is heard of', async () => {
    await plan('proposed');
    await store.watch();
    expect(await alerts()).toEqual([]);
    await plan('active');
    await store.watch();
    await store.watch();
    expect([await alerts(), await alerts({ ...MANAGER, provinces: ['LA04'] })]).toEqual([[`silence ${POINT} 2026-06-03`], []]);
    await store.receive(received('a', 1, { 'g_count/n_total': 'many' }));
    await store.watch();
    expect(await alerts()).toEqual([]);
    expect((await store.told()).filter(({ topic }) => topic === 'fm.alert.raised.v1').map(({ data }) => data)).toMatchObject([{ kind: 'silence', overAt: null, revision: 1 }, { kind: 'silence', overAt: '2026-06-05T01:00:00.000Z', revision: 2 }]);
  });

  it('a surge against the same weekday', async () => {
    const on = (day: string, n: number) => received(`d${day}`, 1, { 'g_id/obs_date': day, 'start': `${day}T08:14:22.118+07:00`, 'end': `${day}T08:16:22.118+07:00`, 'g_count/n_total': String(n), 'g_count/f_18_59': String(n), 'g_count/m_18_59': '0', 'r_nat/nat_n': String(n), 'r_nat[2]/nat_n': '0' }, { receivedAt: `${day}T03:00:00.000Z` });
    await store.receive(on('2026-05-13', 10), on('2026-05-20', 12), on('2026-05-27', 8), on('2026-06-02', 99));
    await store.watch();
    expect(await alerts()).toEqual([]);
    await store.receive(on('2026-06-03', 31));
    await store.watch();
    expect(await alerts()).toEqual([`surge ${POINT} 2026-06-03`]);
  });
});
