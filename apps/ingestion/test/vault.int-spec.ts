import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { SubmissionWithdrawnV1 } from '@fm/contracts';
import { eventually } from '@fm/testing';
import { GivenOffice, submission } from './given-office.js';

const key = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`;
const [first, second] = [key('k1'), key('k2')];
const KOBO = { url: 'http://127.0.0.1:9', token: 'the-token-of-kobo' };

let office: GivenOffice;
afterEach(() => office.close());

describe('a rotation of the master key', () => {
  it('wraps the data keys again and no body, and then the old key can go', async () => {
    office = await GivenOffice.open({ VAULT_MASTER_KEYS: first });
    await office.source('fmr', { kobo: KOBO });
    for (let n = 0; n < 30; n++) await office.send('fmr', submission(`s${n}`, { _id: n + 1 }));
    await office.send('fmr', { q: 'no identity' });
    await office.post('fmr', '{"broken');
    const bodies = await office.rows('select receipt, sealed from raw_body order by receipt');
    await office.restart({ VAULT_MASTER_KEYS: `${second},${first}` });
    expect(await office.admin('POST', '/v1/vault/rotation')).toMatchObject({ status: 200, body: { rewrapped: 31, remaining: 0 } });
    expect(await office.admin('POST', '/v1/vault/rotation')).toMatchObject({ body: { rewrapped: 0, remaining: 0 } });
    expect(await office.rows('select receipt, sealed from raw_body order by receipt')).toEqual(bodies);
    await office.restart({ VAULT_MASTER_KEYS: second });
    // A subset is told by opening the body that was sealed before; the token of the source is opened with every request.
    expect(await office.send('fmr', { _id: 1, _uuid: 's0', 'g_count/n_total': '5' })).toMatchObject({ status: 202, body: { duplicate: true } });
    expect((await office.admin('GET', '/v1/sources')).text).toContain('"koboUrl":"http://127.0.0.1:9"');
  });
});

describe('retention', () => {
  it('destroys what an edit replaced, what was deleted, what says nothing; the body that counts stays', async () => {
    office = await GivenOffice.open({ KEEP_SUPERSEDED_DAYS: '10', KEEP_WITHDRAWN_DAYS: '10', KEEP_UNPLACED_DAYS: '10' });
    await office.source('fmr');
    const edited = { 'meta/rootUuid': 'uuid:a', 'meta/deprecatedID': 'uuid:a', 'g_count/n_total': '6' };
    for (const body of [submission('a'), submission('b', edited), submission('gone', { _id: 8 }), { q: 'no identity' }]) await office.send('fmr', body);
    await office.post('fmr', '{"broken');
    await office.rows(`update submission set state = 'withdrawn', revision = 2 where submission = 'kf/aDemo/gone'`);
    office.clock.moveOn(11 * 1_440);
    await office.restart();
    const left = (): Promise<unknown> => office.rows(`select uuid, length(sealed) > 0 as kept from raw_body order by uuid`);
    await eventually(async () => expect([await left(), await office.rows('select 1 from refused_body')]).toEqual([[{ uuid: 'a', kept: false }, { uuid: 'b', kept: true }, { uuid: 'gone', kept: false }], []]));
    expect(await office.send('fmr', submission('a'))).toMatchObject({ status: 202, body: { submission: 'kf/aDemo/a', revision: 2 } });
    expect((await office.said('kf/aDemo/a')).at(-1)).toMatchObject({ uuid: 'b', answers: { 'g_count/n_total': '6' } });
  });
});

describe('erasing a submission', () => {
  it('destroys its key, takes it out for ever, is in the ledger, and done again is told again', async () => {
    office = await GivenOffice.open();
    await office.source('fmr');
    await office.send('fmr', submission('e', { 'g_id/notes': 'canary-notes' }));
    await office.send('fmr', submission('e2', { 'meta/rootUuid': 'uuid:e', 'meta/deprecatedID': 'uuid:e' }));
    await office.send('fmr', submission('other', { _id: 9 }));
    const erase = () => office.admin('POST', '/v1/erasures', { submission: 'kf/aDemo/e', reason: 'asked by the traveller' });
    const [done, again] = [await erase(), await erase()];
    expect(done).toMatchObject({ status: 200, body: { submission: 'kf/aDemo/e', bodies: 2, actor: 'admin', reason: 'asked by the traveller' } });
    expect(again.body).toEqual(done.body);
    expect(JSON.parse((await office.admin('GET', '/v1/erasures')).text)).toEqual([done.body]);
    expect(await office.said<SubmissionWithdrawnV1>('kf/aDemo/e', 'fm.submission.withdrawn.v1')).toMatchObject([1, 2].map(() => ({ reason: 'erased', version: { revision: Number(done.body['revision']) } })));
    expect(await office.rows(`select 1 from vault_key where submission = 'kf/aDemo/e' union all select 1 from raw_body where submission = 'kf/aDemo/e'`)).toEqual([]);
    expect(await office.send('fmr', submission('e3', { 'meta/rootUuid': 'uuid:e', 'meta/deprecatedID': 'uuid:e2' }))).toMatchObject({ status: 202, body: { submission: 'kf/aDemo/e', duplicate: true } });
    expect(await office.rows(`select source, submitted_at from submission where submission = 'kf/aDemo/e'`)).toEqual([{ source: '', submitted_at: null }]);
    expect(await office.rows(`select count(*)::int as n from raw_body`)).toEqual([{ n: 1 }]);
  });

  it('is refused for a key that is not known, without a reason, and to everybody but an administrator', async () => {
    office = await GivenOffice.open();
    expect(await office.admin('POST', '/v1/erasures', { submission: 'kf/aDemo/none', reason: 'x' })).toMatchObject({ status: 404, body: { code: 'FM-I-12' } });
    expect(await office.admin('POST', '/v1/erasures', { submission: 'kf/aDemo/none' })).toMatchObject({ status: 400 });
    for (const role of ['viewer', 'manager', 'protection'] as const) expect((await office.as({ subject: 'x', role, provinces: null }, 'POST', '/v1/erasures', {})).status).toBe(403);
  });
});
