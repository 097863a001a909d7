import { describe, expect, it } from '@jest/globals';
import { ApiFixture } from './api-fixture.js';

const PHOTO = { basename: 'ຮູບ 1.jpg', mimetype: 'image/jpeg', xpath: 'photo', content: Buffer.from([255, 216, 0, 7]) };

function withPhoto(options: ConstructorParameters<typeof ApiFixture>[0] = {}): ApiFixture {
  const it = new ApiFixture(options);
  it.asset.create({ photo: PHOTO.basename });
  return it;
}

describe('an attachment', () => {
  it('is sent with a token, as it was stored, in every size', async () => {
    const it = withPhoto();
    await it.during(async () => {
      const { download_url: url } = it.asset.attach(1, PHOTO);
      for (const address of [url, `${url}large/`]) {
        const response = await fetch(address, { headers: { authorization: 'Token t0ken' } });
        expect([response.headers.get('content-type'), Buffer.from(await response.arrayBuffer())]).toEqual(['image/jpeg', PHOTO.content]);
      }
      expect((await fetch(url)).status).toBe(401);
      expect((await it.call('/data/1/attachments/attUnknown/')).status).toBe(404);
    });
  });

  it('is marked and 404 once a person deleted it, and gone with its submission', async () => {
    const it = withPhoto();
    await it.during(async () => {
      const [one, two] = [it.asset.attach(1, PHOTO), it.asset.attach(1, { ...PHOTO, basename: 'audit.csv', mimetype: 'text/csv' })];
      const before = it.asset.find(1)?._uuid;
      it.asset.deleteAttachment(1, one.uid);
      expect(it.asset.find(1)).toMatchObject({ _uuid: before, _attachments: [{ uid: one.uid, is_deleted: true }, { is_deleted: false }] });
      expect([(await it.call(one.download_url)).status, (await it.call(two.download_url)).status]).toEqual([404, 200]);
      it.asset.delete(1);
      expect((await it.call(two.download_url)).status).toBe(404);
      expect(() => it.asset.deleteAttachment(1, one.uid)).toThrow('Create it first');
    });
  });

  it('leaves the list when an edit names another file', () => {
    const it = withPhoto();
    it.asset.attach(1, PHOTO);
    it.asset.attach(1, { ...PHOTO, basename: 'audit.csv' });
    it.asset.edit(1, { photo: PHOTO.basename, note: 'the same photo' });
    expect(it.asset.find(1)?.['_attachments']).toHaveLength(2);
    it.asset.edit(1, { members: [{ 'members/photo': 'other.jpg' }] });
    expect(it.asset.find(1)?.['_attachments']).toMatchObject([{ media_file_basename: 'audit.csv' }]);
  });

  it('may be redirected to a storage that refuses Kobo\'s token', async () => {
    const it = withPhoto({ redirectsAttachments: true });
    await it.during(async () => {
      const { download_url: url } = it.asset.attach(1, PHOTO);
      const answer = await it.call(url, { redirect: 'manual' });
      const location = answer.headers.get('location') ?? '';
      expect([answer.status, new URL(location).host === new URL(url).host]).toEqual([302, false]);
      expect((await fetch(location, { headers: { authorization: 'Token t0ken' } })).status).toBe(400);
      expect(Buffer.from(await (await fetch(location)).arrayBuffer())).toEqual(PHOTO.content);
      expect((await fetch(location.replace(/=.*/, '=forged'))).status).toBe(403);
      expect((await fetch(url, { headers: { authorization: 'Token t0ken' } })).status).toBe(200);
      expect(it.api.storage?.requests.map(({ authorization }) => authorization)).toEqual(['Token t0ken', undefined, undefined, undefined]);
    });
  });
});
