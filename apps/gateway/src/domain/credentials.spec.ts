import { describe, expect, it } from '@jest/globals';
import { base32, codeAt, otpauthUrl, stepOf, stepOfCode } from './one-time-code.js';
import { hashedPassword, oneTimePassword, passwordFits, passwordTrouble } from './password.js';
import { digestOf, kindOfToken, newToken } from './tokens.js';

const SECRET = Buffer.from('12345678901234567890');

describe('one-time codes', () => {
  // RFC 6238, appendix B: SHA-1, eight digits.
  it.each([[59, '94287082'], [1_111_111_109, '07081804'], [1_111_111_111, '14050471'], [1_234_567_890, '89005924'], [2_000_000_000, '69279037'], [20_000_000_000, '65353130']])('are those of the standard at %i s', (seconds, code) => {
    expect(codeAt(SECRET, stepOf(new Date(seconds * 1_000)), 8)).toBe(code);
  });

  it('are taken a step early or late, once, and not otherwise', () => {
    const now = new Date('2026-07-01T10:00:00Z');
    const step = stepOf(now);
    for (const off of [-1, 0, 1]) expect(stepOfCode(codeAt(SECRET, step + off), SECRET, now, 0)).toBe(step + off);
    for (const off of [-2, 2]) expect(stepOfCode(codeAt(SECRET, step + off), SECRET, now, 0)).toBeNull();
    expect(stepOfCode(codeAt(SECRET, step), SECRET, now, step)).toBeNull();
    for (const code of ['', '12345', '1234567', 'abcdef']) expect(stepOfCode(code, SECRET, now, 0)).toBeNull();
  });

  // RFC 4648, section 10.
  it.each([['', ''], ['f', 'MY'], ['fo', 'MZXQ'], ['foo', 'MZXW6'], ['foob', 'MZXW6YQ'], ['fooba', 'MZXW6YTB'], ['foobar', 'MZXW6YTBOI']])('%j in base32', (text, encoded) => {
    expect(base32(Buffer.from(text))).toBe(encoded);
  });

  it('come to a telephone as a square that names whose they are', () => {
    expect(otpauthUrl(SECRET, 'so m')).toBe('otpauth://totp/Passage:so%20m?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Passage&algorithm=SHA1&digits=6&period=30');
  });
});

describe('passwords', () => {
  it('fit their own hash alone, in whichever form they are typed, and nobody has none', async () => {
    const stored = await hashedPassword('ຄຳລັບ ຂອງ Zoë ທີ່ຍາວ');
    expect(stored).toMatch(/^scrypt\$32768\$8\$3\$/);
    expect(await Promise.all([passwordFits('ຄຳລັບ ຂອງ Zoë ທີ່ຍາວ'.normalize('NFD'), stored), passwordFits('ຄຳລັບ', stored), passwordFits('x', null)])).toEqual([true, false, false]);
    expect(await hashedPassword('the same words')).not.toBe(await hashedPassword('the same words'));
  });

  it('are long rather than complicated', () => {
    expect(passwordTrouble('correct horse battery', 'somsy')).toBeNull();
    for (const bad of ['short', 'aaaaaaaaaaaaaaa', 'I am Somsy of Boten', 'x'.repeat(300)]) expect(passwordTrouble(bad, 'somsy')?.lo).toMatch(/[\u0e80-\u0eff]/);
  });

  it('for one use are long enough to be good ones', () => {
    const made = Array.from({ length: 100 }, oneTimePassword);
    expect(new Set(made).size).toBe(100);
    for (const password of made) expect([/^(\w{4}-){3}\w{4}$/.test(password), passwordTrouble(password, 'somsy')]).toEqual([true, null]);
  });
});

describe('tokens', () => {
  it('show what they are, and are known by their hash', () => {
    const [key, session] = [newToken('key'), newToken('session')];
    expect([kindOfToken(key), kindOfToken(session), kindOfToken('a.b.c'), kindOfToken('abc')]).toEqual(['key', 'session', 'signed', 'other']);
    expect(digestOf(key)).toHaveLength(32);
    expect(newToken('key')).not.toBe(key);
  });
});
