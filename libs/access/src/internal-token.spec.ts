import { describe, expect, it } from '@jest/globals';
import { SignJWT, UnsecuredJWT } from 'jose';
import { ROLES, signInternalToken, verifyInternalToken, type Caller } from './internal-token.js';

const SECRET = 's'.repeat(32);
const CALLER: Caller = { subject: 'dm-luang-namtha', role: 'manager', provinces: ['LA03'] };

interface Forgery {
  readonly payload?: Record<string, unknown>;
  readonly issuer?: string;
  readonly subject?: string | null;
  readonly algorithm?: string;
  readonly secret?: string;
  readonly expires?: number;
}

function forged({ payload = { role: 'manager', provinces: null }, issuer = 'passage/gateway', subject = 'x', algorithm = 'HS256', secret = SECRET, expires = 60 }: Forgery): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const token = new SignJWT(payload).setProtectedHeader({ alg: algorithm }).setIssuer(issuer).setIssuedAt(now).setExpirationTime(now + expires);
  if (subject !== null) token.setSubject(subject);
  return token.sign(new TextEncoder().encode(secret.padEnd(64, 's').slice(0, algorithm === 'HS256' ? secret.length : 64)));
}

describe('the internal token', () => {
  it.each([...ROLES])('brings a caller of role %s as the gateway vouched for', async (role) => {
    for (const provinces of [['LA03', 'LA04'], [], null]) {
      const caller = { ...CALLER, role, provinces };
      expect(await verifyInternalToken(SECRET, await signInternalToken(SECRET, caller))).toEqual(caller);
    }
  });

  it('brings the grants that are known, and no others', async () => {
    const steward: Caller = { ...CALLER, grants: ['steward'] };
    expect(await verifyInternalToken(SECRET, await signInternalToken(SECRET, steward))).toEqual(steward);
    for (const grants of [['root'], [], 'steward', { steward: true }, null]) expect((await verifyInternalToken(SECRET, await forged({ payload: { role: 'manager', provinces: null, grants } })))?.grants).toBeUndefined();
  });

  it('lives a minute, and no longer than two by any clock', async () => {
    const { exp = 0, iat = 0 } = JSON.parse(Buffer.from((await signInternalToken(SECRET, CALLER)).split('.')[1] ?? '', 'base64url').toString()) as { exp?: number; iat?: number };
    expect(exp - iat).toBe(60);
    expect(await verifyInternalToken(SECRET, await forged({ expires: -30 }))).not.toBeNull();
    expect(await verifyInternalToken(SECRET, await forged({ expires: -61 }))).toBeNull();
  });

  it.each<[string, () => Promise<string> | string]>([
    ['with another secret', () => forged({ secret: 'o'.repeat(32) })],
    ['with another algorithm', () => forged({ algorithm: 'HS512' })],
    ['without signature (alg none)', () => new UnsecuredJWT({ role: 'admin', provinces: null }).setIssuer('passage/gateway').setSubject('x').setExpirationTime('1m').encode()],
    ['of another issuer', () => forged({ issuer: 'somebody' })],
    ['that says nothing of provinces', () => forged({ payload: { role: 'manager' } })],
    ['with provinces that are no list', () => forged({ payload: { role: 'manager', provinces: 'LA03' } })],
    ['without role', () => forged({ payload: { provinces: null } })],
    ['with a role that nobody knows', () => forged({ payload: { role: 'root', provinces: null } })],
    ['with a list of roles', () => forged({ payload: { role: ['admin'], provinces: null } })],
    ['with a role of another case', () => forged({ payload: { role: 'Admin', provinces: null } })],
    ['without subject', () => forged({ subject: null })],
    ['of nothing', () => ''],
    ['of noise', () => 'a.b.c'],
    ['whose payload was changed', async () => {
      const [head, payload = '', signature] = (await forged({})).split('.');
      const richer = { ...(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object), role: 'admin' };
      return [head, Buffer.from(JSON.stringify(richer)).toString('base64url'), signature].join('.');
    }],
  ])('%s brings nobody', async (_, make) => {
    expect(await verifyInternalToken(SECRET, await make())).toBeNull();
  });

  it('that was never signed by anybody brings nobody, whatever stands in it', async () => {
    const [head, payload] = (await forged({ payload: { role: 'admin', provinces: null } })).split('.');
    expect(await verifyInternalToken(SECRET, `${head}.${payload}.`)).toBeNull();
  });
});
