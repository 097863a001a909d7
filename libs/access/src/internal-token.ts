import { jwtVerify, SignJWT } from 'jose';

export const ROLES = ['viewer', 'manager', 'protection', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks, as the gateway vouches for. `provinces` null: all. */
export interface Caller {
  readonly subject: string;
  readonly role: Role;
  readonly provinces: readonly string[] | null;
}

const ISSUER = 'passage/gateway';
const LIFETIME = '60s';

/** A token with which the gateway forwards a person's command to the service that owns it. HS256, valid for a minute. */
export function signInternalToken(secret: string, caller: Caller): Promise<string> {
  return new SignJWT({ role: caller.role, provinces: caller.provinces })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(caller.subject)
    .setIssuer(ISSUER)
    .setIssuedAt()
    .setExpirationTime(LIFETIME)
    .sign(new TextEncoder().encode(secret));
}

/** @returns null where the token is missing, forged, stale or says nothing of a role */
export async function verifyInternalToken(secret: string, token: string): Promise<Caller | null> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), { issuer: ISSUER, algorithms: ['HS256'], clockTolerance: 60 });
    const role = ROLES.find((known) => known === payload['role']);
    const provinces = payload['provinces'];
    // Only an explicit null means all provinces: a token that says nothing of them is no token of ours.
    if (!role || typeof payload.sub !== 'string' || (provinces !== null && !Array.isArray(provinces))) return null;
    return { subject: payload.sub, role, provinces: provinces?.map(String) ?? null };
  } catch {
    return null;
  }
}
