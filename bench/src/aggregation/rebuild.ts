import type { Client } from 'pg';
import type { Database } from '@fm/persistence';
import { MOVEMENT_CUBES } from '@fm/contracts/indicators';
import { rebuilding } from '../../../tools/rebuild/src/rebuild-at.js';
import { figure, type BenchFigure } from '../figure.js';

const RECOUNT = `select count(*) from (
  select named.cube, concat_ws('|', point, direction, nullif(part->>1, '')), day, sum((part->>2)::bigint), sum(n_records), sum(n_flagged)
  from aggregation.contribution, jsonb_array_elements(parts) as part join unnest($1::text[], $2::text[]) as named(short, cube) on named.short = part->>0
  where counting and point is not null group by 1, 2, 3) as cell`;

/** All figures added up anew, compared and published under the next epoch, beside a plain sum that compares and publishes nothing. Throws Error where they differ. */
export async function measureRebuild(database: Database, admin: Client): Promise<BenchFigure> {
  const began = performance.now();
  const result = await rebuilding(database).rebuild({ accept: false });
  const seconds = (performance.now() - began) / 1_000;
  if (result?.outcome !== 'equal') throw new Error(`the rebuild found ${result?.differences.length ?? 0} cells that differ: its speed means nothing. Run npm run jest -- apps/aggregation/test/rebuild, which tells more.`);
  const again = performance.now();
  await admin.query(RECOUNT, [Object.keys(MOVEMENT_CUBES), Object.values(MOVEMENT_CUBES).map(({ name }) => name)]);
  const plain = (performance.now() - again) / 1_000;
  return figure(`aggregation: rebuild of ${result.submissions}, equal by hash`, 'submissions/s', {
    value: result.submissions / seconds, baseline: result.submissions / plain, note: `one statement that adds up the same; ours also compares ${result.cells} cells and publishes ${result.published}`,
  });
}
