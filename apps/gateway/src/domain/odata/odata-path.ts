import type { Interval } from '@fm/indicators';
import { FIGURE_SETS, hasInterval, type FigureSet } from '../figure-set.js';

/** Each interval is a service of its own, so that a table never mixes days with months: `/odata` is by day, `/odata/month` by month. */
export const ODATA_INTERVALS = ['day', 'week', 'month', 'quarter', 'year'] as const satisfies readonly Interval[];

export type ODataTarget = { readonly interval: Interval; readonly root: string } & (
  | { readonly kind: 'service' | 'metadata' }
  | { readonly kind: 'set' | 'count'; readonly set: FigureSet }
);

/** What a path under `/odata` names; null: nothing. */
export function odataTarget(path: string): ODataTarget | null {
  const [first = '', ...rest] = path.replace(/^\/odata\/?/, '').replace(/\/$/, '').split('/').map(plain);
  const named = ODATA_INTERVALS.find((one) => one === first);
  const interval = named ?? 'day';
  const [resource = '', sub, ...more] = named ? rest : [first, ...rest];
  const where = { interval, root: named ? `/odata/${named}` : '/odata' };
  if (resource === '' || resource === '$metadata') return sub === undefined ? { ...where, kind: resource === '' ? 'service' : 'metadata' } : null;
  const set = FIGURE_SETS.find((one) => one.name === resource && hasInterval(one, interval));
  if (!set || more.length > 0 || (sub !== undefined && sub !== '$count')) return null;
  return { ...where, kind: sub === undefined ? 'set' : 'count', set };
}

/** `%24metadata` is `$metadata`; nothing else that needs encoding is served. */
const plain = (segment: string): string => segment.replaceAll(/%24/gi, '$');
