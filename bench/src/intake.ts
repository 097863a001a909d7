import type { BenchPlatform } from './bench-platform.js';
import { figure, type BenchFigure } from './figure.js';
import { bareServer, load } from './forked.js';

/** Makes the bodies that the pipeline then has to catch up with. */
export const INTAKE_SEED = 'bench';
const CONNECTIONS = 32;

/** Acknowledgements a second: each means sealed and committed. Only ingestion runs, with its relay publishing what it takes. */
export async function measureIntake(platform: BenchPlatform, count: number): Promise<BenchFigure> {
  const source = platform.connection.sources['demo-fmr'];
  if (!source) throw new Error('No source demo-fmr: the demo office was not registered.');
  const { user, password, url } = source;
  const bare = await bareServer();
  await load({ url: bare.url, user, password, count: Math.min(count, 2_000), seed: 'warm', connections: CONNECTIONS });
  const baseline = await load({ url: bare.url, user, password, count: count * 2, seed: 'bare', connections: CONNECTIONS });
  bare.stop();
  const durable = await load({ url, user, password, count, seed: INTAKE_SEED, connections: CONNECTIONS });
  if (durable.refused > 0) throw new Error(`${durable.refused} of ${count} hooks were not acknowledged: the figure would mean nothing.`);
  return figure('durable intake', 'acks/s', {
    value: durable.acknowledged / durable.seconds,
    baseline: baseline.acknowledged / baseline.seconds,
    note: `same HTTP server, body of ${durable.meanBytes} bytes read, nothing stored; ${CONNECTIONS} connections`,
  });
}
