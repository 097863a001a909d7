import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GivenOffice } from './given-office.js';

const folder = env['PASSAGE_SAMPLES'] ?? '';
const samples = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(json|xml)$/.test(name)) : [];
if (samples.length === 0) console.warn('PASSAGE_SAMPLES is not set to a folder with sample bodies: none is posted to the hook.');

/** Whose each sample is, by the beginning of its name, as the facts about Kobo say; null: nobody can tell. The source takes any form. */
const LAO = 'kf/aL4o7hYkQ2mVnR8sTzXwPd/b3a9f0c2-6d41-4e0e-9c55-0f7c1f2ad001';
const OWNERS: Readonly<Record<string, string | null>> = {
  '01': 'kf/afKfAnPYX3X7kojqM2cJDb/faa38eee-4e3f-419e-bac0-e95f1085d998', '02': 'kf/afKfAnPYX3X7kojqM2cJDb/69ff2e33-4d4b-4891-8c81-82d7316cf51f',
  '03': 'kf/aPYSXuXP6o9YS8zU39TkyL/7e7b954f-83easdfadsfasdfadsfad', '04': 'kf/aeiaPbvwnbj4KZJUj899kr/17be4d17-e0ba-4c35-9ced-17b97bdf8707',
  '05': 'kf/aXPSbtQcYDm8mcJuVZTUhW/fdd252ee-860a-426c-be90-cbbf61787cb9', '06': 'kf/ahTnpQwdqrrp4fRKqUxj2p/83aa0573-8a44-42f7-885b-aa7a3afffbd1',
  // Neither root nor form: the body is all that there is.
  '07': 'kf/unknown/f16d9a3f-0892-413e-81d4-758ab188ea0b', '22': 'kf/unknown/8cd7b882-c913-42cd-9c80-467d0711f4fb',
  '09': 'kf/aP87YegB993rHGjAaihyte/846a669e-299e-4650-bdfa-05bcf34622e2', '10': 'kf/aHr9cvC5c9zRvBukogQyio/d0423cd7-6751-4f5c-8a1f-4e19cf6407d3',
  '12': 'kf/azCy24QgjprZGrdvbHQXr3/4cfa16e8-f29b-41a9-984c-2bf7fe05064b', '13': LAO, '14a': LAO, '14b': LAO, '14c': LAO, '15a': LAO, '15b': LAO,
  '17': 'kf/aeiaPbvwnbj4KZJUj899kr/17be4d17-e0ba-4c35-9ced-17b97bdf8707', '18-': null, '18b': 'kf/unknown/b3a9f0c2-6d41-4e0e-9c55-0f7c1f2ad001',
  '19': 'kf/aEncRypTeD4FormUid7Xyz12/c15252fe-b6f3-4853-8f04-bf89dc73985a', '20': 'kf/aHuge5urveyQxYzWvUtSrQp/7f7f7f7f-aaaa-4bbb-8ccc-dddddddddddd', '30': LAO,
  '31': 'kf/unknown/b3a9f0c2-6d41-4e0e-9c55-0f7c1f2ad001', '32': null, '33': null, '34': null,
};
const ownerOf = (name: string): string | null | undefined => Object.entries(OWNERS).find(([start]) => name.startsWith(start))?.[1];

(samples.length > 0 ? describe : describe.skip)('sample bodies (folder PASSAGE_SAMPLES)', () => {
  let office: GivenOffice;
  beforeAll(async () => {
    office = await GivenOffice.open();
    await office.source('samples', { asset: null });
  });
  afterAll(() => office.close());

  it.each(samples)('%s is taken for whose it is, kept to the byte, and its repeat is known', async (name) => {
    const body = readFileSync(join(folder, name));
    const headers = { 'content-type': name.endsWith('.xml') ? 'application/xml' : 'application/json' };
    const first = await office.post('samples', body, headers);
    expect(first).toMatchObject({ status: 202, body: { receipt: expect.any(String), submission: ownerOf(name) } });
    // Some samples say the same as another: of those one is kept.
    if (first.body['duplicate'] === false) expect(body.equals(await office.bodyOf(String(first.body['receipt'])))).toBe(true);
    const identified = first.body['submission'] !== null;
    expect(await office.post('samples', body, headers)).toMatchObject({ status: 202, body: { submission: first.body['submission'], duplicate: identified } });
  });

  it('are told, each submission with rising revisions', async () => {
    for (const { submission, revision } of await office.rows('select submission, revision from submission')) {
      const revisions = (await office.said(submission)).map(({ version }) => version.revision);
      expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
      expect(revisions.at(-1)).toBe(revision);
    }
  });
});
