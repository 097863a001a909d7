import type { Client } from 'pg';

const CHUNK = 50_000;
const FIRST_DAY = '2021-01-01';
const DAYS = 1_000;

/** Contributions as years of work leave them: at twenty points, on a thousand days, each in six cells. In chunks, so that no statement runs into its time-out. */
const STORE = `insert into aggregation.contribution (submission, revision, decision, placement, status, counting, counted, erased, point, direction, day, n_records, n_flagged, n_held, held_movements, parts, effective_at)
  select 'bench/history/' || md5(n::text), 1, 1, 1, 'accepted', true, true, false, format('LAO-LA%s-01', 1001 + n % 20), (array['inflow', 'outflow'])[1 + n % 2], date '${FIRST_DAY}' + n / 20 % ${DAYS},
    1, 0, 0, 0, jsonb_build_array(
      jsonb_build_array('total', '', 3), jsonb_build_array('nationality', (array['LAO', 'THA', 'CHN', 'VNM'])[1 + n % 4], 3), jsonb_build_array('hour', lpad((6 + n % 12)::text, 2, '0'), 3),
      jsonb_build_array('transport', (array['bus', 'car', 'foot'])[1 + n % 3] || '|unknown', 3), jsonb_build_array('sexAge', 'F|18-59', 2), jsonb_build_array('sexAge', 'M|18-59', 1)),
    date '${FIRST_DAY}' + n / 20 % ${DAYS} + time '12:00'
  from generate_series($1::int, $2::int) as n`;

const CUBES = `(values ('total', 'fmp.direction'), ('nationality', 'fmp.direction.nationality'), ('hour', 'fmp.direction.hour'), ('transport', 'fmp.direction.transport.movementType'), ('sexAge', 'fmp.direction.sex.age')) as named (short, cube)`;

const SUM = `insert into aggregation.flow_cell (measure, cube, cube_key, day, value, n_records, n_flagged, n_held, held_movements, epoch, revision, effective_at, changed_at)
  select 'movements', named.cube, concat_ws('|', point, direction, nullif(part->>1, '')), day, sum((part->>2)::bigint), count(*), 0, 0, 0, 1, 1, max(effective_at), max(effective_at)
  from aggregation.contribution, jsonb_array_elements(parts) as part join ${CUBES} on named.short = part->>0
  where submission like 'bench/history/%' group by 2, 3, 4`;

/** Fills the tables with so many stored contributions and their cells, and lets PostgreSQL count them, as its own service would by night. */
export async function storeHistory(database: Client, contributions: number, say: (line: string) => void): Promise<void> {
  for (let from = 0; from < contributions; from += CHUNK) {
    await database.query(STORE, [from, Math.min(from + CHUNK, contributions) - 1]);
    say(`  ${Math.min(from + CHUNK, contributions)} of ${contributions} stored contributions made …`);
  }
  await database.query(SUM);
  await settle(database);
}

export async function settle(database: Client): Promise<void> {
  await database.query('vacuum analyze');
  await database.query('checkpoint');
}
