import { Inject, Injectable } from '@nestjs/common';
import { releaseHash, type FigureReleasedV1, type ReleaseManifest } from '@fm/contracts';
import { RELEASE_AXES } from '@fm/contracts/indicators';
import { Database, type Transaction } from '@fm/persistence';
import type { ReleasedNeed } from '../domain/released-need.js';
import type { ReleasedFigure } from '../domain/released-sums.js';

/** A release that came whole. */
export interface PublicRelease extends ReleaseManifest {
  readonly release: number;
}

export interface ReleasedCell extends ReleasedFigure {
  readonly cell: string;
  readonly measure: string;
}

const ORDER = RELEASE_AXES.flat();

/** Public releases, in tables of their own: what answers the public is read here and nowhere else. */
@Injectable()
export class ReleaseRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Keeps what came; a release that is whole takes nothing more. Looks, under a lock that lets one batch see what another brought, which have become whole. */
  async keep(tx: Transaction, events: readonly FigureReleasedV1[]): Promise<void> {
    await tx.query(KEEP_CELLS, [JSON.stringify(events.filter(({ manifest }) => !manifest).map(asRow))]);
    for (const { release, manifest } of events) {
      if (manifest) await tx.query('insert into released_manifest (release, manifest) values ($1, $2) on conflict (release) do nothing', [release, JSON.stringify(manifest)]);
    }
    await tx.query(`select pg_advisory_xact_lock(hashtext('passage-gateway-release'))`);
    for (const release of new Set(events.map((event) => event.release))) await this.completeIfWhole(tx, release);
  }

  private async completeIfWhole(tx: Transaction, release: number): Promise<void> {
    const [held] = await tx.query<{ manifest: ReleaseManifest; cells: number }[]>(
      'select manifest, (select count(*)::int from released_cell where released_cell.release = $1) as cells from released_manifest where release = $1 and not whole',
      [release],
    );
    if (!held || held.cells !== held.manifest.cells) return;
    const cells = await tx.query<{ cell: string; value: number | null }[]>('select cell, value::float8 as value from released_cell where release = $1', [release]);
    if (releaseHash(cells) === held.manifest.sha256) await tx.query('update released_manifest set whole = true where release = $1', [release]);
  }

  /** The newest first. */
  async list(): Promise<PublicRelease[]> {
    const rows = await this.database.query<{ release: number; manifest: ReleaseManifest }[]>('select release, manifest from released_manifest where whole order by release desc');
    return rows.map(({ release, manifest }) => ({ release, ...manifest }));
  }

  async newest(): Promise<PublicRelease | null> {
    return (await this.list())[0] ?? null;
  }

  /** The cells of a margin. */
  margin(release: number, { measure, names, periods, codes, without }: ReleasedNeed, limit: number): Promise<ReleasedFigure[]> {
    return this.database.query<ReleasedFigure[]>(
      `select period, dimensions, value::float8 as value from released_cell
       where release = $1 and measure = $2 and names = $3 and period = any($4::text[]) and dimensions->>$5 is distinct from $6
         and not exists (select from jsonb_each($7::jsonb) as wanted(name, codes) where not wanted.codes ? (dimensions->>wanted.name)) limit $8`,
      [release, measure, names, [...periods.keys()], without?.name ?? '', without?.code ?? '', JSON.stringify(Object.fromEntries(codes)), limit],
    );
  }

  /** A page of all cells, by name. */
  cells(release: number, after: string, limit: number): Promise<ReleasedCell[]> {
    return this.database.query<ReleasedCell[]>(
      `select cell, measure, period, dimensions, value::float8 as value from released_cell
       where release = $1 and cell > $2 and exists (select from released_manifest where released_manifest.release = $1 and whole) order by cell limit $3`,
      [release, after, limit],
    );
  }
}

function asRow({ release, cell, measure, period, dimensions, value, confStatus }: FigureReleasedV1): Record<string, unknown> {
  const named = ORDER.filter((name) => dimensions?.[name] !== undefined).join('.');
  // What is suppressed is not kept, whatever came beside it.
  return { release, cell, measure, period, names: named, dimensions: dimensions ?? {}, value: confStatus === 'C' ? null : value };
}

const KEEP_CELLS = `
  insert into released_cell (release, cell, measure, period, names, dimensions, value)
  select distinct on (release, cell) release, cell, measure, period, names, dimensions, value
  from jsonb_to_recordset($1::jsonb) as incoming (release int, cell text, measure text, period text, names text, dimensions jsonb, value bigint)
  where not exists (select from released_manifest where released_manifest.release = incoming.release and whole)
  order by release, cell
  on conflict (release, cell) do nothing`;
