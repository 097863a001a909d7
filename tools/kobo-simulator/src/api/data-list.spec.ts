import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { KoboServer } from '../server/kobo-server.js';
import { listData } from './data-list.js';
import type { KoboUser } from './kobo-user.js';

const OWNER: KoboUser = { token: 't', username: 'lao_fm', permissions: 'manage' };

function asked(query: unknown, sort: unknown): URL {
  const url = new URL('http://kobo/data/');
  url.searchParams.set('query', JSON.stringify(query));
  url.searchParams.set('sort', JSON.stringify(sort));
  return url;
}

const BOUND = fc.oneof(fc.integer({ min: -1, max: 32 }), fc.constant(7.5));
const IDS = fc.array(fc.integer({ min: 1, max: 30 }));
const RANGE = fc.record({ $gt: BOUND, $gte: BOUND, $lt: BOUND, $lte: BOUND }, { requiredKeys: [] });
const LIFE = fc.record({
  ids: fc.uniqueArray(fc.integer({ min: 1, max: 30 })), deleted: IDS, hidden: IDS, range: RANGE, way: fc.constantFrom(1, -1),
});

describe('a page by key', () => {
  it('holds what looking at every body would give, whatever was deleted, stored late or hidden', () => {
    fc.assert(fc.property(LIFE, ({ ids, deleted, hidden, range, way }) => {
      const asset = new KoboServer().addAsset({ name: 'form' });
      for (const id of ids) asset.create({ q: id }, { id });
      for (const id of deleted) if (asset.find(id) !== undefined) asset.delete(id);
      const reader: KoboUser = { ...OWNER, permissions: { hiddenIds: hidden } };
      const quick = listData(asset, asked({ _id: range }, { _id: way }), reader);
      const slow = listData(asset, asked({ $and: [{ _id: range }] }, { _id: way }), reader);
      expect([quick.count, quick.results]).toEqual([slow.count, slow.results]);
    }));
  });

  it('makes no body but its own', () => {
    const server = new KoboServer({ firstId: 1 });
    const asset = server.addAsset({ name: 'form' });
    const early = server.takeId();
    for (let n = 0; n < 50; n += 1) asset.create({ n });
    asset.create({ n: 'late' }, { id: early });
    expect(asset.all().map(({ _id }) => _id)).toEqual(Array.from({ length: 51 }, (_, index) => index + 1));
    expect(() => asset.create({}, { id: early })).toThrow('take another id');
    const read: number[] = [];
    const find = asset.find.bind(asset);
    asset.find = (key) => { read.push(Number(key)); return find(key); };
    asset.all = () => { throw new Error('A page by key must not read every body.'); };
    const url = asked({ _id: { $gt: 40 } }, { _id: 1 });
    url.searchParams.set('limit', '3');
    url.searchParams.set('fields', '["_id","n"]');
    expect(listData(asset, url, OWNER)).toMatchObject({ count: 11, results: [{ _id: 41 }, { _id: 42 }, { _id: 43 }] });
    expect(read).toEqual([41, 42, 43]);
  });
});
