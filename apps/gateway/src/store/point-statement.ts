import { POINT_DAY_STATES } from '@fm/contracts/indicators';
import type { PointNeed } from '@fm/indicators';
import type { Limits } from './figure-statement.js';
import { codesArray, filterConditions, grouped, joined, roundDays, selected, usesRound } from './period-and-codes.js';
import { Parameters, type Statement } from './statement.js';

/**
 * Hours and days of points, first by point and day and then summed per period and codes: an observed hour counts within a plan of its own day
 * alone, and no day counts for more than its plan.
 */
export function pointStatement(need: PointNeed, { provinces, rows }: Limits): Statement {
  const parameters = new Parameters();
  const { span, interval, by } = need;
  const parts = [`point_day as (
      select fmp, day, sum(value) filter (where measure = 'planned-hours') as planned, sum(value) filter (where measure = 'observed-hours') as watched,
        ${POINT_DAY_STATES.map((state) => `coalesce(sum(value) filter (where measure = 'point-days' and dimensions->>'state' = '${state}'), 0) as "${state}"`).join(', ')}
      from figure where (measure, cube) in (('planned-hours', 'fmp'), ('observed-hours', 'fmp'), ('point-days', 'fmp.state'))
        and day between ${parameters.add(span.from)}::date and ${parameters.add(span.to)}::date
      group by fmp, day)`];
  if (usesRound(need)) parts.push(roundDays(span, parameters));
  const where = ['true', ...filterConditions(need, provinces, parameters)];
  const sql = `with ${parts.join(', ')}
    select period, ${codesArray(by)}, planned::float8 as planned, watched::float8 as observed, days
    from (select ${selected(interval, by)}, sum(f.planned) filter (where f.planned > 0) as planned,
        coalesce(sum(least(coalesce(f.watched, 0), f.planned)) filter (where f.planned > 0), 0) as watched,
        jsonb_build_object(${POINT_DAY_STATES.map((state) => `'${state}', sum(f."${state}")`).join(', ')}) as days
      from point_day f ${joined(need)} where ${where.join(' and ')} group by ${grouped(by)}) as summed
    limit ${parameters.add(rows)}`;
  return { sql, parameters: parameters.values };
}
