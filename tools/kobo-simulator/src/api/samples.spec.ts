import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { describe, expect, it } from '@jest/globals';
import { ApiFixture } from './api-fixture.js';

const folder = env['PASSAGE_SAMPLES'] ?? '';
const present = folder !== '' && existsSync(join(folder, '33-api-hook-logs.json'));

if (!present) console.warn('PASSAGE_SAMPLES is not set to a folder with 33-api-hook-logs.json: the simulated API is not compared with samples of the real one.');

type Row = Record<string, unknown>;
interface Page {
  results: Row[];
}

const sample = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const keys = (value: unknown): string[] => Object.keys(value as Row).sort();

/** A form with a life like that of the samples: one submission that was edited, approved and had its hook fail. */
async function lived(work: (it: ApiFixture, hook: string) => Promise<void>): Promise<void> {
  const it = new ApiFixture();
  const hook = it.asset.addHook({ name: 'h', endpoint: 'http://127.0.0.1/x' });
  it.fill(1);
  it.asset.setValidationStatus(1, 'approved');
  it.asset.attach(1, { basename: 'a.jpg', mimetype: 'image/jpeg', xpath: 'photo' });
  await it.sender.idle();
  await it.during(() => work(it, hook.uid));
}

(present ? describe : describe.skip)('the API beside samples (folder PASSAGE_SAMPLES)', () => {
  it('gives data pages with the same keys', () => lived(async (it) => {
    const real = sample('30-api-data-page.json') as Page;
    const ours = (await it.call('/data/')).json as Page;
    expect(keys(ours)).toEqual(keys(real));
    const [metadata, got] = [real, ours].map(({ results }) => keys(results[0]).filter((key) => /^_(?!Kip)|^meta\/(instanceID|rootUuid)/.test(key)));
    expect(got).toEqual(metadata);
    expect(keys((ours.results[0]?.['_attachments'] as Row[])[0])).toEqual(keys((real.results[0]?.['_attachments'] as Row[])[0]));
  }));

  it('gives a sweep with the same keys', () => lived(async (it) => {
    const [real] = (sample('31-api-sweep-fields-id-uuid-validation.json') as Page).results;
    const [ours] = ((await it.call('/data/?fields=["_id","_uuid","_submission_time","_validation_status"]')).json as Page).results;
    expect([keys(ours), keys(ours?.['_validation_status'])]).toEqual([keys(real), keys(real?.['_validation_status'])]);
  }));

  it('gives a history with the same rows', () => lived(async (it) => {
    const [, real] = (sample('32-api-history-edits-deletes.json') as Page).results;
    const [ours] = ((await it.call('/history/')).json as Page).results;
    const shape = (row: Row | undefined) => [keys(row), keys(row?.['metadata']), keys((row?.['metadata'] as Row)['submission'])];
    expect(shape(ours)).toEqual(shape(real));
  }));

  it('gives logs of hooks with the same keys', () => lived(async (it, hook) => {
    const [real] = (sample('33-api-hook-logs.json') as Page).results;
    const [ours] = ((await it.call(`/hooks/${hook}/logs/`)).json as Page).results;
    expect(keys(ours)).toEqual(keys(real));
  }));

  it('gives a form with all the keys of the sample, and its content unchanged', () => lived(async (it) => {
    const real = sample('34-asset-content-lao-form.json') as Row;
    it.asset.deploy(real['content']);
    const ours = (await it.call('/')).json as Row;
    expect(keys(ours)).toEqual(expect.arrayContaining(keys(real)));
    expect(ours['content']).toEqual(real['content']);
  }));
});
