import type { Client } from 'pg';
import { inTransaction, type Database } from '@fm/persistence';
import { figure, percentile, type BenchFigure } from '../figure.js';
import { countingService } from './counting.js';
import { settle, storeHistory } from './history.js';
import { BATCH, batchesOf, seasonRecords, type Arrival } from './load.js';
import { PlainSql } from './plain.js';
import { measureRebuild } from './rebuild.js';

export interface AggregationBench {
  /** As the service connects. */
  readonly database: Database;
  /** An administrator's, for the tables of the baselines. */
  readonly admin: Client;
  readonly say: (line: string) => void;
}

export interface AggregationSize {
  readonly records: number;
  readonly stored: number;
}

/** One statement a cell is so slow that it is given one batch in so many. */
const SINGLES = 5;
/** Loads lie so far apart that no two share a day. */
const APART = 60;

/** The counting of aggregation alone: batch by batch in turns with plain SQL over the same records, then again over a long history. */
export async function measureCounting({ database, admin, say }: AggregationBench, { records, stored }: AggregationSize): Promise<BenchFigure[]> {
  const season = seasonRecords(records);
  const plain = new PlainSql(admin);
  await plain.prepare();
  const service = countingService();
  const count = (batch: readonly Arrival[]): Promise<void> => inTransaction(database, (tx) => service.count(tx, batch.map(({ event }) => event)));
  const load = (name: string, turn: number): Arrival[][] => batchesOf(season, { load: name, shiftDays: turn * APART });
  for (const batch of load('warm', 0).slice(0, 4)) await inTurns([() => count(batch), () => plain.batch(batch)]);
  await empty(admin);
  say(`  ${season.length} records in batches of ${BATCH}, one event in ten a correction …`);
  const beside = await compared(load('beside', 1), { count, plain });
  await requireEqual(admin);
  await settle(admin);
  const before = await batchMs(load('before', 2), count);
  await storeHistory(admin, stored, say);
  await batchMs(load('again', 3).slice(0, 4), count);
  const after = await batchMs(load('after', 4), count);
  say('  and all of it added up anew …');
  const rebuilt = await measureRebuild(database, admin);
  return [
    figure('aggregation: counted', 'events/s', { value: BATCH / beside.ours, baseline: BATCH / beside.batch, note: 'plain SQL over the same records: a batch staged and kept, and summed into cells by one statement' }),
    figure('aggregation: counted', 'events/s', { value: BATCH / beside.ours, baseline: BATCH / beside.single, note: 'one INSERT … ON CONFLICT per cell, a batch committed as one' }),
    figure('aggregation: counted', 'events/s', { value: BATCH / beside.ours, baseline: BATCH / beside.eventByEvent, note: 'one INSERT … ON CONFLICT per cell, each event committed' }),
    figure(`aggregation: a batch after ${stored} stored`, 'ms', { value: after, baseline: before, note: 'the same load before them (median batch)' }),
    rebuilt,
  ];
}

/** Seconds a batch on average. */
interface Spent {
  readonly ours: number;
  readonly batch: number;
  readonly single: number;
  readonly eventByEvent: number;
}

interface Compared {
  readonly count: (batch: readonly Arrival[]) => Promise<void>;
  readonly plain: PlainSql;
}

async function compared(batches: readonly Arrival[][], { count, plain }: Compared): Promise<Spent> {
  const spent = { ours: 0, batch: 0, single: 0, eventByEvent: 0 };
  const singles = Math.ceil(batches.length / SINGLES);
  for (const [index, batch] of batches.entries()) {
    const [ours = 0, theirs = 0] = await inTurns([() => count(batch), () => plain.batch(batch)]);
    spent.ours += ours / batches.length;
    spent.batch += theirs / batches.length;
    if (index % SINGLES !== 0) continue;
    const [single = 0, eventByEvent = 0] = await inTurns([() => plain.cellByCell(batch), () => plain.eventByEvent(batch)]);
    spent.single += single / singles;
    spent.eventByEvent += eventByEvent / singles;
  }
  return spent;
}

async function batchMs(batches: readonly Arrival[][], count: Compared['count']): Promise<number> {
  const seconds: number[] = [];
  for (const batch of batches) seconds.push(...(await inTurns([() => count(batch)])));
  return 1_000 * percentile(seconds, 0.5);
}

async function inTurns(works: readonly (() => Promise<void>)[]): Promise<number[]> {
  const seconds: number[] = [];
  for (const work of works) {
    const began = performance.now();
    await work();
    seconds.push((performance.now() - began) / 1_000);
  }
  return seconds;
}

async function empty(admin: Client): Promise<void> {
  await admin.query('truncate aggregation.contribution, aggregation.contribution_past, aggregation.flow_cell, aggregation.outbox, aggregation.restatement, aggregation.late_arrival, bench.record, bench.cell, bench.single');
}

/** Throws Error where the two did not count the same: their speeds would mean nothing. */
async function requireEqual(admin: Client): Promise<void> {
  const hashOf = async (table: string): Promise<string> => {
    const { rows } = await admin.query<{ hash: string }>(`select md5(string_agg(concat_ws(' ', cube, cube_key, day, value, n_records, n_flagged), ',' order by cube, cube_key, day)) as hash from ${table} where (value, n_records) <> (0, 0)`);
    return rows[0]?.hash ?? 'nothing';
  };
  const [ours, theirs] = [await hashOf('aggregation.flow_cell'), await hashOf('bench.cell')];
  if (ours !== theirs) throw new Error(`the cells of aggregation (hash ${ours}) are not those of plain SQL (${theirs}): their speeds mean nothing. Run npm run jest -- apps/aggregation, which tells more.`);
}
