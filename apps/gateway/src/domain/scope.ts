import type { KeyHolder, KeyRole } from './api-keys.js';

/** What somebody may do and see, as an administrator gave it. `provinces` null: all. */
export interface Scope {
  readonly role: KeyRole;
  readonly provinces: readonly string[] | null;
  readonly grants: readonly string[];
}

/** Who asks, wherever the right to ask comes from. `identity` names them for ever: `configured:NAME`, `key:ID`, `account:NAME`, `oidc:SUBJECT`. */
export interface Holder extends KeyHolder, Scope {
  readonly identity: string;
  readonly grants: readonly string[];
  /** Came in by a one-time password: may choose a new one and nothing else. */
  readonly mustChoosePassword?: true;
}

export const PUBLIC_IDENTITY = 'public';
