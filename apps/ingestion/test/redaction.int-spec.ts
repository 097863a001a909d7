import { SUBMISSION_REDACTED } from '@fm/contracts';
import { eventually } from '@fm/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GivenOffice, submission, type Answer } from './given-office.js';

let office: GivenOffice;
beforeAll(async () => { office = await GivenOffice.open(); await office.source('form'); });
afterAll(() => office.close());

const REFUSED = { 'g_source/consent_given': 'no', 'g_move/reasons': 'marker-reasons', r_nat: [{ 'r_nat/nat_iso3': 'marker-one' }, { 'r_nat/nat_iso3': 'marker-two' }] };
const PATHS = ['g_move/reasons', 'r_nat/nat_iso3', 'r_nat[2]/nat_iso3'];
const keyOf = (uuid: string): string => `kf/aDemo/${uuid}`;
const wrapped = async (uuid: string): Promise<string> => String((await office.rows(`select encode(wrapped, 'hex') as wrapped from vault_key where submission = $1`, [keyOf(uuid)]))[0]?.['wrapped']);
const redact = (uuid: string, revision = 1, stated = {}): Promise<void> =>
  office.hear(SUBMISSION_REDACTED, { submission: keyOf(uuid), revision, decision: 1, rules: ['V-C10'], paths: PATHS, stated, redactedAt: '2026-06-03T03:00:00.000Z' });
const bodies = async (uuid: string): Promise<string[]> => {
  const rows = await office.rows('select receipt from raw_body where submission = $1 order by received_at, receipt', [keyOf(uuid)]);
  return Promise.all(rows.map(async ({ receipt }) => (await office.bodyOf(String(receipt))).toString()));
};
const receiptOf = (answer: Answer): unknown => answer.body['receipt'];

describe('answers that nobody may keep', () => {
  it('go out of the vault under a new data key; a repeat, whole or in part, is known and brings nothing back', async () => {
    const whole = submission('refused', REFUSED);
    const first = await office.send('form', whole);
    const before = await wrapped('refused');
    const [sealed] = await office.rows('select sealed from raw_body where submission = $1', [keyOf('refused')]);
    await redact('refused', 1, { 'g_move/flow_direction': 'outflow' });
    await eventually(async () => expect(await wrapped('refused')).not.toBe(before));
    const [kept = ''] = await bodies('refused');
    expect(kept).not.toContain('marker');
    expect(JSON.parse(kept)).toMatchObject({ '_uuid': 'refused', 'g_count/n_total': '5', 'g_source/consent_given': 'no', 'g_move/flow_direction': 'outflow', '__version__': 'v1' });
    const [row] = await office.rows('select sealed from raw_body where submission = $1', [keyOf('refused')]);
    expect((row?.['sealed'] as Buffer).equals(sealed?.['sealed'] as Buffer)).toBe(false);
    const part = Object.fromEntries(Object.entries(whole).filter(([path]) => path !== 'g_source/consent_given'));
    for (const again of [whole, part]) {
      const answer = await office.send('form', again);
      expect([answer.body['duplicate'], receiptOf(answer)]).toEqual([true, receiptOf(first)]);
    }
    expect(await bodies('refused')).toEqual([kept]);
    expect(await office.said(keyOf('refused'))).toHaveLength(1);
    // Told again it changes nothing.
    const key = await wrapped('refused');
    await redact('refused', 1);
    await office.send('form', submission('another', { _id: 10 }));
    await office.said(keyOf('another'));
    expect(await wrapped('refused')).toBe(key);
  });

  it('go out of what was sent before and what comes late too; an edit counts with what it says, until it is told of', async () => {
    await office.send('form', submission('edit', { _id: 8, ...REFUSED, 'meta/rootUuid': 'uuid:root', 'meta/deprecatedID': 'uuid:middle' }));
    await office.send('form', submission('root', { _id: 8, ...REFUSED, 'g_source/consent_given': 'yes' }));
    await redact('root', 1);
    await eventually(async () => expect((await bodies('root')).filter((body) => body.includes('marker'))).toEqual([]));
    await office.send('form', submission('middle', { _id: 8, ...REFUSED, 'meta/rootUuid': 'uuid:root', 'meta/deprecatedID': 'uuid:root', 'g_count/n_total': '4' }));
    expect((await bodies('root')).map((body) => body.includes('marker'))).toEqual([false, false, false]);
    await office.send('form', submission('newer', { _id: 8, ...REFUSED, 'meta/rootUuid': 'uuid:root', 'meta/deprecatedID': 'uuid:edit', 'g_count/n_total': '9' }));
    const said = await office.said(keyOf('root'));
    expect(said.map(({ version, answers }) => [version.revision, answers['g_count/n_total'], answers['g_move/reasons']])).toEqual([[1, '5', 'marker-reasons'], [2, '9', 'marker-reasons']]);
    await redact('root', 2);
    await eventually(async () => expect((await bodies('root')).map((body) => body.includes('marker'))).toEqual([false, false, false, false]));
  });

  it('leave an edit alone that was made after they went, and go with everything else when it is erased', async () => {
    await office.send('form', submission('slip', { ...REFUSED, _id: 9 }));
    await office.send('form', submission('mended', { _id: 9, ...REFUSED, 'g_source/consent_given': 'yes', 'meta/rootUuid': 'uuid:slip', 'meta/deprecatedID': 'uuid:slip' }));
    await redact('slip', 1);
    await eventually(async () => expect((await bodies('slip')).map((body) => body.includes('marker')).toSorted()).toEqual([false, true]));
    await office.admin('POST', '/v1/erasures', { submission: keyOf('slip'), reason: 'asked for' });
    expect(await office.rows('select 1 from redaction where submission = $1', [keyOf('slip')])).toEqual([]);
  });
});
