import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { CONSUMERS, type BenchPlatform } from './bench-platform.js';
import { figure, type BenchFigure } from './figure.js';
import { bareServer, doorServer, load, type HookServer } from './forked.js';
import type { LoadOrder, LoadReport } from './load-generator.js';

/** Makes the bodies that the pipeline then has to catch up with. */
export const INTAKE_SEED = 'bench';
/** Hooks to another source before anything is measured: the pipeline holds them, so that they change no figure. */
export const WARMING = 1_000;
const CONNECTIONS = 128;
/** More connections than hooks can be acknowledged on: five times as much as a queue of two thousand takes. */
const OVERLOAD_CONNECTIONS = 10_000;
const RECOVERY_MS = 10_000;

const rate = ({ acknowledged, seconds }: LoadReport): number => acknowledged / seconds;

/** Acknowledgements a second: each means sealed and committed. First ingestion alone, with its relay publishing what it takes; then with the pipeline behind it; then five times too much. */
export async function measureIntake(platform: BenchPlatform, count: number): Promise<BenchFigure[]> {
  const source = platform.connection.sources['demo-fmr'];
  if (!source) throw new Error('No source demo-fmr: the demo office was not registered.');
  const { user, password, url } = source;
  const order = (seed: string, changes: Partial<LoadOrder> = {}): LoadOrder => ({ url, user, password, count, seed, connections: CONNECTIONS, ...changes });
  const other = platform.connection.sources['demo-ct'];
  if (other) await load({ ...order('warm', { count: WARMING }), ...other });
  const alone = whole(await load(order(INTAKE_SEED)));
  const bare = await baseline(bareServer(), order('bare', { count: count * 2 }));
  const door = await baseline(doorServer({ user, password }), order('door', { count: count * 2 }));
  const note = `same HTTP server, body of ${alone.meanBytes} bytes read, nothing stored; ${CONNECTIONS} connections`;
  return [
    figure('durable intake, alone', 'acks/s', { value: rate(alone), baseline: rate(bare), note }),
    figure('durable intake, p99', 'ms', { value: alone.p99Ms, baseline: bare.p99Ms, note: 'the same' }),
    figure('durable intake, by its door', 'acks/s', { value: rate(alone), baseline: rate(door), note: 'the same server: authenticates, reads and parses, answers without storing' }),
    figure('durable intake, by its door, p99', 'ms', { value: alone.p99Ms, baseline: door.p99Ms, note: 'the same' }),
  ];
}

/** The same while the services behind it consume what it takes. They are running. */
export async function measureIntakeWithPipeline(platform: BenchPlatform, count: number): Promise<BenchFigure> {
  const source = platform.connection.sources['demo-fmr'];
  if (!source) throw new Error('No source demo-fmr: the demo office was not registered.');
  const order: LoadOrder = { ...source, count, seed: 'with pipeline', connections: CONNECTIONS };
  const piped = whole(await load(order));
  const bare = await baseline(bareServer(), { ...order, count: count * 2, seed: 'bare again' });
  return figure('durable intake, pipeline behind it', 'acks/s', { value: rate(piped), baseline: rate(bare), note: `the same; ${CONSUMERS.length} services consume meanwhile` });
}

/** More than can be taken: what is refused is refused with 503, the memory stays, and ten seconds later it is as before. */
export async function measureOverload(platform: BenchPlatform, count: number): Promise<BenchFigure[]> {
  const source = platform.connection.sources['demo-fmr'];
  if (!source) throw new Error('No source demo-fmr: the demo office was not registered.');
  const order = (seed: string, connections: number, many: number): LoadOrder => ({ ...source, count: many, seed, connections });
  const before = { rate: rate(whole(await load(order('before', CONNECTIONS, count)))), bytes: residentBytes(platform.pidOf('ingestion')) };
  const much = await load(order('overload', OVERLOAD_CONNECTIONS, count * 3));
  const odd = Object.keys(much.statuses).filter((status) => !['202', '503'].includes(status));
  if (odd.length > 0) throw new Error(`Under overload some hooks were answered with ${odd.join(', ')}: only 202 and 503 are allowed.`);
  const peak = residentBytes(platform.pidOf('ingestion'));
  await pause(RECOVERY_MS);
  const after = rate(whole(await load(order('after', CONNECTIONS, count))));
  return [
    figure('overload: refused with 503', 'of all', { value: (much.statuses['503'] ?? 0) / much.sent, baseline: 1, note: `${OVERLOAD_CONNECTIONS} connections at once, ${much.sent} hooks; the rest got 202` }),
    figure('overload: memory', 'MiB', { value: peak / 1_048_576, baseline: before.bytes / 1_048_576, note: 'before it' }),
    figure('overload: intake ten seconds later', 'acks/s', { value: after, baseline: before.rate, note: 'before it' }),
  ];
}

function whole(report: LoadReport): LoadReport {
  if (report.acknowledged < report.sent) throw new Error(`${report.sent - report.acknowledged} of ${report.sent} hooks were not acknowledged: the figure would mean nothing.`);
  return report;
}

async function baseline(starting: Promise<HookServer>, order: LoadOrder): Promise<LoadReport> {
  const server = await starting;
  try {
    await load({ ...order, url: server.url, count: 2_000, seed: `warm ${order.seed}` });
    return whole(await load({ ...order, url: server.url }));
  } finally {
    server.stop();
  }
}

/** Of Linux; elsewhere not a number. */
function residentBytes(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1_024;
  } catch {
    return Number.NaN;
  }
}
