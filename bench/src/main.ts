import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../platform/src/project-root.js';
import { StartProblem } from '../../platform/src/start-problem.js';
import { BenchPlatform, CONSUMERS } from './bench-platform.js';
import { measureCatchUp } from './catch-up.js';
import { tableOf, type BenchFigure } from './figure.js';
import { measureIntake } from './intake.js';
import { measureLatency } from './latency.js';

const FULL = { submissions: 10_000, latencySeconds: 20 };
const QUICK = { submissions: 2_000, latencySeconds: 5 };

/** `npm run bench`: three figures, each beside its baseline of the same run. The result is the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    return await measure(args);
  } catch (error) {
    process.stderr.write(`${error instanceof StartProblem ? `${error.message}\n${error.nextStep}` : `The benchmark broke off: ${error instanceof Error ? error.message : String(error)}`}\n`);
    return 1;
  }
}

async function measure(args: readonly string[]): Promise<number> {
  const { submissions, latencySeconds } = args.includes('--quick') ? QUICK : FULL;
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  say('Starting PostgreSQL, Kafka and the services …');
  const platform = await BenchPlatform.start(say);
  const interrupted = (): void => void platform.stop().finally(() => process.exit(1));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    await platform.stopServices(CONSUMERS);
    say(`1/3 durable intake: ${submissions} hooks …`);
    const figures: BenchFigure[] = [await measureIntake(platform, submissions)];
    say('2/3 pipeline catch-up: from the full topic to figures …');
    figures.push(await measureCatchUp(platform, submissions));
    say(`3/3 hook to figure: fifty a second for ${latencySeconds} s …`);
    figures.push(...(await measureLatency(platform, latencySeconds)));
    say(`\n${tableOf(figures)}\n\nMachines differ: compare ratios, not numbers.`);
    keep({ at: new Date().toISOString(), machine: { cores: cpus().length, node: process.version, ...platform.kinds }, submissions, latencySeconds, figures });
    return 0;
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await platform.stop();
  }
}

function keep(result: object): void {
  const folder = join(projectRoot(), 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'latest.json'), `${JSON.stringify(result, null, 2)}\n`);
}
