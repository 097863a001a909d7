import { eventually } from '@fm/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ANSWERS, GivenFollowed } from './given-followed.js';
import { BASIC, NEW, submission } from './given-office.js';

let given: GivenFollowed;
afterEach(() => given.close());

const hook = async (headers: Record<string, string>): Promise<number> => (await given.office.post('form', JSON.stringify(submission('one')), headers)).status;
const basic = (password: string): Record<string, string> => ({ authorization: `Basic ${Buffer.from(`kobo:${password}`).toString('base64')}` });

describe('a source', () => {
  it('is shown without its secrets, and keeps those that a change leaves out', async () => {
    given = await GivenFollowed.open({ seed: 'kept' });
    await given.follow();
    const { body } = await given.office.admin('GET', '/v1/sources/form');
    expect(body).toMatchObject({ id: 'form', koboUrl: expect.stringContaining('http://127.0.0.1:'), hookUid: null, verify: false, writeBack: false });
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['credentials']));
    const change = { server: 'kf', asset: given.asset.uid, kind: 'fmr', mode: 'live', provinces: ['LA03'] };
    expect((await given.office.admin('PUT', '/v1/sources/form', { ...change, kobo: { url: body['koboUrl'] } })).body).toMatchObject({ provinces: ['LA03'] });
    given.asset.create(ANSWERS);
    await given.swept();
    expect([await given.stored(), await hook(BASIC)]).toEqual([given.kobo(), 202]);
    expect(await given.office.admin('PUT', '/v1/sources/new', change)).toMatchObject({ status: 400, body: { detail: expect.stringContaining('credentials') } });
    expect((await given.office.admin('GET', '/v1/sources/new')).status).toBe(404);
  });

  it('does not send its token to a server for which nobody gave it', async () => {
    given = await GivenFollowed.open({ seed: 'elsewhere' });
    await given.follow();
    for (const url of ['http://127.0.0.1:9', 'https://']) {
      const answer = await given.office.admin('PUT', '/v1/sources/form', { server: 'kf', asset: given.asset.uid, kind: 'fmr', mode: 'live', kobo: { url } });
      expect(answer).toMatchObject({ status: 400, body: { detail: expect.stringContaining('kobo') } });
    }
  });

  it('takes another secret beside the newest that it had', async () => {
    given = await GivenFollowed.open({ seed: 'rotated' });
    await given.follow();
    const rotate = (password: string) => given.office.admin('POST', '/v1/sources/form/credentials', { type: 'basic', user: 'kobo', password });
    expect((await rotate('the-third-secret')).status).toBe(200);
    expect([await hook(basic('the-third-secret')), await hook(BASIC), await hook({ authorization: '', [NEW.name]: NEW.value })]).toEqual([202, 202, 401]);
    await rotate('the-fourth-secret');
    expect([await hook(basic('the-fourth-secret')), await hook(basic('the-third-secret')), await hook(BASIC)]).toEqual([202, 202, 401]);
    expect(await rotate('short')).toMatchObject({ status: 400, body: { detail: expect.stringContaining('12 characters') } });
    expect((await given.office.admin('POST', '/v1/sources/form/credentials', { type: 'basic', name: 'x', value: 'fits-no-basic' })).status).toBe(400);
  });

  it('tells who can see its form, without a change in Kobo', async () => {
    given = await GivenFollowed.open({ seed: 'viewers' });
    await given.follow();
    given.asset.create(ANSWERS);
    const { body } = await given.office.admin('GET', '/v1/sources/form/form');
    expect(body).toMatchObject({ form: 'viewers', submissions: 1, seesAll: true, viewers: expect.arrayContaining([expect.objectContaining({ permission: 'view_submissions' })]) });
    expect(given.asset.hooks.size).toBe(0);
    await given.follow({ kobo: { url: 'http://127.0.0.1:9', token: 'x' } });
    expect(await given.office.admin('GET', '/v1/sources/form/form')).toMatchObject({ status: 503, body: { code: 'FM-I-06' } });
  });

  it('is followed by its history again, once the right to read it has come back and a sweep is done', async () => {
    given = await GivenFollowed.open({ seed: 'rights', users: [{ token: 'other', username: 'passage', permissions: 'view' }] });
    given.asset.create(ANSWERS);
    await given.follow({}, 'other');
    await given.rested();
    const missing = async (): Promise<unknown> => (await given.office.rows('select history_missing from source_watch'))[0]?.['history_missing'];
    given.office.clock.moveOn(6);
    await eventually(async () => expect(await missing()).toBe(true));
    given.api.users.setPermissions('passage', 'manage');
    await given.swept();
    const readings = given.api.requests.filter((request) => request.includes('/history/')).length;
    given.office.clock.moveOn(6);
    await eventually(() => expect(given.api.requests.filter((request) => request.includes('/history/')).length).toBeGreaterThan(readings));
    expect(await missing()).toBe(false);
  });
});
