import { describe, expect, it } from '@jest/globals';
import type { KoboAsset } from '../server/kobo-asset.js';
import { KoboServer } from '../server/kobo-server.js';
import { ApiRefusal } from './api-refusal.js';
import { listHistory } from './history-routes.js';

const day = (n: number): Date => new Date(`2026-06-0${n}T00:00:00Z`);

function lived(): KoboAsset {
  const asset = new KoboServer({ firstId: 1, now: () => day(9) }).addAsset({ name: 'form' });
  asset.create({ n: 1 }, { at: day(1), submittedBy: 'enum_1' });
  asset.create({ n: 2 }, { at: day(2) });
  asset.edit(1, { n: 3 }, day(3), 'chief');
  asset.setValidationStatus(1, 'approved', { whom: 'chief', at: day(4) });
  asset.deploy({ survey: [] }, { at: day(5) });
  asset.delete(2, day(6));
  asset.noteViewed('passage');
  return asset;
}

function found(asset: KoboAsset, query: string): string[] {
  const url = new URL(`http://kobo/?q=${encodeURIComponent(query)}`);
  return listHistory(asset, url).results.map(({ action, date_created: at }) => `${at.slice(8, 10)} ${action}`);
}

describe('the history', () => {
  it('has every act, newest first', () => {
    expect(found(lived(), '')).toEqual([
      '09 view-data', '06 delete-submission', '05 redeploy', '04 modify-submission', '03 modify-submission', '02 add-submission', '01 add-submission',
    ]);
  });

  it.each([
    ['action:delete-submission', ['06 delete-submission']],
    ['(NOT action:view-data) AND date_created__gt:"2026-06-04T00:00:00Z"', ['06 delete-submission', '05 redeploy']],
    ['(action:redeploy OR action:view-data) AND date_created__lt:"2026-06-06T00:00:00Z"', ['05 redeploy']],
    ['date_created__gte:"2026-06-05" date_created__lte:"2026-06-06"', ['06 delete-submission', '05 redeploy']],
    ['metadata__submission__status:Approved', ['04 modify-submission']],
    ['action:modify-submission AND metadata__submission__status:null', ['03 modify-submission']],
    ['metadata__submission__submitted_by__icontains:ENUM', ['04 modify-submission', '03 modify-submission', '01 add-submission']],
    ['user__username:passage', ['09 view-data']],
    ['enum_1 action__startswith:add', ['01 add-submission']],
    ['status:whatever action:redeploy', ['05 redeploy']],
  ])('answers %s', (query, rows) => {
    expect(found(lived(), query)).toEqual(rows);
  });

  it('finds nothing for what Kobo cannot read, and does not say so', () => {
    const asset = lived();
    for (const query of ['date_created__gte:2026-06-01T00:00:00Z', 'date_created__gte:"yesterday"', 'username:chief', '(action:redeploy']) {
      expect(found(asset, query)).toEqual([]);
    }
    expect(() => found(asset, 'ab')).toThrow(ApiRefusal);
  });

  it('tells which root was changed, by whom, and which version was deployed', () => {
    const asset = lived();
    expect(asset.history.at(-2)).toMatchObject({ username: 'lao_fm', metadata: { submission: { submitted_by: 'AnonymousUser' } } });
    expect(asset.history.find(({ action }) => action === 'redeploy')?.metadata).toMatchObject({
      latest_version_uid: asset.version, latest_deployed_version_uid: asset.version, asset_uid: asset.uid,
    });
    expect(asset.history[2]).toMatchObject({ username: 'chief', user: 'https://kobo.example.org/api/v2/users/chief/' });
  });
});
