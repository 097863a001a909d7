import { Injectable } from '@nestjs/common';
import type { LocalDay, PlannedShift } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import { pointDayKey, type Roster } from '../domain/registers/roster.js';
import type { Enumerator, SyncDays } from '../domain/registers/register.js';

/** What is registered of the work in the field, as the rules ask for it: who counts where, when, and how late it may come. */
@Injectable()
export class FieldworkRepository {
  /** Undefined where nobody is registered: then there is nothing to compare with. */
  async enumerators(tx: Transaction): Promise<ReadonlyMap<string, Enumerator> | undefined> {
    const rows = await tx.query<{ entry: Enumerator }[]>(`select entry from register_entry where register = 'enumerators' and is_current and entry is not null`);
    return rows.length === 0 ? undefined : new Map(rows.map(({ entry }) => [entry.code, entry]));
  }

  /** Days within which a point is expected, by its code. */
  async syncDays(tx: Transaction): Promise<ReadonlyMap<string, number>> {
    const rows = await tx.query<{ entry: SyncDays }[]>(`select entry from register_entry where register = 'sync-days' and is_current and entry is not null`);
    return new Map(rows.map(({ entry }) => [entry.point, entry.days]));
  }

  /** What active rounds plan at these points on these days. */
  async roster(tx: Transaction, asked: readonly { readonly point: string; readonly day: LocalDay }[]): Promise<Roster> {
    const rows = asked.length === 0 ? [] : await tx.query<{ point: string; day: LocalDay; shifts: PlannedShift[] }[]>(
      `select s.entry->>'point' as point, s.entry->>'day' as day, jsonb_agg(s.entry order by s.key) as shifts
       from (select distinct point, day from unnest($1::text[], $2::text[]) as a(point, day)) asked
       join register_entry s on s.register = 'shift-plans' and s.is_current and s.entry->>'day' = asked.day and s.entry->>'point' = asked.point
       join register_entry r on r.register = 'rounds' and r.is_current and r.key = s.entry->>'round' and r.entry->>'state' = 'active'
       group by 1, 2`,
      [asked.map(({ point }) => point), asked.map(({ day }) => day)],
    );
    return new Map(rows.map(({ point, day, shifts }) => [pointDayKey(point, day), shifts]));
  }
}
