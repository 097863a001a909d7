import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';

/** How much is still on its way, by stage: rows whose newest state the next service does not have yet, and outboxes. */
export type Backlog = Readonly<Record<'outboxes' | 'validation' | 'geoEnrichment' | 'aggregation' | 'gateway', number>>;

/**
 * Told by the services' own state rows rather than by consumer lag: each stage must hold the version that the stage before it holds. Offsets say that
 * something was read, these say that it took effect.
 */
const BACKLOG = `
  select
    ((select count(*) from ingestion.outbox) + (select count(*) from validation.outbox) + (select count(*) from geo.outbox)
      + (select count(*) from aggregation.outbox))::int as "outboxes",
    (select count(*)::int from ingestion.submission s left join validation.submission_state v using (submission)
      where s.revision > 0 and (v.submission is null or v.revision < s.revision)) as "validation",
    (select count(*)::int from validation.submission_state v left join geo.submission_location g using (submission)
      where g.submission is null or (g.revision, g.decision) < (v.revision, v.decision)) as "geoEnrichment",
    (select count(*)::int from geo.submission_location g left join aggregation.contribution c using (submission)
      where c.submission is null or (c.revision, c.decision, c.placement) < (g.revision, g.decision, g.placement)) as "aggregation",
    (select count(*)::int from aggregation.flow_cell c left join gateway.figure f using (measure, cube, cube_key, day)
      where f.measure is null or (f.epoch, f.revision) < (c.epoch, c.revision)) as "gateway"`;

const EVERY_MS = 500;
/** Without any progress for this long, something is stuck. */
const STUCK_AFTER_MS = 90_000;

export async function backlogOf(database: Client): Promise<Backlog> {
  const { rows: [row] } = await database.query<Record<keyof Backlog, number>>(BACKLOG);
  if (!row) throw new Error('PostgreSQL answered a count without a row: look at its log.');
  return row;
}

export function isAtRest(backlog: Backlog): boolean {
  return Object.values(backlog).every((count) => count === 0);
}

/** Waits until everything that was taken has taken effect everywhere. @returns what is stuck; at rest all counts are zero */
export async function untilAtRest(database: Client, signal: AbortSignal): Promise<Backlog> {
  let last = await backlogOf(database);
  for (let moved = Date.now(); !isAtRest(last) && Date.now() - moved < STUCK_AFTER_MS; ) {
    signal.throwIfAborted();
    await pause(EVERY_MS);
    const now = await backlogOf(database);
    if (JSON.stringify(now) !== JSON.stringify(last)) moved = Date.now();
    last = now;
  }
  return last;
}
