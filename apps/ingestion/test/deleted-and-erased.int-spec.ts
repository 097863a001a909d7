import type { SubmissionWithdrawnV1 } from '@fm/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GivenKobo } from './given-kobo.js';
import { GivenOffice, submission, type Answer } from './given-office.js';

describe('what Kobo itself says', () => {
  let office: GivenOffice;
  let kobo: GivenKobo;
  beforeAll(async () => {
    [office, kobo] = [await GivenOffice.open(), await GivenKobo.open()];
    await office.source('fmr', { kobo: { url: kobo.url, token: 'the-token' } });
  });
  afterAll(async () => {
    await office.close();
    await kobo.close();
  });

  const ask = (koboId: number): Promise<Answer> => office.admin('POST', '/v1/sources/fmr/reconcile', { koboId });

  it('withdraws what it deleted; a late hook is kept and changes nothing; a reading of its API revives it', async () => {
    const body = submission('gone', { _id: 1 });
    await office.send('fmr', body);
    expect(await ask(1)).toMatchObject({ status: 200, body: { submission: 'kf/aDemo/gone', revision: 2, outcome: 'withdrawn' } });
    expect(await ask(1)).toMatchObject({ status: 200, body: { revision: 2, outcome: 'unchanged' } });
    expect(await office.send('fmr', body)).toMatchObject({ status: 202, body: { revision: 2, duplicate: true } });
    expect(await office.send('fmr', { ...body, 'g_count/n_total': '9' })).toMatchObject({ status: 202, body: { revision: 2, duplicate: false } });
    expect(await office.said<SubmissionWithdrawnV1>('kf/aDemo/gone', 'fm.submission.withdrawn.v1')).toMatchObject([{ version: { revision: 2 }, reason: 'deleted' }]);
    kobo.submissions.set(1, body);
    expect(await ask(1)).toMatchObject({ status: 200, body: { revision: 3, outcome: 'received' } });
    expect(await ask(1)).toMatchObject({ status: 200, body: { revision: 3, outcome: 'unchanged' } });
    expect((await office.said('kf/aDemo/gone')).map(({ version, answers }) => [version.revision, answers['g_count/n_total']])).toEqual([[1, '5'], [3, '5']]);
  });

  it('is not concluded for one form from what another form does not have, and begins anew where a source changes its form', async () => {
    await office.send('fmr', submission('of-a-demo', { _id: 5 }));
    await office.source('another', { asset: 'aOther', kobo: { url: kobo.url, token: 'the-token' } });
    expect(await office.admin('POST', '/v1/sources/another/reconcile', { koboId: 5 })).toMatchObject({ status: 200, body: { outcome: 'unknown' } });
    await office.rows(`insert into kobo_task (source, target, reason, due_at, noted_at) values ('another', 'id:5', 'gone', '2100-01-01', now())`);
    await office.source('another', { asset: 'aThird', kobo: { url: kobo.url, token: 'the-token' } });
    expect(await office.rows(`select 1 from kobo_task where source = 'another'`)).toEqual([]);
    expect(await office.rows(`select state from submission where submission = 'kf/aDemo/of-a-demo'`)).toEqual([{ state: 'live' }]);
  });

  it('is received where the hook was missed or an edit was made', async () => {
    kobo.submissions.set(2, submission('missed', { _id: 2 }));
    expect(await ask(2)).toMatchObject({ status: 200, body: { submission: 'kf/aDemo/missed', revision: 1, outcome: 'received' } });
    kobo.submissions.set(2, submission('missed-2', { _id: 2, 'meta/rootUuid': 'uuid:missed', 'meta/deprecatedID': 'uuid:missed', 'g_count/n_total': '6' }));
    expect(await ask(2)).toMatchObject({ status: 200, body: { submission: 'kf/aDemo/missed', revision: 2, outcome: 'received' } });
    expect(await ask(999)).toMatchObject({ status: 200, body: { outcome: 'unknown' } });
  });

  it.each([['the token sees no form', 404, null], ['Kobo is down', 200, 502], ['the token is refused', 200, 401]])('is not concluded where %s', async (_, form, refusal) => {
    await office.send('fmr', submission('doubtful', { _id: 3 }));
    Object.assign(kobo, { form, refusal });
    expect(await ask(3)).toMatchObject({ status: 503, body: { code: 'FM-I-06' } });
    Object.assign(kobo, { form: 200, refusal: null });
    expect(await office.rows(`select state, revision from submission where submission = 'kf/aDemo/doubtful'`)).toEqual([{ state: 'live', revision: 1 }]);
  });

  it('does not bring back what was erased: 202, and nothing is kept', async () => {
    const body = submission('erased', { _id: 4 });
    await office.send('fmr', body);
    await office.said('kf/aDemo/erased');
    await office.rows(`update submission set state = 'erased', revision = 2, head = null where submission = 'kf/aDemo/erased'`);
    await office.rows(`delete from raw_body where submission = 'kf/aDemo/erased'`);
    await office.rows(`delete from vault_key where submission = 'kf/aDemo/erased'`);
    kobo.submissions.set(4, body);
    expect(await office.send('fmr', body)).toMatchObject({ status: 202, body: { submission: 'kf/aDemo/erased', revision: 2 } });
    expect(await ask(4)).toMatchObject({ status: 200, body: { revision: 2, outcome: 'unchanged' } });
    expect(await office.rows(`select (select count(*)::int from raw_body where submission = s) as bodies, (select count(*)::int from vault_key where submission = s) as keys from (values ('kf/aDemo/erased')) as v(s)`)).toEqual([{ bodies: 0, keys: 0 }]);
    expect(await office.said('kf/aDemo/erased')).toHaveLength(1);
  });
});
