import { KEY_ROLES, type KeyRole } from './api-keys.js';
import type { Holder } from './scope.js';

/** How the claims of an issuer say what somebody may do here. */
export interface ClaimMapping {
  /** Path of the claim with the issuer's roles or groups, `realm_access.roles`. */
  readonly roleClaim: string;
  /** The issuer's word for each of ours. */
  readonly roles: Readonly<Record<string, KeyRole>>;
  /** Path of the claim with province codes, or with "all". */
  readonly provincesClaim: string;
}

type Claims = Readonly<Record<string, unknown>>;

/**
 * Who a verified token is for; null where it does not say so without doubt: no subject, no role of ours or several, or nothing of provinces.
 * Only an explicit "all" means all.
 */
export function holderOfClaims(claims: Claims, { roleClaim, roles, provincesClaim }: ClaimMapping): Holder | null {
  const subject = claims['sub'];
  const mine = new Set(listAt(claims, roleClaim).flatMap((word) => (Object.hasOwn(roles, word) ? [roles[word]] : [])));
  const [role] = mine;
  const provinces = listAt(claims, provincesClaim);
  if (typeof subject !== 'string' || subject === '' || mine.size !== 1 || role === undefined || provinces.length === 0) return null;
  const name = claims['preferred_username'] ?? claims['email'];
  return { identity: `oidc:${subject}`, name: typeof name === 'string' && name !== '' ? name : subject, role, provinces: provinces.includes('all') ? null : provinces, grants: [] };
}

/** What is wrong with a configured mapping of roles, or null. */
export function rolesTrouble(value: unknown): string | null {
  const fits = typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every((role) => KEY_ROLES.some((known) => known === role));
  return fits ? null : `write a JSON object from the issuer's roles to ours (${KEY_ROLES.join(', ')}), such as {"iom-data":"manager"}`;
}

function listAt(claims: Claims, path: string): readonly string[] {
  let found: unknown = claims;
  for (const name of Object.hasOwn(claims, path) ? [path] : path.split('.')) {
    found = typeof found === 'object' && found !== null && Object.hasOwn(found, name) ? (found as Claims)[name] : undefined;
  }
  const list: unknown[] = Array.isArray(found) ? found : typeof found === 'string' ? found.split(/[\s,]+/) : [];
  return list.filter((word): word is string => typeof word === 'string' && word !== '');
}
