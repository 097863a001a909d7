import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { KeyRing } from './key-ring.js';
import { open, seal } from './seal.js';

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
