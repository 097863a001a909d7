import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { KeyRing } from './key-ring.js';
import { RingMasterKeys, type MasterKeys } from './master-keys.js';
import { newDataKey, open, seal } from './seal.js';
import { TransitMasterKeys } from './transit-master-keys.js';

/** As much of the transit engine as is asked of it, with keys of its own. */
class Transit {
  version = 1;
  readonly rings = new Map([[1, KeyRing.parse(`v1:${randomBytes(32).toString('base64')}`)]]);
  readonly server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const reply = (status: number, body: object): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      if (request.headers['x-vault-token'] !== 'the-token') return reply(403, { errors: ['permission denied'] });
      if (request.url === '/v1/transit/keys/passage') return reply(200, { data: { latest_version: this.version } });
      const { batch_input: batch } = JSON.parse(Buffer.concat(chunks).toString()) as { batch_input: Record<string, string>[] };
      return reply(200, { data: { batch_results: batch.map((item) => (request.url?.includes('encrypt') ? this.encrypt(item) : this.decrypt(item))) } });
    });
  });

  rotate(): void {
    this.version += 1;
    this.rings.set(this.version, KeyRing.parse(`v${this.version}:${randomBytes(32).toString('base64')}`));
  }

  private encrypt({ plaintext = '', associated_data: context = '' }: Record<string, string>): object {
    return { ciphertext: `vault:v${this.version}:${seal(this.ring(this.version), Buffer.from(plaintext), context).toString('base64')}` };
  }

  private decrypt({ ciphertext = '', associated_data: context = '' }: Record<string, string>): object {
    const [, version = '', sealed = ''] = ciphertext.split(':');
    try {
      return { plaintext: open(this.ring(Number(version.slice(1))), Buffer.from(sealed, 'base64'), context).toString() };
    } catch {
      return { error: 'cipher: message authentication failed' };
    }
  }

  private ring(version: number): KeyRing {
    const ring = this.rings.get(version);
    if (!ring) throw new Error('no such version');
    return ring;
  }
}

const transit = new Transit();
beforeAll(() => new Promise<void>((resolve) => transit.server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => transit.server.close(resolve)));
const url = (): string => `http://127.0.0.1:${(transit.server.address() as AddressInfo).port}/v1/transit`;

const ringKeys = [`k1:${randomBytes(32).toString('base64')}`, `k2:${randomBytes(32).toString('base64')}`] as const;
const kinds: readonly [string, () => MasterKeys, () => MasterKeys][] = [
  ['a ring', () => new RingMasterKeys(KeyRing.parse(ringKeys[0])), () => new RingMasterKeys(KeyRing.parse(`${ringKeys[1]},${ringKeys[0]}`))],
  ['a transit engine', () => new TransitMasterKeys({ url: url(), key: 'passage', token: 'the-token' }), () => {
    transit.rotate();
    return new TransitMasterKeys({ url: url(), key: 'passage', token: 'the-token' });
  }],
];

describe.each(kinds)('master keys in %s', (_, first, rotated) => {
  it('wrap and unwrap data keys, each for its own place', async () => {
    const masters = first();
    const [a, b] = [newDataKey(), newDataKey()];
    const [wrappedA, wrappedB] = (await masters.wrap([{ context: 'a', key: a }, { context: 'b', key: b }])) as [Buffer, Buffer];
    expect(await masters.unwrap([{ context: 'b', wrapped: wrappedB }, { context: 'a', wrapped: wrappedA }])).toEqual([b, a]);
    await expect(masters.unwrap([{ context: 'b', wrapped: wrappedA }])).rejects.toThrow();
    expect(await masters.wrap([])).toEqual([]);
  });

  it('tell what was wrapped before a rotation, and still open it', async () => {
    const [before, key] = [first(), newDataKey()];
    const [old] = (await before.wrap([{ context: 'a', key }])) as [Buffer];
    const after = rotated();
    const prefix = await after.currentPrefix();
    const [anew] = (await after.wrap([{ context: 'a', key }])) as [Buffer];
    expect([old.subarray(0, prefix.length).equals(prefix), anew.subarray(0, prefix.length).equals(prefix)]).toEqual([false, true]);
    expect(await after.unwrap([{ context: 'a', wrapped: old }, { context: 'a', wrapped: anew }])).toEqual([key, key]);
  });
});

it('a key management service that refuses or is away is worth another try, and the error says what to check', async () => {
  const key = [{ context: 'a', key: newDataKey() }];
  await expect(new TransitMasterKeys({ url: url(), key: 'passage', token: 'wrong' }).wrap(key)).rejects.toMatchObject({ retriable: true, message: expect.stringContaining('VAULT_KMS_TOKEN') });
  await expect(new TransitMasterKeys({ url: 'http://127.0.0.1:9', key: 'passage', token: 'x' }).wrap(key)).rejects.toMatchObject({ retriable: true });
});
