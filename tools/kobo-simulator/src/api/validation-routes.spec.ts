import { describe, expect, it } from '@jest/globals';
import { ApiFixture } from './api-fixture.js';

const WRITER = { token: 'writer', username: 'passage', permissions: 'manage' as const };

async function review(it: ApiFixture, payload: unknown) {
  return it.call('/data/validation_statuses/', { method: 'PATCH', body: { payload }, token: 'writer' });
}

describe('a review in bulk', () => {
  it('sets one status for the submissions named, by the user of the token', async () => {
    const it = new ApiFixture({ users: [WRITER] });
    it.fill(3);
    await it.during(async () => {
      const answer = await review(it, { submission_ids: [1, '3', 99], 'validation_status.uid': 'validation_status_not_approved' });
      expect(answer).toMatchObject({ status: 200, json: { detail: '2 submissions have been updated' } });
      expect([1, 2, 3].map((id) => it.asset.find(id)?.['_validation_status'])).toEqual([
        { timestamp: 1780963200, uid: 'validation_status_not_approved', by_whom: 'passage', label: 'Not approved' }, {},
        expect.objectContaining({ by_whom: 'passage' }),
      ]);
      await review(it, JSON.stringify({ query: { _id: { $lt: 3 } }, 'validation_status.uid': '' }));
      expect([1, 3].map((id) => it.asset.find(id)?.['_validation_status'])).toEqual([{}, expect.objectContaining({ by_whom: 'passage' })]);
    });
  });

  it('names the user of the token for a single one too', async () => {
    const it = new ApiFixture({ users: [WRITER] });
    it.fill(1);
    await it.during(async () => {
      const body = { 'validation_status.uid': 'validation_status_approved' };
      expect((await it.call('/data/1/validation_status/', { method: 'PATCH', body, token: 'writer' })).json).toMatchObject({ by_whom: 'passage' });
    });
  });

  it.each([
    ['an unknown status', { submission_ids: [1], 'validation_status.uid': 'odd' }],
    ['no status', { submission_ids: [1] }],
    ['no choice', { 'validation_status.uid': 'validation_status_approved' }],
  ])('refuses %s', async (_, payload) => {
    const it = new ApiFixture({ users: [WRITER] });
    it.fill(1);
    await it.during(async () => {
      expect((await review(it, payload)).status).toBe(400);
      expect(it.asset.find(1)?.['_validation_status']).toEqual({});
    });
  });
});
