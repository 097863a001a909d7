import { createHmac, timingSafeEqual } from 'node:crypto';

const STEP_SECONDS = 30;
const DIGITS = 6;
/** Clocks of telephones go a little wrong: one step before and after. */
const WINDOW = 1;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The code of a step (RFC 4226, SHA-1, dynamic truncation), as authenticator apps show it. */
export function codeAt(secret: Buffer, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', secret).update(counter).digest();
  const at = (hash.at(-1) ?? 0) & 0x0f;
  const number = hash.readUInt32BE(at) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** RFC 6238: which step it is. */
export const stepOf = (instant: Date): number => Math.floor(instant.getTime() / 1_000 / STEP_SECONDS);

/**
 * The step whose code this is, or null. Steps up to `lastUsed` are spent: a code that somebody saw being typed opens nothing again.
 */
export function stepOfCode(code: string, secret: Buffer, now: Date, lastUsed: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const current = stepOf(now);
  for (let step = current - WINDOW; step <= current + WINDOW; step++) {
    if (step > lastUsed && timingSafeEqual(Buffer.from(codeAt(secret, step)), Buffer.from(code))) return step;
  }
  return null;
}

/** RFC 4648, without padding: what authenticator apps take. */
export function base32(bytes: Buffer): string {
  let [bits, held, text] = [0, 0, ''];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += BASE32[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + BASE32[(held << (5 - bits)) & 31] : text;
}

/** What goes into the square that a telephone reads. */
export function otpauthUrl(secret: Buffer, name: string): string {
  return `otpauth://totp/Passage:${encodeURIComponent(name)}?secret=${base32(secret)}&issuer=Passage&algorithm=SHA1&digits=${DIGITS}&period=${STEP_SECONDS}`;
}
