import { createHash, timingSafeEqual } from 'node:crypto';

/** A secret of a source as it is kept: a SHA-256, which is enough because the secrets are random, never chosen by people. */
export type Credential =
  | { readonly type: 'basic'; readonly sha256: string }
  | { readonly type: 'header'; readonly name: string; readonly sha256: string };

export type GivenCredential =
  | { readonly type: 'basic'; readonly user: string; readonly password: string }
  | { readonly type: 'header'; readonly name: string; readonly value: string };

const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export function credentialOf(given: GivenCredential): Credential {
  if (given.type === 'basic') return { type: 'basic', sha256: digest(`${given.user}:${given.password}`).toString('hex') };
  return { type: 'header', name: given.name.toLowerCase(), sha256: digest(given.value).toString('hex') };
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** True where a request carries one of the credentials. Every one is compared, each in constant time, so that the answer's time tells nothing. */
export function isAuthentic(credentials: readonly Credential[], headers: Headers): boolean {
  return credentials.map((credential) => matches(credential, headers)).some(Boolean);
}

function matches(credential: Credential, headers: Headers): boolean {
  const sent = credential.type === 'basic' ? basicIn(headers['authorization']) : headers[credential.name];
  return timingSafeEqual(digest(typeof sent === 'string' ? sent : ''), Buffer.from(credential.sha256, 'hex'));
}

/** Kobo encodes user and password as Latin-1. */
function basicIn(header: string | string[] | undefined): string | undefined {
  const found = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(typeof header === 'string' ? header : '');
  return found?.[1] === undefined ? undefined : Buffer.from(found[1], 'base64').toString('latin1');
}
