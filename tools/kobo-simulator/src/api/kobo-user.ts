import { ApiRefusal } from './api-refusal.js';

/**
 * What a token may do. `hiddenIds` are Kobo's partial permissions: those submissions are missing from lists and counts without a
 * word and are 404 alone, as if they had been deleted.
 */
export type Permissions = 'manage' | 'view' | 'none' | { readonly hiddenIds: readonly number[] };

export interface KoboUser {
  token: string;
  username: string;
  permissions: Permissions;
}

const MANAGE = [
  'add_submissions', 'change_asset', 'change_metadata_asset', 'change_submissions', 'delete_submissions', 'manage_asset',
  'validate_submissions', 'view_asset', 'view_submissions',
];

/** Kobo's names of permissions. Who has partial ones has no `view_submissions`. */
export function codenames({ permissions }: KoboUser): string[] {
  if (permissions === 'manage') return MANAGE;
  if (permissions === 'view') return ['view_asset', 'view_submissions'];
  return permissions === 'none' ? [] : ['partial_submissions', 'view_asset'];
}

export function hiddenFrom({ permissions }: KoboUser): ReadonlySet<number> {
  return new Set(typeof permissions === 'object' ? permissions.hiddenIds : []);
}

/** @throws ApiRefusal 403 without the named permission, as Kobo answers those who may at least see the form */
export function demand(user: KoboUser, codename: string): void {
  if (!codenames(user).includes(codename)) throw new ApiRefusal(403, 'You do not have permission to perform this action.');
}
