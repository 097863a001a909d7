import type { Caller } from '@fm/access';
import { eventually } from '@fm/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ANSWERS, GivenFollowed } from './given-followed.js';

const PHOTO = 'ຮູບພາບ ບ້ານ 1.jpg';
const manager = (provinces: readonly string[] | null): Caller => ({ subject: 'm', role: 'manager', provinces });

let given: GivenFollowed;
afterEach(() => given.close());

const keyOf = (id: number): string => `kf/${given.asset.uid}/${String(given.asset.find(id)?.['meta/rootUuid']).replace('uuid:', '')}`;
const listed = async (id: number): Promise<unknown> => JSON.parse((await given.office.as(manager(null), 'GET', `/v1/attachments?submission=${encodeURIComponent(keyOf(id))}`)).text);
const file = (id: number, caller: Caller) => given.office.as(caller, 'GET', `/v1/attachments/file?submission=${encodeURIComponent(keyOf(id))}&name=${encodeURIComponent(PHOTO)}`);

async function withPhoto(options: Parameters<typeof GivenFollowed.open>[0], source: object = {}): Promise<number> {
  given = await GivenFollowed.open(options);
  given.asset.deploy({ survey: [{ type: 'image', name: 'photo', $xpath: 'g_id/photo' }], choices: [] });
  const first = given.asset.create(ANSWERS)._id;
  await given.follow(source);
  await given.rested();
  given.asset.delete(first);
  return given.asset.create({ ...ANSWERS, 'g_id/photo': PHOTO })._id;
}

describe('attachments', () => {
  it('are expected while they are on the phone, present once Kobo lists them, deleted when they are gone', async () => {
    const id = await withPhoto({ seed: 'late' });
    await given.office.send('form', given.asset.find(id));
    expect(await listed(id)).toEqual([{ name: PHOTO, questionPath: 'g_id/photo', state: 'expected', mimetype: null }]);
    expect(await file(id, manager(null))).toMatchObject({ status: 404, body: { code: 'FM-I-13' } });
    const { uid } = given.asset.attach(id, { basename: PHOTO, mimetype: 'image/jpeg', xpath: 'g_id/photo' });
    given.office.clock.moveOn(3);
    await eventually(async () => expect(await listed(id)).toEqual([{ name: PHOTO, questionPath: 'g_id/photo', state: 'present', mimetype: 'image/jpeg' }]));
    given.asset.deleteAttachment(id, uid);
    await given.office.admin('POST', '/v1/sources/form/reconcile', { koboId: id });
    expect(await listed(id)).toMatchObject([{ state: 'deleted' }]);
  });

  it('that never come keep nothing else of the source waiting', async () => {
    const id = await withPhoto({ seed: 'never' });
    await given.office.send('form', given.asset.find(id));
    given.office.clock.moveOn(3);
    const task = async (): Promise<unknown> => (await given.office.rows('select tries, due_at > $1 as later from kobo_task', [given.office.clock.now().toISOString()]))[0];
    await eventually(async () => expect(await task()).toEqual({ tries: 1, later: true }));
    const other = given.asset.create(ANSWERS)._id;
    given.office.clock.moveOn(6);
    await eventually(async () => expect((await given.stored()).some((line) => line.startsWith(`${other} `))).toBe(true));
    for (const [minutes, next] of [[60, { tries: 2, later: true }], [61, { tries: 3, later: true }], [361, { tries: 4, later: true }], [1_441, undefined]] as const) {
      given.office.clock.moveOn(minutes);
      await eventually(async () => expect(await task()).toEqual(next));
    }
    expect(await listed(id)).toMatchObject([{ state: 'expected' }]);
  });

  it('are fetched when asked for, by those who may, as a download', async () => {
    const id = await withPhoto({ seed: 'fetched' }, { provinces: ['LA03'] });
    given.asset.attach(id, { basename: PHOTO, mimetype: 'text/html', xpath: 'g_id/photo' });
    await given.office.send('form', given.asset.find(id));
    const answer = await file(id, manager(['LA03', 'LA04']));
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([200, 'application/octet-stream', 'attachment']);
    expect(answer.text.length).toBeGreaterThan(0);
    for (const caller of [manager(['LA04']), { subject: 'p', role: 'protection', provinces: null } as const]) expect((await file(id, caller)).status).toBe(404);
    for (const role of ['viewer', 'admin'] as const) expect((await file(id, { subject: 'x', role, provinces: null })).status).toBe(403);
  });

  it('that Kobo keeps elsewhere come from hosts that were allowed, which never see the token', async () => {
    const id = await withPhoto({ seed: 'storage', redirectsAttachments: true });
    given.asset.attach(id, { basename: PHOTO, mimetype: 'image/jpeg', xpath: 'g_id/photo' });
    await given.office.send('form', given.asset.find(id));
    expect(await file(id, manager(null))).toMatchObject({ status: 503, body: { detail: expect.stringContaining('ATTACHMENT_HOSTS') } });
  });

  it('with an address that leads elsewhere are not fetched', async () => {
    const id = await withPhoto({ seed: 'ssrf' });
    given.asset.attach(id, { basename: PHOTO, mimetype: 'image/jpeg', xpath: 'g_id/photo' });
    const body = given.asset.find(id) as Record<string, unknown>;
    const attachments = (body['_attachments'] as Record<string, unknown>[]).map((one) => ({ ...one, download_url: 'http://169.254.169.254/latest/meta-data/' }));
    await given.office.send('form', { ...body, _attachments: attachments });
    expect(await file(id, manager(null))).toMatchObject({ status: 503, body: { detail: expect.stringContaining('169.254.169.254') } });
  });
});
