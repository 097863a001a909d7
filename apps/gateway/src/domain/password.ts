import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/** 32 MiB and some tens of milliseconds a try (RFC 7914; OWASP takes N = 2^15, r = 8, p = 3 or N = 2^16, p = 2 for more). */
const COST = { N: 2 ** 15, r: 8, p: 3 };
const MEMORY = 64 * 1_048_576;
const BYTES = 32;

export const LEAST_CHARACTERS = 12;
const MOST_CHARACTERS = 256;

/** What is wrong with a new password, or null. Length is what counts (NIST SP 800-63B); rules about kinds of characters make worse ones. */
export function passwordTrouble(password: string, name: string): { readonly en: string; readonly lo: string } | null {
  const { length } = [...password];
  if (length < LEAST_CHARACTERS || length > MOST_CHARACTERS) return { en: `Take ${LEAST_CHARACTERS} to ${MOST_CHARACTERS} characters: several words are easy to remember.`, lo: `ໃຊ້ ${LEAST_CHARACTERS} ຫາ ${MOST_CHARACTERS} ຕົວອັກສອນ: ຫຼາຍຄຳຈື່ງ່າຍ.` };
  if (password.toLowerCase().includes(name.toLowerCase())) return { en: 'Leave your name out of it.', lo: 'ຢ່າໃສ່ຊື່ຂອງທ່ານ.' };
  if (new Set(password).size < 5) return { en: 'Take more different characters.', lo: 'ໃຊ້ຕົວອັກສອນຫຼາກຫຼາຍກວ່ານີ້.' };
  return null;
}

/** `scrypt$N$r$p$salt$hash`, base64url: costs may be raised later, old ones still open. */
export async function hashedPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derived(password, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Takes as long without an account (`stored` null) as with one: the time does not tell which names exist. */
export async function passwordFits(password: string, stored: string | null): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = (stored ?? NOBODYS).split('$');
  const wanted = Buffer.from(hash, 'base64url');
  const found = await derived(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) });
  return timingSafeEqual(found, wanted) && stored !== null;
}

const NOBODYS = ['scrypt', COST.N, COST.r, COST.p, randomBytes(16).toString('base64url'), randomBytes(BYTES).toString('base64url')].join('$');

function derived(password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // The same word typed on two keyboards may come in two forms.
    scrypt(password.normalize('NFKC'), salt, BYTES, { ...cost, maxmem: MEMORY }, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** Something to be typed once: without letters that are taken for others. 80 bits. */
export function oneTimePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789A';
  const typed = Array.from(randomBytes(16), (byte) => letters[byte % 32]).join('');
  return typed.replaceAll(/(.{4})(?=.)/g, '$1-');
}
