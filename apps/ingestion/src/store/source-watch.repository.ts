import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { SourceWatch } from '../domain/watch-schedule.js';
import { instant } from './instant.js';

const COLUMNS = {
  backfilledAt: 'backfilled_at', sweptAt: 'swept_at', sweepAsked: 'sweep_asked', tailAt: 'tail_at', formAt: 'form_at', historyAt: 'history_at', historyUntil: 'history_until', hookAt: 'hook_at',
  restingUntil: 'resting_until', historyMissing: 'history_missing', countGap: 'count_gap', failures: 'failures', lastError: 'last_error', failingSince: 'failing_since',
} as const satisfies Record<keyof SourceWatch, string>;

const TIMES = new Set<keyof SourceWatch>(['backfilledAt', 'sweptAt', 'tailAt', 'formAt', 'historyAt', 'historyUntil', 'hookAt', 'restingUntil', 'failingSince']);

const columns = (keys: readonly (keyof SourceWatch)[]): string =>
  keys.map((key) => (TIMES.has(key) ? `${instant(COLUMNS[key])} as "${key}"` : `${COLUMNS[key]} as "${key}"`)).join(', ');

const ALL = columns(Object.keys(COLUMNS) as (keyof SourceWatch)[]);

/** How far each source is followed. */
@Injectable()
export class SourceWatchRepository {
  async of(tx: Transaction, source: string): Promise<SourceWatch> {
    await tx.query('insert into source_watch (source) values ($1) on conflict do nothing', [source]);
    const rows = await tx.query<SourceWatch[]>(`select ${ALL} from source_watch where source = $1`, [source]);
    const [watch] = rows;
    if (!watch) throw new Error(`The source ${source} is not watched.`);
    return watch;
  }

  async note(tx: Transaction, source: string, changes: Partial<SourceWatch>): Promise<void> {
    const keys = Object.keys(changes) as (keyof SourceWatch)[];
    const sets = keys.map((key, index) => `${COLUMNS[key]} = $${index + 2}`).join(', ');
    await tx.query(`update source_watch set ${sets} where source = $1`, [source, ...keys.map((key) => changes[key])]);
  }

  /** Begins anew: what was noted of another form, or of another Kobo, must not be asked of this one. */
  async forget(tx: Transaction, source: string): Promise<void> {
    for (const table of ['kobo_task', 'sweep_seen', 'sweep', 'completeness', 'source_watch']) await tx.query(`delete from ${table} where source = $1`, [source]);
  }
}
