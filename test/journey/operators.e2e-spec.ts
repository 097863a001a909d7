import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryBroker } from '@fm/messaging';
import { eventually, saidBy, type Said } from '@fm/testing';
import { KoboApi } from '../../tools/kobo-simulator/src/api/kobo-api.js';
import type { KoboAsset } from '../../tools/kobo-simulator/src/server/kobo-asset.js';
import { KoboServer } from '../../tools/kobo-simulator/src/server/kobo-server.js';
import { main } from '../../tools/sources/src/main.js';
import { main as vault } from '../../tools/vault/src/main.js';
import { FiveServices } from './five-services.js';

const ANSWERS = { start: '2026-06-03T08:14:22.118+07:00', end: '2026-06-03T08:15:07.902+07:00', 'g_id/fmp_code': 'LAO-LA0301-01', 'g_count/n_total': '3' };
const TOKEN = 'the-token';

describe('operators, through the gateway', () => {
  let services: FiveServices;
  let kobo: KoboApi;
  let asset: KoboAsset;
  let folder: string;
  let url: string;

  const sources = (...args: string[]): Promise<Said> => saidBy(() => main([...args, '--data-dir', folder]));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const post = async (password: string): Promise<number> => (await fetch(`${services.url('ingestion')}/v1/hooks/kobo/hand`, {
    method: 'POST', body: '{}', headers: { 'content-type': 'application/json', authorization: `Basic ${Buffer.from(`kobo:${password}`).toString('base64')}` },
  })).status;
  const passwordIn = ({ out }: Said): string => /password {2}(\S{43})/.exec(out)?.[1] ?? '';

  beforeAll(async () => {
    services = await FiveServices.start({ brokerFor: () => new MemoryBroker(), environment: { PUBLIC_URL: 'http://127.0.0.1:9' } });
    const server = new KoboServer({ seed: 'operators' });
    asset = server.addAsset({ name: 'The registry' });
    for (let n = 0; n < 5; n++) asset.create(ANSWERS);
    kobo = new KoboApi({ server, token: TOKEN });
    url = await kobo.listen();
    folder = mkdtempSync(join(tmpdir(), 'passage-operators-'));
    file('connection.json', JSON.stringify({ gateway: services.url('gateway'), database: '', keys: { admin: 'admin' } }));
  });
  afterAll(async () => {
    await services?.close();
    await kobo?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('add a form, connect it, compare it with Kobo and see who sees it', async () => {
    expect(await sources('list')).toMatchObject({ code: 0, out: expect.stringContaining('no source yet') });
    const added = await sources('add', 'registry', '--server', 'kf', '--kind', 'fmr', '--asset', asset.uid, '--kobo-url', url, '--kobo-token-file', file('token', `${TOKEN}\n`), '--provinces', 'LA03');
    expect(added).toMatchObject({ code: 0, error: '', out: expect.stringMatching(/^Registered\.\nregistry: fmr, live, form .*\n[^]*npm run sources -- connect registry/) });
    expect(added.out).not.toContain(TOKEN);
    expect(await sources('connect', 'registry')).toMatchObject({ code: 0, out: expect.stringMatching(/http:\/\/127\.0\.0\.1:9\/v1\/hooks\/kobo\/registry[^]*The registry, version .*, 5 submissions/) });
    expect(await sources('sweep', 'registry', '--wait')).toMatchObject({ code: 0, out: expect.stringMatching(/registry: EQUAL as of .*: 5 in Kobo, 5 here/) });
    asset.edit(asset.all()[0]?._id ?? 0, { ...ANSWERS, 'g_count/n_total': '4' });
    kobo.users.setPermissions(kobo.users.all[0]?.username ?? '', { hiddenIds: [asset.all()[1]?._id ?? 0] });
    expect(await sources('sweep', 'registry', '--wait')).toMatchObject({ code: 1, out: expect.stringMatching(/DIFFERS[^]*only here/) });
    expect((await sources('viewers', 'registry')).out).toMatch(/does NOT see every submission/);
    kobo.users.setPermissions(kobo.users.all[0]?.username ?? '', 'manage');
    await sources('sweep', 'registry', '--wait');
    await eventually(async () => expect((await sources('completeness', 'registry', '--from', '2020-01-01')).out).toContain('EQUAL'));
    expect((await sources('viewers', 'registry')).out).toMatch(/sees all data \(.*view_submissions/);
    expect((await sources('status')).out).toMatch(/^registry: followed since .*\n {2}REST service \w+\n$/);
    expect((await sources('show', 'registry')).out).not.toContain(TOKEN);
  });

  it('change what they name and keep the rest; a token that Kobo refuses is told, and mended', async () => {
    expect((await sources('change', 'registry', '--mode', 'training')).out).toMatch(/^Changed\.\nregistry: fmr, training, .*LA03/);
    await sources('change', 'registry', '--kobo-token-file', file('wrong', 'another'));
    await sources('sweep', 'registry');
    await eventually(async () => expect((await sources('status', 'registry')).out).toMatch(/TROUBLE: .*40[134]/));
    await sources('change', 'registry', '--kobo-token-file', file('right', TOKEN));
    expect(await sources('sweep', 'registry', '--wait')).toMatchObject({ code: 0, out: expect.stringContaining('EQUAL') });
    expect((await sources('rotate-secret', 'registry')).out).toContain('known to Kobo alone');
    expect(asset.hooks.size).toBe(1);
    expect((await sources('change', 'registry', '--no-kobo')).out).toMatch(/Kobo's API: not known/);
    expect(await sources('change', 'registry', '--kobo-url', url)).toMatchObject({ code: 1, error: expect.stringContaining('--kobo-token-file too') });
  });

  it('are told the secret of a hook made by hand once; the one before stays valid until the next', async () => {
    const secrets = [await sources('add', 'hand', '--server', 'kf', '--kind', 'fmr'), await sources('rotate-secret', 'hand'), await sources('rotate-secret', 'hand')].map(passwordIn);
    expect(new Set(secrets).size).toBe(3);
    expect(await Promise.all(secrets.map(post))).toEqual([401, 202, 202]);
    expect((await sources('status', 'hand')).out).toMatch(/only what its hook sends/);
  });

  it('see what stands in the way, and what to do, in both languages', async () => {
    const refused = [
      ['add', 'hand', '--server', 'kf', '--kind', 'fmr'], ['show', 'none'], ['connect', 'hand'], ['change', 'hand', '--kobo-token-file', file('t', 'x')],
      ['add', 'x', '--server', 'kf', '--kind', 'fmr', '--kobo-url', url, '--kobo-token-file', join(folder, 'none')], ['add', 'x', '--server', 'kf', '--kind', 'fmr', '--kobo-url', url, '--kobo-token-file', file('two', 'two words')],
      ['add', 'X y', '--server', 'kf', '--kind', 'fmr'], ['completeness', 'registry', '--from', 'June'],
    ];
    for (const args of refused) {
      const { code, error } = await sources(...args);
      expect([args, code, error]).toEqual([args, 1, expect.stringMatching(/.\n[^]*[\u0e80-\u0eff]/)]);
    }
  });

  it('rotate the master key', async () => {
    expect(await saidBy(() => vault(['rotate', '--data-dir', folder]))).toMatchObject({ code: 0, out: expect.stringMatching(/Every data key is under the newest/) });
    expect(await saidBy(() => vault(['rotates']))).toMatchObject({ code: 1, error: expect.stringMatching(/rotates[^]*--help/) });
  });
});
