import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { backlogOf, isAtRest } from '../../chaos/src/at-rest.js';
import { compareFigures } from '../../tools/kobo-simulator/src/compare-figures.js';
import { recount } from '../../tools/kobo-simulator/src/recount.js';
import { localDay } from '../../tools/kobo-simulator/src/season/calendar.js';
import { CONSUMERS, type BenchPlatform } from './bench-platform.js';
import { uniqueBodies } from './bodies.js';
import { figure, type BenchFigure } from './figure.js';
import { INTAKE_SEED, WARMING } from './intake.js';

const POLL_MS = 50;
const GIVE_UP_MS = 600_000;
const CHUNK = 500;
/** What the pipeline leaves behind for good, in the order in which a submission meets it. */
const TABLES = ['validation.received_body', 'validation.submission_state', 'geo.submission_location', 'aggregation.contribution', 'aggregation.flow_cell', 'gateway.figure'];

/**
 * Submissions a second from a full topic to figures. Everything is published before validation, the first of the consumers, starts; the clock runs from its
 * first verdicts, which are not counted, to the moment when every service holds the newest state of the one before it. Throws Error where the figures are wrong then.
 */
export async function measureCatchUp(platform: BenchPlatform, count: number): Promise<BenchFigure> {
  const { database } = platform;
  const rowsOf = (table: string): Promise<number> => numberOf(database, `select count(*) as n from ${table}`);
  await until(async () => (await rowsOf('ingestion.outbox')) === 0);
  await platform.startServices(CONSUMERS.filter((service) => service !== 'validation'));
  let first = 0;
  // A service that is busy with a full topic may answer late that it is ready: the rows tell more.
  void platform.startServices(['validation']).catch(() => undefined);
  await until(async () => (first = await rowsOf('validation.submission_state')) > 0);
  const started = performance.now();
  // The cheap question first: the other one joins all tables, and would take time from what is measured.
  await until(async () => (await rowsOf('aggregation.contribution')) === count + WARMING);
  await until(async () => isAtRest(await backlogOf(database)));
  const seconds = (performance.now() - started) / 1000;
  await requireRightFigures(platform, count);
  const baseline = await plainWrites(database);
  return figure('pipeline catch-up', 'submissions/s', {
    value: (count + WARMING - first) / seconds, baseline: (count + WARMING) / baseline,
    note: `one process that bulk-inserts the same final rows of ${TABLES.length} tables, ${CHUNK} at a time, from memory`,
  });
}

async function requireRightFigures({ connection: { gateway, keys } }: BenchPlatform, count: number): Promise<void> {
  const today = localDay(new Date());
  const expected = recount(uniqueBodies(count, INTAKE_SEED).map((body) => JSON.parse(body) as Record<string, unknown>), { receivedDay: () => today });
  const [difference] = await compareFigures(expected, { gateway, key: keys.manager, from: '2020-01-01', to: today });
  if (difference) throw new Error(`a figure is wrong, so its speed means nothing: ${difference.by} ${difference.cell} is ${difference.found} and not ${difference.expected}. Run npm run chaos, which tells more.`);
}

/** Seconds to write the same final rows, with the same indexes, in one process: no broker, no versions, no corrections. */
async function plainWrites(database: Client): Promise<number> {
  await database.query('drop schema if exists bench cascade');
  await database.query('create schema bench');
  const prepared: { statement: string; chunks: string[] }[] = [];
  for (const [index, table] of TABLES.entries()) {
    await database.query(`create table bench.t${index} (like ${table} including all)`);
    const { rows } = await database.query<{ row: object }>(`select to_jsonb(r) as row from ${table} r`);
    const chunks = Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, chunk) => JSON.stringify(rows.slice(chunk * CHUNK, (chunk + 1) * CHUNK).map(({ row }) => row)));
    const columns = await columnsOf(database, table);
    prepared.push({ statement: `insert into bench.t${index} (${columns}) select ${columns} from jsonb_populate_recordset(null::bench.t${index}, $1::jsonb)`, chunks });
  }
  const started = performance.now();
  for (const { statement, chunks } of prepared) for (const chunk of chunks) await database.query(statement, [chunk]);
  const seconds = (performance.now() - started) / 1000;
  await database.query('drop schema bench cascade');
  return seconds;
}

/** Those that are written; generated ones make themselves. */
async function columnsOf(database: Client, table: string): Promise<string> {
  const { rows } = await database.query<{ names: string }>(`select string_agg(quote_ident(column_name), ', ' order by ordinal_position) as names from information_schema.columns where table_schema || '.' || table_name = $1 and is_generated = 'NEVER'`, [table]);
  return rows[0]?.names ?? '';
}

async function numberOf(database: Client, statement: string): Promise<number> {
  const { rows } = await database.query<{ n: string }>(statement);
  return Number(rows[0]?.n ?? 0);
}

/** Throws Error where it does not come about. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const deadline = performance.now() + GIVE_UP_MS; !(await holds()); await pause(POLL_MS)) {
    if (performance.now() > deadline) throw new Error(`the pipeline has not caught up in ${GIVE_UP_MS / 60_000} minutes. Run npm run chaos -- --keep, which keeps the logs.`);
  }
}
