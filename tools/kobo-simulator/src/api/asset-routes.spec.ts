import { describe, expect, it } from '@jest/globals';
import { ApiFixture } from './api-fixture.js';

describe('the versions of a form', () => {
  it('keep their content; submissions carry the one that was deployed', async () => {
    const it = new ApiFixture();
    const old = it.asset.version;
    const before = it.asset.create({ n: 1 });
    const { uid } = it.asset.deploy({ survey: [{ type: 'text', name: 'n' }] });
    const after = it.asset.create({ n: 2 });
    expect([before['__version__'], after['__version__'], it.asset.edit(1, { n: 3 })['__version__']]).toEqual([old, uid, uid]);
    await it.during(async () => {
      expect((await it.call('/')).json).toMatchObject({
        deployed_version_id: uid, version_count: 2, owner__username: 'lao_fm', name: 'lao_fm_fmr', content: { survey: [{ name: 'n' }] },
        deployed_versions: { count: 2, results: [{ uid, version_number: '2' }, { uid: old, version_number: '1' }] },
      });
      expect((await it.call(`/versions/${old}/`)).json).toMatchObject({ uid: old, content: { survey: [] } });
      expect((await it.call(`/versions/${uid}/`)).json).toMatchObject({ uid, content: { survey: [{ type: 'text', name: 'n' }] } });
      const { results } = (await it.call('/versions/')).json as { results: { uid: string; content?: unknown; content_hash: string; url: string }[] };
      expect(results.map((version) => [version.uid, version.content])).toEqual([[uid, undefined], [old, undefined]]);
      expect(results[0]?.content_hash).not.toBe(results[1]?.content_hash);
      expect((await it.call(results[0]?.url ?? '')).json).toMatchObject({ uid });
      expect((await it.call('/versions/vUnknown/')).status).toBe(404);
      expect((await it.call('/versions/', { method: 'POST' })).status).toBe(405);
    });
  });
});
