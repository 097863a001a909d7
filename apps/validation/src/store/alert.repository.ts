import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { Alert, AnyAlertKind, NewAlert } from '../domain/alert.js';

export type AlertKey = Pick<Alert, 'kind' | 'place' | 'day'>;
type Row = Omit<Alert, 'raisedAt' | 'acknowledgedAt' | 'overAt'> & { readonly raisedAt: Date; readonly acknowledgedAt: Date | null; readonly overAt: Date | null };

const COLUMNS = `kind, place, day::text as day, province, message, raised_at as "raisedAt", acknowledged_by as "acknowledgedBy", acknowledged_at as "acknowledgedAt", over_at as "overAt", revision`;
const MOST = 1_000;

/** What was raised, and who acknowledged it. */
@Injectable()
export class AlertRepository {
  /** @returns those that were not raised before, at their first revision */
  async raise(tx: Transaction, alerts: readonly NewAlert[], at: string): Promise<Alert[]> {
    if (alerts.length === 0) return [];
    return (await tx.query<Row[]>(
      `insert into alert (kind, place, day, province, message, raised_at, revision)
       select distinct on (kind, place, day) kind, place, day, province, message, $2::timestamptz, 1 from jsonb_to_recordset($1::jsonb) as a(kind text, place text, day date, province text, message jsonb)
       order by kind, place, day on conflict (kind, place, day) do nothing returning ${COLUMNS}`,
      [JSON.stringify(alerts), at],
    )).map(alertIn);
  }

  /** Of these kinds, newest first, as far as they concern these provinces (null: all). */
  async list(tx: Transaction, kinds: readonly AnyAlertKind[], { provinces, onlyOpen }: { readonly provinces: readonly string[] | null; readonly onlyOpen: boolean }): Promise<Alert[]> {
    return (await tx.query<Row[]>(
      `select ${COLUMNS} from alert where kind = any($1) and ($2::text[] is null or province is null or province = any($2)) and (not $3 or (acknowledged_at is null and over_at is null))
       order by raised_at desc, kind, place, day limit ${MOST}`,
      [kinds, provinces, onlyOpen],
    )).map(alertIn);
  }

  /** Locked until commit. */
  async find(tx: Transaction, { kind, place, day }: AlertKey): Promise<Alert | undefined> {
    return (await tx.query<Row[]>(`select ${COLUMNS} from alert where kind = $1 and place = $2 and day = $3 for update`, [kind, place, day])).map(alertIn)[0];
  }

  /** Its next revision, acknowledged, opened again or over. */
  async change(tx: Transaction, { kind, place, day }: AlertKey, to: Pick<Alert, 'acknowledgedBy' | 'acknowledgedAt' | 'overAt'>): Promise<Alert> {
    const [rows] = await tx.query<[Row[], number]>(
      `update alert set acknowledged_by = $4, acknowledged_at = $5, over_at = $6, revision = revision + 1 where kind = $1 and place = $2 and day = $3 returning ${COLUMNS}`,
      [kind, place, day, to.acknowledgedBy, to.acknowledgedAt, to.overAt],
    );
    const [row] = rows;
    if (!row) throw new Error('alert: the row that was changed did not come back.');
    return alertIn(row);
  }
}

function alertIn(row: Row): Alert {
  return { ...row, raisedAt: row.raisedAt.toISOString(), acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null, overAt: row.overAt?.toISOString() ?? null };
}
