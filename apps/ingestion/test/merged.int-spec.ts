import type { SubmissionReceivedV1, SubmissionWithdrawnV1 } from '@fm/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GivenOffice } from './given-office.js';

const XML = { 'content-type': 'application/xml' };

/** What an XML hook of a server without rootUuid tells: the body's own name and the one before it, and no `_id`. */
const instance = (uuid: string, deprecated: string | null, total: number): string =>
  `<aDemo id="aDemo"><g_count><n_total>${total}</n_total></g_count><end>2026-06-03T08:00:00+07:00</end><meta><instanceID>uuid:${uuid}</instanceID>${deprecated === null ? '' : `<deprecatedID>uuid:${deprecated}</deprecatedID>`}</meta></aDemo>`;

describe('two submissions that turn out to be one', () => {
  let office: GivenOffice;
  beforeAll(async () => {
    office = await GivenOffice.open();
    await office.source('fmr');
  });
  afterAll(() => office.close());

  const rowsOf = (run: string) => office.rows(`select submission, state, revision from submission where submission like $1 order by state`, [`%/${run}-%`]);

  it('count once, as the last edit, in whatever order the bodies came', async () => {
    let runs = 0;
    await fc.assert(fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), fc.boolean(), async (order, atOnce) => {
      const run = `run${++runs}`;
      const bodies = order.map((n) => instance(`${run}-${n}`, n === 0 ? null : `${run}-${n - 1}`, 10 + n));
      const post = async (body: string): Promise<number> => (await office.post('fmr', body, XML)).status;
      if (atOnce) await Promise.all(bodies.map(post));
      // Whatever was refused while two were made one is sent again, as Kobo does.
      for (const body of bodies) expect(await post(body)).toBe(202);
      const rows = await rowsOf(run);
      expect(rows.filter(({ state }) => state !== 'merged')).toHaveLength(1);
      const stays = String(rows[0]?.['submission']);
      expect((await office.said<SubmissionReceivedV1>(stays)).at(-1)).toMatchObject({ uuid: `${run}-3`, version: { revision: rows[0]?.['revision'] }, answers: { 'g_count/n_total': '13' } });
      for (const { submission, revision } of rows.slice(1)) {
        expect(await office.said<SubmissionWithdrawnV1>(submission, 'fm.submission.withdrawn.v1')).toMatchObject([{ version: { revision } }]);
      }
    }), { numRuns: 24 });
  });

  it('keep their bodies readable under the key that stays, and the other key is gone', async () => {
    for (const body of [instance('m-0', null, 1), instance('m-2', 'm-1', 3), instance('m-1', 'm-0', 2)]) await office.post('fmr', body, XML);
    expect(await rowsOf('m')).toMatchObject([{ submission: 'kf/aDemo/m-0', state: 'live' }, { submission: 'kf/aDemo/m-1', state: 'merged' }]);
    expect(await office.rows(`select submission from vault_key where submission like '%/m-%'`)).toEqual([{ submission: 'kf/aDemo/m-0' }]);
    // A subset can only be told by opening the body that was sealed under the other key.
    expect(await office.send('fmr', { _uuid: 'm-2', 'g_count/n_total': '3' })).toMatchObject({ status: 202, body: { submission: 'kf/aDemo/m-0', duplicate: true } });
  });

  it('stay out where Kobo had deleted one of them', async () => {
    await office.post('fmr', instance('d-0', null, 1), XML);
    await office.post('fmr', instance('d-2', 'd-1', 3), XML);
    await office.rows(`update submission set state = 'withdrawn', revision = 2 where submission = 'kf/aDemo/d-1'`);
    expect(await office.post('fmr', instance('d-1', 'd-0', 2), XML)).toMatchObject({ status: 202, body: { submission: 'kf/aDemo/d-0', revision: 2 } });
    expect(await rowsOf('d')).toMatchObject([{ state: 'merged' }, { submission: 'kf/aDemo/d-0', state: 'withdrawn' }]);
    expect(await office.said<SubmissionWithdrawnV1>('kf/aDemo/d-0', 'fm.submission.withdrawn.v1')).toMatchObject([{ version: { revision: 2 }, reason: 'deleted' }]);
  });
});
