import { jwtVerify, SignJWT } from 'jose';

export const ROLES = ['viewer', 'manager', 'protection', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Rights beyond a role, each given to a key by name. `steward`: a manager who reads records of class S. */
export const GRANTS = ['steward'] as const;
export type Grant = (typeof GRANTS)[number];

/** Who asks, as the gateway vouches for. `provinces` null: all. */
export interface Caller {
  readonly subject: string;
  readonly role: Role;
  readonly provinces: readonly string[] | null;
  /** Absent: none. */
  readonly grants?: readonly Grant[] | undefined;
}

const ISSUER = 'passage/gateway';
const LIFETIME = '60s';

/** A token with which the gateway forwards a person's command to the service that owns it. HS256, valid for a minute. */
export function signInternalToken(secret: string, caller: Caller): Promise<string> {
  return new SignJWT({ role: caller.role, provinces: caller.provinces, ...(caller.grants?.length ? { grants: caller.grants } : {}) })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(caller.subject)
    .setIssuer(ISSUER)
    .setIssuedAt()
    .setExpirationTime(LIFETIME)
    .sign(new TextEncoder().encode(secret));
}

/** What is not known grants nothing. */
export function knownGrants(given: unknown): readonly Grant[] {
  return Array.isArray(given) ? GRANTS.filter((grant) => given.includes(grant)) : [];
}

/** @returns null where the token is missing, forged, stale or says nothing of a role */
export async function verifyInternalToken(secret: string, token: string): Promise<Caller | null> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), { issuer: ISSUER, algorithms: ['HS256'], clockTolerance: 60 });
    const role = ROLES.find((known) => known === payload['role']);
    const provinces = payload['provinces'];
    // Only an explicit null means all provinces: a token that says nothing of them is no token of ours.
    if (!role || typeof payload.sub !== 'string' || (provinces !== null && !Array.isArray(provinces))) return null;
    const grants = knownGrants(payload['grants']);
    return { subject: payload.sub, role, provinces: provinces?.map(String) ?? null, ...(grants.length > 0 ? { grants } : {}) };
  } catch {
    return null;
  }
}
