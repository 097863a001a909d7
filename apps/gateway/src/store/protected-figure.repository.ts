import { Inject, Injectable } from '@nestjs/common';
import type { FigureProtectedV1 } from '@fm/contracts';
import type { Cube } from '@fm/contracts/indicators';
import { Database, type Transaction } from '@fm/persistence';
import type { SnapshotCell } from '@fm/indicators';

export interface SnapshotQuestion {
  readonly measure: string;
  readonly cube: Cube;
  /** Codes of periods, or all rounds. */
  readonly periods: readonly string[] | 'rounds';
  readonly codes: Readonly<Record<string, readonly string[]>>;
  readonly limit: number;
}

/** Snapshots of class S and X as they were told: kept apart from live figures, read cell by cell and never summed. */
@Injectable()
export class ProtectedFigureRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** A cell is replaced only by a greater version; of several in one batch the greatest counts. */
  async keep(tx: Transaction, figures: readonly FigureProtectedV1[]): Promise<void> {
    await tx.query(UPSERT, [JSON.stringify(figures.map(asRow))]);
  }

  read({ measure, cube, periods, codes, limit }: SnapshotQuestion): Promise<SnapshotCell[]> {
    const [period, asked] = periods === 'rounds' ? [`starts_with(period, $3)`, 'round:'] : ['period = any($3::text[])', periods];
    return this.database.query<SnapshotCell[]>(
      `select period, dimensions as codes, value::float8 as value, base::float8 as base, suppressed, revision from protected_figure
       where measure = $1 and cube = $2 and ${period}
         and not exists (select from jsonb_each($4::jsonb) as wanted(name, codes) where not wanted.codes ? (dimensions->>wanted.name))
       order by period collate "C", cube_key collate "C" limit $5`,
      [measure, cube.name, asked, JSON.stringify(codes), limit],
    );
  }

  /** Up to when the snapshots of a measure know, or null while there are none. */
  async asOf(measure: string): Promise<Date | null> {
    const [row] = await this.database.query<{ effective_at: Date | null }[]>('select max(effective_at) as effective_at from protected_figure where measure = $1', [measure]);
    return row?.effective_at ?? null;
  }
}

function asRow({ measure, cube, cubeKey, period, dimensions, value, base, suppressed, version, effectiveAt }: FigureProtectedV1): Record<string, unknown> {
  // What is withheld is not kept, whatever came beside it.
  const told = suppressed ? { value: null, base: null } : { value, base };
  return { measure, cube, cube_key: cubeKey, period, dimensions, ...told, suppressed, epoch: version.epoch, revision: version.revision, effective_at: effectiveAt };
}

const COLUMNS = 'measure, cube, cube_key, period, dimensions, value, base, suppressed, epoch, revision, effective_at';

const UPSERT = `
  insert into protected_figure (${COLUMNS})
  select distinct on (measure, cube, cube_key, period) ${COLUMNS}
  from jsonb_to_recordset($1::jsonb) as incoming(
    measure text, cube text, cube_key text, period text, dimensions jsonb, value numeric, base numeric, suppressed boolean, epoch int, revision int, effective_at timestamptz)
  order by measure, cube, cube_key, period, epoch desc, revision desc
  on conflict (measure, cube, cube_key, period) do update set
    dimensions = excluded.dimensions, value = excluded.value, base = excluded.base, suppressed = excluded.suppressed, epoch = excluded.epoch,
    revision = excluded.revision, effective_at = excluded.effective_at
  where (protected_figure.epoch, protected_figure.revision) < (excluded.epoch, excluded.revision)`;
