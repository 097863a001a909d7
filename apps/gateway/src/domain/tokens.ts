import { createHash, randomBytes } from 'node:crypto';

const PREFIXES = { key: 'pk_', session: 'ps_' } as const;
export type OwnToken = keyof typeof PREFIXES;

/** 256 random bits behind a prefix by which a scanner for leaked secrets, and we, know what it is. */
export const newToken = (kind: OwnToken): string => PREFIXES[kind] + randomBytes(32).toString('base64url');

/** What is kept of a token. It is random, so that a plain hash is enough. */
export const digestOf = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest();

/** Signed: a JSON Web Token in its compact form. Other: a key of the configuration. */
export function kindOfToken(token: string): OwnToken | 'signed' | 'other' {
  if (token.startsWith(PREFIXES.key)) return 'key';
  if (token.startsWith(PREFIXES.session)) return 'session';
  return token.split('.').length === 3 ? 'signed' : 'other';
}
