import type { Indicator } from '@fm/contracts/indicators';
import type { KeyHolder } from './api-keys.js';

/** The public is who brings no key. */
export type Audience = KeyHolder['role'] | 'public';

/**
 * How much of an indicator somebody sees. Released: what the newest published release says. Live: the current figures, of the points of
 * these provinces (null: all). Denied: nothing.
 */
export type AccessScope =
  | { readonly kind: 'released' }
  | { readonly kind: 'live'; readonly provinces: readonly string[] | null }
  | { readonly kind: 'denied' };

export const audienceOf = (holder: KeyHolder | null): Audience => holder?.role ?? 'public';

/** The row of the table "who may see what" for figures. S and X are never live for anybody: they come as releases and snapshots. */
export function scopeOf(holder: KeyHolder | null, sensitivity: Indicator['sensitivity']): AccessScope {
  if (sensitivity === 'R') return { kind: 'denied' };
  if (!holder) return { kind: 'released' };
  if (sensitivity === 'P') return { kind: 'live', provinces: holder.provinces };
  return holder.role === 'admin' ? { kind: 'denied' } : { kind: 'released' };
}

/** The provinces asked for that lie outside the scope: one is enough to refuse. */
export function provincesOutside(scope: AccessScope, asked: readonly string[]): readonly string[] {
  if (scope.kind !== 'live' || scope.provinces === null) return [];
  const { provinces } = scope;
  return asked.filter((code) => !provinces.includes(code));
}
