import { createHash, timingSafeEqual } from 'node:crypto';

export const KEY_ROLES = ['viewer', 'manager', 'protection', 'admin'] as const;
export type KeyRole = (typeof KEY_ROLES)[number];

/** Rights that a manager's key may carry beyond the role. `steward`: reads records of class S. */
export const KEY_GRANTS = ['steward'] as const;

/** One key as configured: its SHA-256 (hex) only, so that the configuration gives nobody access. `provinces` null: all. */
export interface ApiKey {
  readonly name: string;
  readonly role: KeyRole;
  readonly sha256: string;
  readonly provinces: readonly string[] | null;
  /** Left out: none. */
  readonly grants?: readonly string[];
}

/** Who holds a known key. */
export type KeyHolder = Omit<ApiKey, 'sha256'>;

/**
 * The holder of a key, or null. Every configured hash is compared, each in constant time: neither the place in the list nor a common
 * beginning shows in how long it takes.
 */
export function holderOf(key: string, keys: readonly ApiKey[]): KeyHolder | null {
  const hash = createHash('sha256').update(key, 'utf8').digest();
  let holder: KeyHolder | null = null;
  for (const { sha256, name, role, provinces, grants } of keys) {
    if (timingSafeEqual(hash, Buffer.from(sha256, 'hex'))) holder = { name, role, provinces, ...(grants ? { grants } : {}) };
  }
  return holder;
}

/** What is wrong with a configured list of keys and what to write instead, or null. Never repeats a value. */
export function apiKeysTrouble(value: unknown): string | null {
  if (!Array.isArray(value)) return 'write a JSON array of {"name","role","sha256","provinces"}';
  const entries: unknown[] = value;
  for (const [index, entry] of entries.entries()) {
    const trouble = entryTrouble(entry);
    if (trouble) return `entry ${index}: ${trouble}`;
  }
  const hashes = (entries as ApiKey[]).map((key) => key.sha256.toLowerCase());
  return new Set(hashes).size === hashes.length ? null : 'two entries have the same sha256: give each holder a key of its own';
}

function entryTrouble(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null) return 'must be an object';
  const { name, role, sha256, provinces, grants } = entry as Record<string, unknown>;
  if (typeof name !== 'string' || name === '') return '"name" must say whose key it is';
  if (!KEY_ROLES.some((known) => known === role)) return `"role" must be one of ${KEY_ROLES.join(', ')}`;
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/i.test(sha256)) return '"sha256" must be 64 hexadecimal digits';
  if (grants !== undefined && !(Array.isArray(grants) && grants.every((grant) => KEY_GRANTS.some((known) => known === grant)))) return `"grants" must be left out or a list of ${KEY_GRANTS.join(', ')}`;
  if (grants !== undefined && role !== 'manager') return '"grants" are for the role manager alone: leave them out, or give the holder a manager\'s key';
  if (provinces === null) return null;
  const listed = Array.isArray(provinces) && provinces.length > 0 && provinces.every((code) => typeof code === 'string' && code !== '');
  return listed ? null : '"provinces" must be null (all) or a list of province codes with at least one in it';
}
