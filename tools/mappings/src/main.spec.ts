import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DEFAULT_MAPPINGS } from '../../../apps/validation/src/domain/mapping/default-mappings.js';
import { FMR_ASSET } from '../../kobo-simulator/src/season/fmr-asset.js';
import { FMR_CONTENT } from '../../kobo-simulator/src/season/fmr-content.js';
import { makeSeason } from '../../kobo-simulator/src/season/make-season.js';
import { defaultSeason } from '../../kobo-simulator/src/season/season-settings.js';
import { KoboServer } from '../../kobo-simulator/src/server/kobo-server.js';
import { main } from './main.js';

describe('npm run mappings', () => {
  let folder: string;
  const file = (name: string, content: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  const run = (...args: string[]): { code: number; out: string } => {
    const written: string[] = [];
    const keep = (text: unknown): boolean => written.push(String(text)) > 0;
    const spies = [jest.spyOn(process.stdout, 'write').mockImplementation(keep), jest.spyOn(process.stderr, 'write').mockImplementation(keep)];
    const code = main(args);
    for (const spy of spies) spy.mockRestore();
    return { code, out: written.join('') };
  };
  const submissions = (): object[] => {
    const asset = new KoboServer().addAsset(FMR_ASSET);
    return makeSeason(defaultSeason('2026-06-30', { from: '2026-06-28', mistakes: 0 })).flatMap((action) => (action.type === 'create' ? [asset.create(action.answers)] : [])).slice(0, 3);
  };

  beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'passage-mappings-')); });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('tries samples with a shipped mapping, or with one in a file: one, a list or a page', () => {
    const [one, ...more] = submissions();
    expect(run('test', 'lao_fm_fmr', file('one.json', one), file('page.json', { count: 2, results: more }))).toMatchObject({ code: 0, out: expect.stringContaining('3 samples: 3 would count, 0 would be held.') });
    expect(run('test', file('mapping.json', DEFAULT_MAPPINGS.fmr.document), file('list.json', [one])).code).toBe(0);
  });

  it('says what is wrong with a sample and shows nothing of protection', () => {
    const { code, out } = run('test', 'lao_fm_ct', file('ct.json', { 'g_id/fmp_code': 'X', 'g_ct/ct_unpaid': 'self', 'g_ct/ct_private_setting': 'yes', 'g_consent/consent_given': 'yes', other: '1' }));
    expect([code, out]).toEqual([1, expect.stringMatching(/quarantined[\s\S]*V-S3 day[\s\S]*not shown: .*ct_unpaid[\s\S]*no field reads: other/)]);
    expect(out).not.toContain('self');
  });

  it('suggests a mapping for a form', () => {
    const { code, out } = run('suggest', 'fmr', file('asset.json', { uid: 'a', content: FMR_CONTENT }));
    expect([code, out]).toEqual([0, expect.stringMatching(/"n_total": \{\s+"path": "g_count\/n_total"[\s\S]*# n_total <- g_count\/n_total \(name, 95 %\)/)]);
  });

  it.each<[string[], RegExp]>([
    [[], /--help/], [['test', 'none', 'x'], /neither a shipped mapping nor a file/], [['test', 'lao_fm_fmr', '/none'], /cannot be read as JSON/], [['suggest', 'household', 'x'], /coverage, fmr, fms, ct/],
  ])('tells what to do after %j', (args, advice) => {
    expect(run(...args)).toEqual({ code: 1, out: expect.stringMatching(advice) });
  });

  it('names every fault of a mapping', () => {
    expect(run('test', file('wrong.json', { kind: 'fmr', fields: { rocket: { path: 'x' } } }), file('s.json', {})).out).toMatch(/rocket[\s\S]*n_total/);
    expect(run('test', 'lao_fm_fmr', file('empty.json', '[]')).out).toMatch(/holds no submission/);
  });
});
