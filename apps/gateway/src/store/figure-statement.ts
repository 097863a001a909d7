import { BASE, multiChoiceOf, type Cube } from '@fm/contracts/indicators';
import type { CellNeed } from '@fm/indicators';
import { codesArray, expressionOf, filterConditions, grouped, joined, roundDays, selected, usesRound } from './period-and-codes.js';
import { Parameters, type Statement } from './statement.js';

export interface Limits {
  /** Only points of these provinces; null: all, also what is without a known point. */
  readonly provinces: readonly string[] | null;
  readonly rows: number;
}

/** Cells of one cube, summed per period and codes. Rows of nothing but zeros are left out. */
export function figureStatement(need: CellNeed, { provinces, rows }: Limits): Statement {
  const parameters = new Parameters();
  const rounds = usesRound(need) ? `with ${roundDays(need.span, parameters)}` : '';
  const { measure, cube, span, interval, by } = need;
  const where = [
    `f.measure = ${parameters.add(measure)}`, `f.cube = ${parameters.add(cube.name)}`,
    `f.day between ${parameters.add(span.from)}::date and ${parameters.add(span.to)}::date`,
    ...baseCondition(cube, need.base, parameters), ...filterConditions(need, provinces, parameters),
  ];
  const sql = `${rounds} select period, ${codesArray(by)}, value::float8 as value, n_records::float8 as "nRecords", n_flagged::float8 as "nFlagged", n_held::float8 as "nHeld",
      held_movements::float8 as "heldMovements", revision, restated, shares_corridor as "sharesCorridor", mixes_classes as "mixesClasses"
    from (select ${selected(interval, by)}, sum(f.value) as value, sum(f.n_records) as n_records, sum(f.n_flagged) as n_flagged, sum(f.n_held) as n_held,
        sum(f.held_movements) as held_movements, max(f.revision) as revision, bool_or(f.restated) as restated, ${by.includes('fmp') ? 'false as shares_corridor, false as mixes_classes' : MIXTURES}
      from figure f ${joined(need)} where ${where.join(' and ')} group by ${grouped(by)}
      having sum(f.value) <> 0 or sum(f.n_records) <> 0 or sum(f.n_held) <> 0) as summed
    limit ${parameters.add(rows)}`;
  return { sql, parameters: parameters.values };
}

function baseCondition(cube: Cube, base: CellNeed['base'], parameters: Parameters): string[] {
  const multiChoice = multiChoiceOf(cube);
  return multiChoice === undefined || base === 'with' ? [] : [`${expressionOf(multiChoice)} ${base === 'only' ? '=' : '<>'} ${parameters.add(BASE)}`];
}

/** Whether a row adds two points of one corridor that do not both count for it, or border and internal ones. */
const MIXTURES = `(count(distinct f.fmp) filter (where p.corridor is not null and f.value <> 0) > count(distinct p.corridor) filter (where f.value <> 0)
        and coalesce(bool_or(p.corridor is not null and f.value <> 0 and (p.point->>'corridorCounts')::boolean is not true), false)) as shares_corridor,
      coalesce(bool_or(p.class = 'border' and f.value <> 0) and bool_or(p.class = 'internal' and f.value <> 0), false) as mixes_classes`;
