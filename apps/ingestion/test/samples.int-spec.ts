import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GivenOffice } from './given-office.js';

const folder = env['PASSAGE_SAMPLES'] ?? '';
const samples = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(json|xml)$/.test(name)) : [];
if (samples.length === 0) console.warn('PASSAGE_SAMPLES is not set to a folder with sample bodies: none is posted to the hook.');

(samples.length > 0 ? describe : describe.skip)('sample bodies (folder PASSAGE_SAMPLES)', () => {
  let office: GivenOffice;
  beforeAll(async () => {
    office = await GivenOffice.open();
    await office.source('samples', { asset: null });
  });
  afterAll(() => office.close());

  it.each(samples)('%s is taken, and its repeat is one where it says whose it is', async (name) => {
    const body = readFileSync(join(folder, name));
    const headers = { 'content-type': name.endsWith('.xml') ? 'application/xml' : 'application/json' };
    const first = await office.post('samples', body, headers);
    expect(first).toMatchObject({ status: 202, body: { receipt: expect.any(String) } });
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
