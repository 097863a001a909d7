import type { KeyRole } from './api-keys.js';

export type Owner = 'ingestion' | 'validation' | 'geo-enrichment' | 'aggregation';
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What of the API belongs to whom, and who may use it by which method. A method that is not here is not served. */
export interface ForwardRule {
  /** What follows `/api/v1/`; the same follows the owner's `/v1/`. */
  readonly resource: string;
  /** The owner's name of it, where that is another. */
  readonly ownName?: string;
  readonly owner: Owner;
  readonly roles: Readonly<Partial<Record<Method, readonly KeyRole[]>>>;
  /** True where the bare resource is served by the gateway itself, so that only what lies below goes to the owner. */
  readonly onlyBelow?: true;
  /** True where the bare resource is read from the gateway itself, so that only commands on it go to the owner. */
  readonly onlyCommands?: true;
  /** True where it holds no records, so that a read of it is not noted in the audit log. What is not marked is. */
  readonly isReference?: true;
}

const all = (...roles: KeyRole[]): ForwardRule['roles'] => ({ GET: roles, POST: roles, PUT: roles, PATCH: roles, DELETE: roles });

export const FORWARD_TABLE: readonly ForwardRule[] = [
  { resource: 'sources', owner: 'ingestion', roles: all('admin') },
  { resource: 'submissions', owner: 'ingestion', roles: all('admin') },
  { resource: 'erasures', owner: 'ingestion', roles: { GET: ['admin'], POST: ['admin'] } },
  { resource: 'vault', owner: 'ingestion', roles: { POST: ['admin'] } },
  { resource: 'attachments', owner: 'ingestion', roles: { GET: ['manager', 'protection'] } },
  { resource: 'completeness', owner: 'ingestion', roles: { GET: ['viewer', 'manager', 'admin'] }, isReference: true },
  { resource: 'quality/completeness', ownName: 'completeness', owner: 'ingestion', roles: { GET: ['viewer', 'manager', 'admin'] }, isReference: true },
  { resource: 'quarantine', owner: 'validation', roles: { GET: ['viewer', 'manager'], POST: ['manager'] } },
  { resource: 'quality', owner: 'validation', roles: { GET: ['viewer', 'manager'] } },
  { resource: 'alerts', owner: 'validation', roles: { GET: ['viewer', 'manager'], POST: ['manager'] } },
  { resource: 'protection', owner: 'validation', roles: { GET: ['protection'], POST: ['protection'] } },
  { resource: 'cleaning-log', owner: 'validation', roles: { GET: ['manager'] } },
  { resource: 'training', owner: 'validation', roles: { GET: ['manager'], POST: ['manager'] } },
  { resource: 'points', owner: 'geo-enrichment', roles: { GET: ['manager'], PUT: ['manager'], POST: ['manager'] }, onlyBelow: true, isReference: true },
  { resource: 'places', owner: 'geo-enrichment', roles: { GET: ['viewer', 'manager', 'protection', 'admin'], PUT: ['manager'] }, isReference: true },
  { resource: 'boundaries', owner: 'geo-enrichment', roles: { GET: ['viewer', 'manager', 'protection', 'admin'] }, isReference: true },
  ...['rounds', 'shift-plans', 'holidays', 'sync-days', 'enumerators'].map((resource): ForwardRule => ({ resource, owner: 'validation', roles: all('manager'), isReference: true })),
  { resource: 'mappings', owner: 'validation', roles: { GET: ['manager'], POST: ['manager'], PUT: ['manager'] }, isReference: true },
  { resource: 'rules', owner: 'validation', roles: { GET: ['manager'], POST: ['manager'], PUT: ['manager'] }, isReference: true },
  ...['explain', 'restatements', 'late', 'anomalies'].map((resource): ForwardRule => ({ resource, owner: 'aggregation', roles: { GET: ['viewer', 'manager', 'admin'] } })),
  { resource: 'releases/drafts', owner: 'aggregation', roles: { GET: ['manager'], POST: ['manager'] }, isReference: true },
  { resource: 'releases', owner: 'aggregation', roles: { POST: ['manager'] }, onlyCommands: true, isReference: true },
];

export const API_PREFIX = '/api/v1/';

/** The rule for a path as it came, without its query; null where nobody but the gateway is concerned. */
export function forwardRuleFor(path: string): ForwardRule | null {
  if (!path.startsWith(API_PREFIX)) return null;
  const asked = path.slice(API_PREFIX.length);
  return FORWARD_TABLE.find(({ resource, onlyBelow, onlyCommands }) => (asked.startsWith(`${resource}/`) && !onlyCommands) || (asked === resource && !onlyBelow)) ?? null;
}

/** The roles for a method; HEAD is as GET. Null: the method is not served. */
export function rolesFor(rule: ForwardRule, method: string): readonly KeyRole[] | null {
  const asked = method === 'HEAD' ? 'GET' : method;
  const found = Object.entries(rule.roles).find(([served]) => served === asked);
  return found?.[1] ?? null;
}

/**
 * Where a request goes: the owner's base, and the path under the owner's name. Null where the URL parser would change the path (`..`,
 * `%2e%2e`, a backslash): what the table allowed would not be what the owner is asked.
 */
export function targetOf(base: string, pathAndQuery: string, { resource, ownName = resource }: Pick<ForwardRule, 'resource' | 'ownName'>): URL | null {
  const [path = '', query] = pathAndQuery.split(/\?(.*)/s);
  const wanted = `/v1/${ownName}${path.slice(API_PREFIX.length + resource.length)}`;
  const target = new URL(wanted, base);
  if (target.origin !== new URL(base).origin || target.pathname !== wanted) return null;
  target.search = query ?? '';
  return target;
}
