import { describe, expect, it } from '@jest/globals';
import { ApiFixture } from './api-fixture.js';

const OTHERS = [
  { token: 'viewer', username: 'passage', permissions: 'view' as const },
  { token: 'partial', username: 'province', permissions: { hiddenIds: [2] } },
  { token: 'stranger', username: 'stranger', permissions: 'none' as const },
];

interface Seen {
  effective_permissions?: { codename: string }[];
  permissions: { user: string; permission: string; partial_permissions?: unknown }[];
  deployment__submission_count: number | null;
}

const names = (seen: Seen): string[] => (seen.effective_permissions ?? []).map(({ codename }) => codename);

describe('the rights of a token', () => {
  it('are told with the form', async () => {
    const it = new ApiFixture({ users: OTHERS });
    it.fill(3);
    await it.during(async () => {
      const seen = async (token: string): Promise<Seen> => (await it.call('/', { token })).json as Seen;
      expect(names(await seen('t0ken'))).toEqual(expect.arrayContaining(['manage_asset', 'validate_submissions', 'change_submissions']));
      expect([names(await seen('viewer')), (await seen('viewer')).deployment__submission_count]).toEqual([['view_asset', 'view_submissions'], 3]);
      expect([names(await seen('partial')), (await seen('partial')).deployment__submission_count]).toEqual([['partial_submissions', 'view_asset'], null]);
      expect((await seen('t0ken')).permissions.map(({ user }) => user.split('/').at(-2))).toEqual(expect.arrayContaining(['lao_fm', 'passage', 'province']));
      expect((await seen('viewer')).permissions.some(({ user }) => user.endsWith('/province/'))).toBe(false);
      expect((await seen('partial')).permissions).toEqual(expect.arrayContaining([expect.objectContaining({
        permission: `${it.server.baseUrl}/api/v2/permissions/partial_submissions/`,
        partial_permissions: [{ url: `${it.server.baseUrl}/api/v2/permissions/view_submissions/`, filters: [{ _id: { $nin: [2] } }] }],
      })]));
    });
  });

  it('hide rows from a partial reader without a word', async () => {
    const it = new ApiFixture({ users: OTHERS });
    it.fill(3);
    const { uid } = it.asset.attach(2, { basename: 'a.jpg', mimetype: 'image/jpeg', xpath: 'photo' });
    await it.during(async () => {
      for (const search of ['', '?query={"_id":{"$gt":0}}&sort={"_id":1}', '?query={"n":{"$exists":true}}']) {
        const page = (await it.call(`/data/${search}`, { token: 'partial' })).json as { count: number; results: { _id: number }[] };
        expect([page.count, page.results.map(({ _id }) => _id)]).toEqual([2, [1, 3]]);
      }
      expect(await it.call('/data/2/', { token: 'partial' })).toMatchObject({ status: 404, json: { detail: 'Not found.' } });
      expect((await it.call(`/data/2/attachments/${uid}/`, { token: 'partial' })).status).toBe(404);
      expect((await it.call('/data/2/')).status).toBe(200);
    });
  });

  it('keep a stranger out as if there were no form', async () => {
    const it = new ApiFixture({ users: OTHERS });
    await it.during(async () => {
      for (const path of ['/', '/data/', '/history/', '/hooks/', '/versions/']) expect((await it.call(path, { token: 'stranger' })).status).toBe(404);
      expect((await it.call(`${it.server.baseUrl}/api/v2/assets/`, { token: 'stranger' })).json).toMatchObject({ count: 0 });
    });
  });

  it('let only a manager edit, delete, review, read the history and see hooks', async () => {
    const it = new ApiFixture({ users: OTHERS });
    it.fill(1);
    const payload = { submission_ids: [1], data: { n: 'x' }, 'validation_status.uid': 'validation_status_approved' };
    await it.during(async () => {
      const asked = [
        it.call('/data/bulk/', { method: 'PATCH', body: { payload }, token: 'viewer' }),
        it.call('/data/validation_statuses/', { method: 'PATCH', body: { payload }, token: 'viewer' }),
        it.call('/data/1/validation_status/', { method: 'PATCH', body: payload, token: 'viewer' }),
        it.call('/data/1/', { method: 'DELETE', token: 'viewer' }),
        it.call('/history/', { token: 'viewer' }),
        it.call('/hooks/', { token: 'viewer' }),
      ];
      expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 404]);
      expect(it.asset.find(1)).toMatchObject({ n: '1', _validation_status: {} });
    });
  });

  it('can be changed while the server runs, the owner\'s too', async () => {
    const it = new ApiFixture({ users: OTHERS });
    it.fill(2);
    await it.during(async () => {
      it.api.users.setPermissions('lao_fm', { hiddenIds: [1] });
      expect((await it.call('/data/')).json).toMatchObject({ count: 1 });
      it.api.users.setPermissions('lao_fm', 'none');
      expect((await it.call('/')).status).toBe(404);
      it.api.users.setToken('lao_fm', 'new');
      expect([(await it.call('/')).status, (await it.call('/', { token: 'new' })).status]).toEqual([401, 404]);
      expect(() => it.api.users.setPermissions('nobody', 'view')).toThrow('name it among the options');
      expect(OTHERS[0]?.permissions).toBe('view');
    });
  });

  it('are not told by old servers', async () => {
    const it = new ApiFixture({ hasEffectivePermissions: false });
    await it.during(async () => {
      expect((await it.call('/')).json).not.toHaveProperty('effective_permissions');
    });
  });
});

describe('the history of a form', () => {
  it('notes who read the list, who reviewed and who edited', async () => {
    const it = new ApiFixture({ users: [{ token: 'writer', username: 'passage', permissions: 'manage' }] });
    it.fill(1);
    await it.during(async () => {
      const payload = { submission_ids: [1], data: { n: 'x' } };
      await it.call('/data/?limit=1', { token: 'writer' });
      await it.call('/data/1/', { token: 'writer' });
      await it.call('/data/bulk/', { method: 'PATCH', body: { payload }, token: 'writer' });
      await it.call('/data/1/', { method: 'DELETE', token: 'writer' });
      const { results } = (await it.call('/history/?q=user__username:passage')).json as { results: { action: string }[] };
      expect(results.map(({ action }) => action)).toEqual(['delete-submission', 'modify-submission', 'view-data']);
    });
  });

  it('is not there on old servers', async () => {
    const it = new ApiFixture({ hasHistory: false });
    await it.during(async () => {
      expect((await it.call('/history/')).status).toBe(404);
    });
  });
});
