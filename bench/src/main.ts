import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { listenForInterrupts } from '../../platform/src/interrupts.js';
import { projectRoot } from '../../platform/src/project-root.js';
import { StartProblem } from '../../platform/src/start-problem.js';
import { StopStack } from '../../platform/src/stop-stack.js';
import { measureAggregation } from './aggregation.js';
import { BenchPlatform, CONSUMERS, type BenchStart } from './bench-platform.js';
import { measureCatchUp } from './catch-up.js';
import { tableOf, type BenchFigure } from './figure.js';
import { measureGeo } from './geo.js';
import { measureIntake, measureIntakeWithPipeline, measureOverload } from './intake.js';
import { measureLatency } from './latency.js';
import { measureStream } from './stream.js';
import { measureValidation } from './validation.js';

const FULL = { submissions: 10_000, latencySeconds: 20, places: 300_000, stored: 1_000_000 };
/** Enough for the figure of validation alone. */
const BODIES = 2_000;
const QUICK = { submissions: 1_000, latencySeconds: 4, places: 100_000, stored: 100_000 };
/** Aggregation counts batches of hundreds: fewer tell nothing. */
const FEWEST_COUNTED = 5_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `npm run bench`: figures, each beside a baseline of the same run; with `geo`, `validation` or `aggregation` those of one service alone: the first two need no server, the third a PostgreSQL. The result is the exit code: never told by how long something took. */
export async function main(args: readonly string[]): Promise<number> {
  const size = args.includes('--quick') ? QUICK : FULL;
  if (args.includes('geo')) return measureGeoAlone(size);
  if (args.includes('validation')) return measureValidationAlone(size);
  if (args.includes('stream')) return withServers((start) => measureStreamAlone(size, start));
  return args.includes('aggregation') ? withServers((start) => measureAggregationAlone(size, start)) : withServers((start) => measure(size, start));
}

/** Stops what was started, whatever happens. */
async function withServers(work: (start: BenchStart) => Promise<void>): Promise<number> {
  const stops = new StopStack((error) => process.stderr.write(`While stopping: ${String(error)}\n`));
  const interrupted = new Promise<number>((resolve) => listenForInterrupts({ onFirst: () => resolve(1), onSecond: () => process.exit(1) }));
  let stopping = false;
  const measured = work({ say, stops }).then(() => 0, (error: unknown) => (stopping ? 1 : failed(error)));
  const exitCode = await Promise.race([measured, interrupted]);
  // What breaks from here on breaks because it is stopped.
  stopping = true;
  await stops.stopAll();
  return exitCode;
}

function measureGeoAlone({ places }: typeof FULL): number {
  const figures = measureGeo(places, say);
  tell(figures);
  keep({ at: new Date().toISOString(), machine: { cores: cpus().length, node: process.version }, places, figures }, 'geo.json');
  return 0;
}

function measureValidationAlone({ submissions }: typeof FULL): number {
  const figures = [measureValidation(Math.min(submissions, BODIES))];
  tell(figures);
  keep({ at: new Date().toISOString(), machine: { cores: cpus().length, node: process.version }, figures }, 'validation.json');
  return 0;
}

const tell = (figures: readonly BenchFigure[]): void => say(`\n${tableOf(figures)}\n\nMachines differ: compare ratios, not numbers.`);

async function measureStreamAlone({ latencySeconds: seconds }: typeof FULL, { stops }: BenchStart): Promise<void> {
  say('Starting PostgreSQL, Kafka and the services …');
  const platform = await BenchPlatform.start({ say, stops });
  say(`A thousand clients, twenty changes a second for ${seconds} s …`);
  const ages = await measureStream(platform, seconds);
  say(`${ages.told} of ${ages.clients * ages.changes} told; age at the client: p50 ${ages.p50} ms, p99 ${ages.p99} ms, worst ${ages.worst} ms (clients, services and servers on one machine)`);
  keep({ at: new Date().toISOString(), machine: { cores: cpus().length, node: process.version, ...platform.kinds }, ...ages }, 'stream.json');
}

async function measureAggregationAlone({ submissions, stored }: typeof FULL, start: BenchStart): Promise<void> {
  say('Starting PostgreSQL …');
  const records = Math.max(submissions, FEWEST_COUNTED);
  const figures = await measureAggregation(start, { records, stored });
  tell(figures);
  keep({ at: new Date().toISOString(), machine: { cores: cpus().length, node: process.version }, records, stored, figures }, 'aggregation.json');
}

async function measure({ submissions, latencySeconds, places }: typeof FULL, { stops }: BenchStart): Promise<void> {
  say('1/7 validation alone: one core, no server …');
  const figures: BenchFigure[] = [measureValidation(Math.min(submissions, BODIES))];
  say('Starting PostgreSQL, Kafka and the services …');
  const platform = await BenchPlatform.start({ say, stops });
  await platform.stopServices(CONSUMERS);
  say(`2/7 durable intake: ${submissions} hooks …`);
  figures.push(...(await measureIntake(platform, submissions)));
  say('3/7 pipeline catch-up: from the full topic to figures …');
  figures.push(await measureCatchUp(platform, submissions));
  say(`4/7 hook to figure: fifty a second for ${latencySeconds} s …`);
  figures.push(...(await measureLatency(platform, latencySeconds)));
  say(`5/7 durable intake with the pipeline behind it: ${submissions} hooks …`);
  figures.push(await measureIntakeWithPipeline(platform, submissions));
  say(`6/7 overload: ${submissions * 3} hooks at once …`);
  figures.push(...(await measureOverload(platform, submissions)));
  say('7/7 places and areas …');
  figures.push(...measureGeo(places, say));
  tell(figures);
  keep({ at: new Date().toISOString(), machine: { cores: cpus().length, node: process.version, ...platform.kinds }, submissions, latencySeconds, places, figures }, 'latest.json');
}

function failed(error: unknown): number {
  process.stderr.write(`${error instanceof StartProblem ? `${error.message}\n${error.nextStep}` : `The benchmark broke off: ${error instanceof Error ? error.message : String(error)}`}\n`);
  return 1;
}

function keep(result: object, name: string): void {
  const folder = join(projectRoot(), 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), `${JSON.stringify(result, null, 2)}\n`);
}
