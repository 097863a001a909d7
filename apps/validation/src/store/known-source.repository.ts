import { Injectable } from '@nestjs/common';
import type { SourceRegisteredV1 } from '@fm/contracts';
import type { Transaction } from '@fm/persistence';

/** This service's copy of the register of sources; an entry is replaced only by a later revision of it. */
@Injectable()
export class KnownSourceRepository {
  /** Call it with the registers locked. @returns whether the source was not known, or is live or training otherwise than before */
  async keep(tx: Transaction, { source, revision, kind, mode, changedAt, provinces }: SourceRegisteredV1): Promise<boolean> {
    const [held] = await tx.query<{ revision: number; mode: string }[]>('select revision, mode from known_source where source = $1', [source]);
    if (held && held.revision >= revision) return false;
    await tx.query(
      `insert into known_source (source, revision, kind, mode, mode_changed_at, provinces) values ($1, $2, $3, $4, $5, $6)
       on conflict (source) do update set revision = excluded.revision, kind = excluded.kind, provinces = excluded.provinces, mode = excluded.mode,
         mode_changed_at = case when known_source.mode = excluded.mode then known_source.mode_changed_at else excluded.mode_changed_at end`,
      [source, revision, kind, mode, changedAt, provinces ?? null],
    );
    return held?.mode !== mode;
  }

  /** P-codes of the provinces in which sources are used; null: in all. A source that is not known is missing. */
  async provincesOf(tx: Transaction, sources: readonly string[]): Promise<ReadonlyMap<string, readonly string[] | null>> {
    if (sources.length === 0) return new Map();
    const rows = await tx.query<{ source: string; provinces: string[] | null }[]>('select source, provinces from known_source where source = any($1)', [sources]);
    return new Map(rows.map(({ source, provinces }) => [source, provinces]));
  }
}
