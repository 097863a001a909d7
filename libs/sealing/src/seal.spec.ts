import { describe, expect, it } from '@jest/globals';
import { createCipheriv, randomBytes } from 'node:crypto';
import { KeyRing } from './key-ring.js';
import { open, openWith, seal, sealWith } from './seal.js';

const entry = (id: string, key: Buffer): string => `${id}:${key.toString('base64')}`;
const [first, second] = [randomBytes(32), randomBytes(32)];

describe('sealing', () => {
  it('opens what it sealed and nothing that was changed or moved', () => {
    const ring = KeyRing.parse(entry('k1', first));
    const sealed = seal(ring, Buffer.from('ຫຼວງນ້ຳທາ'), 'table/row-1');
    expect(open(ring, sealed, 'table/row-1').toString()).toBe('ຫຼວງນ້ຳທາ');
    expect(() => open(ring, sealed, 'table/row-2')).toThrow();
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    expect(() => open(ring, sealed, 'table/row-1')).toThrow();
  });

  it('keeps every byte of what is long, in less room, and opens what was sealed before it was so', () => {
    const ring = KeyRing.parse(entry('k1', first));
    for (const text of ['{"q":"\\u0eab\\ud800\\u0000"}'.repeat(200), 'x'.repeat(511), 'x'.repeat(512), '\u0000'.repeat(70_000)]) {
      const sealed = seal(ring, Buffer.from(text), 'c');
      expect(open(ring, sealed, 'c').toString()).toBe(text);
      if (text.length > 1_000) expect(sealed.length).toBeLessThan(text.length / 4);
    }
    // As an earlier release sealed it: iv, tag, ciphertext.
    const [iv, body] = [Buffer.alloc(12, 7), Buffer.from('long '.repeat(300))];
    const cipher = createCipheriv('aes-256-gcm', first, iv).setAAD(Buffer.from('c'));
    const ciphertext = Buffer.concat([cipher.update(body), cipher.final()]);
    expect(openWith(first, Buffer.concat([iv, cipher.getAuthTag(), ciphertext]), 'c')).toEqual(body);
    expect(seal(ring, body, 'c', { exactLength: true }).length).toBe(body.length + 31);
    const changed = sealWith(first, body, 'c');
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(() => openWith(first, changed, 'c')).toThrow();
  });

  it('seals under the first key and opens under any in the ring', () => {
    const before = seal(KeyRing.parse(entry('k1', first)), Buffer.from('x'), 'c');
    const rotated = KeyRing.parse(`${entry('k2', second)},${entry('k1', first)}`);
    expect(open(rotated, before, 'c').toString()).toBe('x');
    expect(() => open(KeyRing.parse(entry('k2', second)), before, 'c')).toThrow(/k1.*not in the ring/);
  });

  it('refuses a short key and says how to make one', () => {
    expect(() => KeyRing.parse('k1:AAAA')).toThrow(/openssl rand/);
  });
});
