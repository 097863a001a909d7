import { Injectable } from '@nestjs/common';
import type { MonitoringPoint } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import type { RegisteredPoint } from '../domain/registered-point.js';
import type { PointFacts } from '../domain/submission-state.js';

/** Who changes the register, and when. */
export interface Change {
  readonly actor: string;
  readonly at: Date;
}

/** The register of flow monitoring points. */
@Injectable()
export class PointRepository {
  /**
   * Makes this the entry of its code and keeps the version in the history. The row stays locked until the transaction ends.
   * @returns null where the entry is the same already
   */
  async register(tx: Transaction, point: MonitoringPoint, { actor, at }: Change): Promise<RegisteredPoint | null> {
    const [row] = await tx.query<{ revision: number }[]>(REGISTER, [point.code, JSON.stringify(point), point.adm1, point.adm2, actor, at]);
    if (!row) return null;
    await tx.query('insert into monitoring_point_history (code, revision, point, actor, changed_at) values ($1, $2, $3, $4, $5)', [point.code, row.revision, JSON.stringify(point), actor, at]);
    return { point, revision: row.revision };
  }

  async find(tx: Transaction, code: string): Promise<RegisteredPoint | undefined> {
    const [found] = await tx.query<RegisteredPoint[]>('select point, revision from monitoring_point where code = $1', [code]);
    return found;
  }

  all(tx: Transaction): Promise<RegisteredPoint[]> {
    return tx.query<RegisteredPoint[]>('select point, revision from monitoring_point order by code');
  }

  /** Locked, so that a change in hand is told after them, not before. */
  changedSince(tx: Transaction, since: Date): Promise<RegisteredPoint[]> {
    return tx.query<RegisteredPoint[]>('select point, revision from monitoring_point where changed_at >= $1 order by code for update', [since]);
  }

  /** What locating goes by, of every point: some tens to hundreds. */
  async facts(tx: Transaction): Promise<PointFacts[]> {
    const rows = await tx.query<FactsRow[]>('select point, codes_revision, codes_changed_at from monitoring_point order by code');
    return rows.map(({ point: { code, adm1, adm2, lat, lon, radiusM, confirmed, onBoard = false }, codes_revision: revision, codes_changed_at: changedAt }) => (
      { code, adm1, adm2, lat, lon, radiusM, confirmed, onBoard, revision, changedAt: changedAt.toISOString() }));
  }
}

interface FactsRow {
  readonly point: MonitoringPoint;
  readonly codes_revision: number;
  readonly codes_changed_at: Date;
}

/** The fields of an entry that a location depends on. */
const LOCATED_BY = (entry: string): string => `(${['adm1', 'adm2', 'lat', 'lon', 'radiusM', 'confirmed', 'onBoard'].map((field) => `${entry}.point->'${field}'`).join(', ')})`;

/** Compared as jsonb: neither the order of the fields nor the spelling of a number makes a change. */
const REGISTER = `
  insert into monitoring_point as held (code, revision, point, adm1, adm2, codes_revision, codes_changed_at, actor, changed_at)
  values ($1, 1, $2::jsonb, $3, $4, 1, $6, $5, $6)
  on conflict (code) do update set
    revision = held.revision + 1, point = excluded.point, adm1 = excluded.adm1, adm2 = excluded.adm2, actor = excluded.actor, changed_at = excluded.changed_at,
    codes_revision = case when ${LOCATED_BY('held')} is not distinct from ${LOCATED_BY('excluded')} then held.codes_revision else held.codes_revision + 1 end,
    codes_changed_at = case when (held.adm1, held.adm2) = (excluded.adm1, excluded.adm2) then held.codes_changed_at else excluded.codes_changed_at end
  where held.point <> excluded.point
  returning revision`;
