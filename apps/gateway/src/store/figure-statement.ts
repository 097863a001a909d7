import { BASE } from '@fm/contracts/indicators';
import { countsHeld, spreadsRecords } from '../domain/cube-choice.js';
import type { IndicatorQuery } from '../domain/indicator-query.js';
import type { Interval } from '../domain/period.js';
import { isOfWholeRecord, type QueryDimension } from '../domain/query-dimension.js';

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export interface FigureQuestion {
  readonly measure: string;
  readonly query: IndicatorQuery;
  /** Only points of these provinces; null: all, also what is without a known point. */
  readonly provinces: readonly string[] | null;
  readonly limit: number;
}

/** Period codes; IYYY and IW are ISO 8601 weeks. */
const PERIODS: Readonly<Record<Interval, string>> = {
  day: `to_char(f.day, 'YYYY-MM-DD')`,
  week: `to_char(f.day, 'IYYY-"W"IW')`,
  month: `to_char(f.day, 'YYYY-MM')`,
  quarter: `to_char(f.day, 'YYYY-"Q"Q')`,
  year: `to_char(f.day, 'YYYY')`,
  total: `'total'`,
};

const DERIVED: Readonly<Partial<Record<QueryDimension, string>>> = {
  fmp: 'f.fmp',
  direction: 'f.direction',
  province: `coalesce(p.adm1, 'unknown')`,
  district: `coalesce(p.adm2, 'unknown')`,
  pointClass: `coalesce(p.class, 'unknown')`,
  weekday: `extract(isodow from f.day)::text`,
};

/** The name comes from the fixed list of dimensions, never from a request. */
const expressionOf = (name: QueryDimension): string => DERIVED[name] ?? `coalesce(f.dimensions->>'${name}', 'unknown')`;

const WHOLE_RECORDS = 'fmp.direction';

/**
 * The one statement of an answer. `cell`: the cells asked for, summed per period and codes. `record`: where a record lies in several
 * cells, its counts come from {fmp, direction} under the same point, direction and day. `base`: the movements under `_base` of a
 * multi-choice dimension. Rows of nothing but zeros are left out; order is by period and codes, byte by byte.
 */
export function figureStatement(question: FigureQuestion): Statement {
  const { by, cube, multiChoice } = question.query;
  const parameters = new Parameters();
  const separate = spreadsRecords(cube) && !countsHeld(cube);
  const baseBy = by.filter((name) => name !== multiChoice);
  const recordBy = by.filter(isOfWholeRecord);
  const parts = [`cell as (${cells(question, parameters)})`];
  if (separate) parts.push(`record as (${records(question, recordBy, parameters)})`);
  if (multiChoice) parts.push(`base as (${bases(question, baseBy, parameters)})`);
  const keys = ['period', ...by.map(quoted)];
  const sql = `with ${parts.join(', ')}
    select cell.period, array[${by.map((name) => `cell.${quoted(name)}`).join(', ')}]::text[] as codes, cell.value::float8 as value,
      ${separate ? 'coalesce(record.n_records, 0)' : 'cell.n_records'}::float8 as "nRecords",
      ${separate ? 'coalesce(record.n_flagged, 0)' : 'cell.n_flagged'}::float8 as "nFlagged",
      cell.n_held::float8 as "nHeld", cell.held_movements::float8 as "heldMovements",
      ${multiChoice ? 'coalesce(base.value, 0)::float8' : 'null'} as base,
      cell.revision, cell.shares_corridor as "sharesCorridor", cell.mixes_classes as "mixesClasses"
    from cell
    ${separate ? `left join record on ${matching('record', recordBy)}` : ''}
    ${multiChoice ? `left join base on ${matching('base', baseBy)}` : ''}
    order by ${keys.map((key) => `cell.${key} collate "C"`).join(', ')}
    limit ${parameters.add(question.limit)}`;
  return { sql, parameters: parameters.values };
}

function cells({ query, ...question }: FigureQuestion, parameters: Parameters): string {
  const where = [...conditions({ query, ...question }, query.cube.name, parameters), ...filters(query, [...query.filters.keys()], parameters)];
  if (query.multiChoice) where.push(`${expressionOf(query.multiChoice)} <> ${parameters.add(BASE)}`);
  return `select ${selected(query.interval, query.by)}, sum(f.value) as value, sum(f.n_records) as n_records, sum(f.n_flagged) as n_flagged,
      sum(f.n_held) as n_held, sum(f.held_movements) as held_movements, max(f.revision) as revision,
      ${query.by.includes('fmp') ? 'false as shares_corridor, false as mixes_classes' : MIXTURES}
    ${FROM} where ${where.join(' and ')} group by ${grouped(query.by)}
    having sum(f.value) <> 0 or sum(f.n_records) <> 0 or sum(f.n_held) <> 0`;
}

function records(question: FigureQuestion, by: readonly QueryDimension[], parameters: Parameters): string {
  const { query } = question;
  const where = [...conditions(question, WHOLE_RECORDS, parameters), ...filters(query, [...query.filters.keys()].filter(isOfWholeRecord), parameters)];
  return `select ${selected(query.interval, by)}, sum(f.n_records) as n_records, sum(f.n_flagged) as n_flagged ${FROM} where ${where.join(' and ')} group by ${grouped(by)}`;
}

function bases(question: FigureQuestion, by: readonly QueryDimension[], parameters: Parameters): string {
  const { query } = question;
  const others = [...query.filters.keys()].filter((name) => name !== query.multiChoice);
  const where = [...conditions(question, query.cube.name, parameters), ...filters(query, others, parameters)];
  if (query.multiChoice) where.push(`${expressionOf(query.multiChoice)} = ${parameters.add(BASE)}`);
  return `select ${selected(query.interval, by)}, sum(f.value) as value ${FROM} where ${where.join(' and ')} group by ${grouped(by)}`;
}

const FROM = 'from figure f left join known_point p on p.code = f.fmp';

/** Whether a row adds two points of one corridor, or border and internal ones. */
const MIXTURES = `count(distinct f.fmp) filter (where p.corridor is not null and f.value <> 0) > count(distinct p.corridor) filter (where f.value <> 0) as shares_corridor,
      coalesce(bool_or(p.class = 'border' and f.value <> 0) and bool_or(p.class = 'internal' and f.value <> 0), false) as mixes_classes`;

function conditions({ measure, query, provinces }: FigureQuestion, cube: string, parameters: Parameters): string[] {
  const where = [
    `f.measure = ${parameters.add(measure)}`,
    `f.cube = ${parameters.add(cube)}`,
    `f.day between ${parameters.add(query.span.from)}::date and ${parameters.add(query.span.to)}::date`,
  ];
  if (provinces) where.push(`p.adm1 = any(${parameters.add(provinces)}::text[])`);
  return where;
}

function filters(query: IndicatorQuery, names: readonly QueryDimension[], parameters: Parameters): string[] {
  return names.map((name) => `${expressionOf(name)} = any(${parameters.add(query.filters.get(name))}::text[])`);
}

const quoted = (name: string): string => `"${name}"`;
const selected = (interval: Interval, by: readonly QueryDimension[]): string => [`${PERIODS[interval]} as period`, ...by.map((name) => `${expressionOf(name)} as ${quoted(name)}`)].join(', ');
const grouped = (by: readonly QueryDimension[]): string => Array.from({ length: by.length + 1 }, (_, index) => index + 1).join(', ');
const matching = (table: string, by: readonly QueryDimension[]): string => ['period', ...by.map(quoted)].map((key) => `${table}.${key} = cell.${key}`).join(' and ');

class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}
