import { Outbox } from '@fm/delivery';
import { dataSourceFor, type Database } from '@fm/persistence';
import { RebuildFiguresService, type RebuildResult } from '../../../apps/aggregation/src/rebuild-figures.service.js';
import { AGGREGATION_SCHEMA } from '../../../apps/aggregation/src/store/aggregation.schema.js';
import { FlowCellRepository } from '../../../apps/aggregation/src/store/flow-cell.repository.js';
import { KnownPointRepository } from '../../../apps/aggregation/src/store/known-point.repository.js';
import { KnownRoundRepository } from '../../../apps/aggregation/src/store/known-round.repository.js';
import { RebuildRepository } from '../../../apps/aggregation/src/store/rebuild.repository.js';
import { RecountRepository } from '../../../apps/aggregation/src/store/recount.repository.js';
import { Progress, type ProgressOutput } from '../../../platform/src/demo/progress.js';
import { OperatorProblem } from '../../operator/src/operator-problem.js';

export interface RebuildOptions {
  readonly accept: boolean;
  /** For the progress bar. */
  readonly output: ProgressOutput;
}

/** The rebuilding of aggregation over a database, as its own role or an administrator's. */
export function rebuilding(database: Database): RebuildFiguresService {
  const outbox = new Outbox(AGGREGATION_SCHEMA.name, null, () => new Date());
  return new RebuildFiguresService(database, {
    rebuilds: new RebuildRepository(), recounts: new RecountRepository(), cells: new FlowCellRepository(), points: new KnownPointRepository(), rounds: new KnownRoundRepository(), outbox,
  });
}

/** @returns null where another rebuild is under way. @throws OperatorProblem where the database does not answer */
export async function rebuildAt(url: string, { accept, output }: RebuildOptions): Promise<RebuildResult | null> {
  // Sums over years of days may take longer than a service's statement may.
  const database = await dataSourceFor(AGGREGATION_SCHEMA, { url, poolSize: 3, statementTimeoutMs: 0 }).initialize().catch((error: unknown) => {
    throw new OperatorProblem(`The database does not answer (${error instanceof Error ? error.message : String(error)}).`, { en: 'Look whether it runs, and whether DATABASE_ADMIN_URL names it.', lo: 'ກວດວ່າຖານຂໍ້ມູນເຮັດວຽກຢູ່ ແລະ DATABASE_ADMIN_URL ຖືກຕ້ອງ.' });
  });
  try {
    return await rebuilding(database).rebuild({ accept, onCompared: ({ done, submissions }) => new Progress('Submissions', submissions, output).show(done), onPublished: shownPages(output) });
  } finally {
    await database.destroy();
  }
}

/** How many figures there are is known at the end only: pages are told as they go out. */
function shownPages(output: ProgressOutput): (cells: number) => void {
  return (cells) => void output.write(output.isTTY === true ? `\rFigures published: ${cells}` : '');
}
