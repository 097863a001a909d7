import { createCipheriv, createDecipheriv } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { KeyRing } from './key-ring.js';
import { randomOf } from './random-of.js';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Stands before what was deflated before it was sealed. Else a random iv stands there: one in four thousand million begins so too, and opens as what it is. */
const DEFLATED = Buffer.from('pz1\0');
/** Less is not worth it: keys, tokens. */
const WORTH_DEFLATING = 512;
/**
 * Level 3 takes a hook's body to a fifth, level 6 to a little less in twice the time. What is short needs no window of 32 KiB: to clear the
 * memory for it took a third of the time (40 µs a body of 4 KB against 26).
 */
const DEFLATING = { level: 3 };
const DEFLATING_SHORT = { level: 3, windowBits: 12, memLevel: 5 };
const SHORT = 8_192;
/** No body that was let in is larger; what says it is was not made by us. */
const LARGEST_INFLATED = 256 * 1_048_576;

export interface SealOptions {
  /** The sealed bytes are as long as the plain ones, whatever these say: for what is padded so that its length tells nothing. */
  readonly exactLength?: boolean;
}

/**
 * AES-256-GCM under one key: iv, tag, ciphertext. `context` (table, column, row) is authenticated, so that a value cannot be moved elsewhere.
 * What is long is deflated first: sealed bytes cannot be compressed any more, and a body of 4 KB then fits into its row.
 */
export function sealWith(key: Buffer, plaintext: Buffer, context: string, { exactLength = false }: SealOptions = {}): Buffer {
  if (exactLength || plaintext.length < WORTH_DEFLATING) return encrypted(key, plaintext, context);
  return Buffer.concat([DEFLATED, encrypted(key, deflateRawSync(plaintext, plaintext.length <= SHORT ? DEFLATING_SHORT : DEFLATING), context)]);
}

/** @throws Error where the key, the context or the bytes are not those of the sealing */
export function openWith(key: Buffer, sealed: Buffer, context: string): Buffer {
  if (!sealed.subarray(0, DEFLATED.length).equals(DEFLATED)) return decrypted(key, sealed, context);
  try {
    return inflateRawSync(decrypted(key, sealed.subarray(DEFLATED.length), context), { maxOutputLength: LARGEST_INFLATED });
  } catch {
    return decrypted(key, sealed, context);
  }
}

function encrypted(key: Buffer, plaintext: Buffer, context: string): Buffer {
  const iv = randomOf(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv);
  cipher.setAAD(Buffer.from(context));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), ciphertext]);
}

function decrypted(key: Buffer, sealed: Buffer, context: string): Buffer {
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, IV_BYTES));
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}

/** Sealed under the ring's current key; the key's id stands in front: length byte, id, sealed bytes. */
export function seal(ring: KeyRing, plaintext: Buffer, context: string, options: SealOptions = {}): Buffer {
  const id = Buffer.from(ring.currentId);
  return Buffer.concat([Buffer.from([id.length]), id, sealWith(ring.key(ring.currentId), plaintext, context, options)]);
}

/** Opens what `seal` made, with whichever key of the ring it names. */
export function open(ring: KeyRing, sealed: Buffer, context: string): Buffer {
  const idLength = sealed.readUInt8(0);
  const id = sealed.subarray(1, 1 + idLength).toString();
  return openWith(ring.key(id), sealed.subarray(1 + idLength), context);
}

/** A new 32-byte data key. */
export function newDataKey(): Buffer {
  return randomOf(32);
}
