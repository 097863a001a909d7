import type { Random } from '../random.js';

/** The alphabet of Kobo's uids (shortuuid): without 0, 1, I, O, l. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** `a…` for assets, `h…` hooks, `hl…` hook logs, `v…` versions, `att…` attachments: prefix and 22 characters in all (`att` 25). */
export function koboUid(prefix: string, random: Random): string {
  const length = prefix === 'att' ? 22 : 22 - prefix.length;
  return prefix + Array.from({ length }, () => ALPHABET[random.integer(0, ALPHABET.length - 1)] ?? '2').join('');
}

/** A version 4 UUID from the seeded stream, so that a season has the same identities each time it is made. */
export function uuid(random: Random): string {
  const hex = Array.from({ length: 32 }, () => random.integer(0, 15).toString(16));
  hex[12] = '4';
  hex[16] = '89ab'.charAt(random.integer(0, 3));
  const text = hex.join('');
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-');
}
