import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyRing } from './key-ring.js';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM under one key: iv, tag, ciphertext. `context` (table, column, row) is authenticated, so that a value cannot be moved elsewhere. */
export function sealWith(key: Buffer, plaintext: Buffer, context: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv);
  cipher.setAAD(Buffer.from(context));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), ciphertext]);
}

/** @throws Error where the key, the context or the bytes are not those of the sealing */
export function openWith(key: Buffer, sealed: Buffer, context: string): Buffer {
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, IV_BYTES));
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}

/** Sealed under the ring's current key; the key's id stands in front: length byte, id, sealed bytes. */
export function seal(ring: KeyRing, plaintext: Buffer, context: string): Buffer {
  const id = Buffer.from(ring.currentId);
  return Buffer.concat([Buffer.from([id.length]), id, sealWith(ring.key(ring.currentId), plaintext, context)]);
}

/** Opens what `seal` made, with whichever key of the ring it names. */
export function open(ring: KeyRing, sealed: Buffer, context: string): Buffer {
  const idLength = sealed.readUInt8(0);
  const id = sealed.subarray(1, 1 + idLength).toString();
  return openWith(ring.key(id), sealed.subarray(1 + idLength), context);
}

/** A new 32-byte data key. */
export function newDataKey(): Buffer {
  return randomBytes(32);
}
