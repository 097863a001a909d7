import type { DaySpan, Interval, PointNeed, QueryDimension } from '@fm/indicators';
import type { Parameters } from './statement.js';

/** Period codes; IYYY and IW are ISO 8601 weeks. */
const PERIODS: Readonly<Record<Interval, string>> = {
  day: `to_char(f.day, 'YYYY-MM-DD')`,
  week: `to_char(f.day, 'IYYY-"W"IW')`,
  month: `to_char(f.day, 'YYYY-MM')`,
  quarter: `to_char(f.day, 'YYYY-"Q"Q')`,
  year: `to_char(f.day, 'YYYY')`,
  total: `'total'`,
};

/** What derives from the point or the day, and the two codes that have columns of their own. */
const DERIVED: Readonly<Partial<Record<QueryDimension, string>>> = {
  fmp: 'f.fmp',
  direction: 'f.direction',
  province: `coalesce(p.adm1, 'unknown')`,
  district: `coalesce(p.adm2, 'unknown')`,
  pointClass: `coalesce(p.class, 'unknown')`,
  counting: `case when p.code is null then 'unknown' when p.corridor is null or (p.point->>'corridorCounts')::boolean then 'yes' else 'no' end`,
  weekday: `extract(isodow from f.day)::text`,
  round: `coalesce(r.round, 'none')`,
};

/** The name comes from the fixed list of dimensions, never from a request. */
export const expressionOf = (name: QueryDimension): string => DERIVED[name] ?? `coalesce(f.dimensions->>'${name}', 'unknown')`;

const quoted = (name: string): string => `"${name}"`;
export const selected = (interval: Interval, by: readonly QueryDimension[]): string => [`${PERIODS[interval]} as period`, ...by.map((name) => `${expressionOf(name)} as ${quoted(name)}`)].join(', ');
export const grouped = (by: readonly QueryDimension[]): string => Array.from({ length: by.length + 1 }, (_, index) => index + 1).join(', ');
export const codesArray = (by: readonly QueryDimension[]): string => `array[${by.map(quoted).join(', ')}]::text[] as codes`;

export const usesRound = ({ by, filters }: PointNeed): boolean => by.includes('round') || filters.has('round');

/** The points, and where it is asked for the round in which a point was on a day. */
export const joined = (need: PointNeed): string => `left join known_point p on p.code = f.fmp${usesRound(need) ? ' left join round_day r on r.fmp = f.fmp and r.day = f.day' : ''}`;

/**
 * One round for each point and day: where two overlap, the one that began later. By point and day and not by cell, so that the join is one of
 * thousands of rows and not of millions.
 */
export function roundDays({ from, to }: DaySpan, parameters: Parameters): string {
  return `round_day as (
    select distinct on (plan.point, d.day) plan.point as fmp, d.day::date as day, plan.round
    from (select distinct entry->>'round' as round, entry->>'point' as point, (entry->>'from')::date as from_day, (entry->>'to')::date as to_day
          from known_round where not (entry->>'withdrawn')::boolean) plan
    cross join lateral generate_series(greatest(plan.from_day, ${parameters.add(from)}::date), least(plan.to_day, ${parameters.add(to)}::date), interval '1 day') as d(day)
    order by plan.point, d.day, plan.from_day desc, plan.round)`;
}

export function filterConditions({ filters }: PointNeed, provinces: readonly string[] | null, parameters: Parameters): string[] {
  const where = [...filters].map(([name, codes]) => `${expressionOf(name)} = any(${parameters.add(codes)}::text[])`);
  return provinces ? [...where, `p.adm1 = any(${parameters.add(provinces)}::text[])`] : where;
}
