import type { Indicator } from '@fm/contracts/indicators';
import type { KeyHolder } from './api-keys.js';

/** The public is who brings no key. */
export type Audience = KeyHolder['role'] | 'public';

/**
 * How much of an indicator somebody sees. Released: what the newest published release says. Live: the current figures, of the points of
 * these provinces (null: all). Snapshots: what was published of fixed periods, suppressed; of a province only where it is one of these. Denied: nothing.
 */
export type AccessScope =
  | { readonly kind: 'released' }
  | { readonly kind: 'live'; readonly provinces: readonly string[] | null }
  | { readonly kind: 'snapshots'; readonly provinces: readonly string[] | null }
  | { readonly kind: 'denied' };

export const audienceOf = (holder: KeyHolder | null): Audience => holder?.role ?? 'public';

const MAY_SEE_QUALITY: readonly Audience[] = ['viewer', 'manager'];

/** The row of the table "who may see what" for figures. S and X are never live for anybody: they come as releases and snapshots; of R nothing is ever released. */
export function scopeOf(holder: KeyHolder | null, sensitivity: Indicator['sensitivity']): AccessScope {
  if (!holder) return { kind: 'released' };
  const { role, provinces } = holder;
  switch (sensitivity) {
    case 'P': return { kind: 'live', provinces };
    case 'R': return MAY_SEE_QUALITY.includes(role) ? { kind: 'live', provinces } : { kind: 'denied' };
    case 'S':
    case 'X': return role === 'admin' ? { kind: 'denied' } : { kind: 'snapshots', provinces };
  }
}

/** The provinces asked for that lie outside the scope: one is enough to refuse. */
export function provincesOutside(scope: AccessScope, asked: readonly string[]): readonly string[] {
  const provinces = provincesOf(scope);
  if (provinces === null) return [];
  return asked.filter((code) => !provinces.includes(code));
}

/** The provinces that a scope is limited to; null: to none. */
export const provincesOf = (scope: AccessScope): readonly string[] | null => ('provinces' in scope ? scope.provinces : null);
