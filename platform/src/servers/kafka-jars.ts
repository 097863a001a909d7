import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../project-root.js';
import type { ServerOptions } from './server-options.js';
import { runCommand } from './run-command.js';

/** Maven must have had time for forty jars over a slow line. */
const MAVEN_WITHIN_MS = 15 * 60_000;

/** Where the jars of platform/kafka/pom.xml are, or would be: another pom, another folder. */
export function jarsFolder(): string {
  const pom = readFileSync(pomFile());
  return join(dirname(pomFile()), 'target', `jars-${createHash('sha256').update(pom).digest('hex').slice(0, 12)}`);
}

export function haveJars(): boolean {
  return existsSync(jarsFolder());
}

export async function mavenCommand(): Promise<string | undefined> {
  const asked = await runCommand(mvn(), ['-version'], { timeout: 30_000, shell: process.platform === 'win32' });
  return asked.status === 0 ? mvn() : undefined;
}

export interface JarsFetch extends Pick<ServerOptions, 'log' | 'signal'> {
  maven: string;
  logFile: string;
}

/**
 * Lets Maven fetch the jars, from wherever this machine's Maven is set to look. They are gathered in a folder beside and renamed when complete, so two
 * starts at once, or an interrupted one, do no harm. Returns undefined, or Maven's reason in one line; all it said goes to `logFile`.
 */
export async function fetchJars({ maven, log, logFile, signal }: JarsFetch): Promise<string | undefined> {
  log('Fetching the Apache Kafka broker with Maven (45 MB, about a minute the first time) …');
  const draft = `${jarsFolder()}.${process.pid}`;
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${draft}`];
  const run = await runCommand(maven, ['--batch-mode', '--file', pomFile(), ...goal], {
    timeout: MAVEN_WITHIN_MS,
    shell: process.platform === 'win32',
    ...(signal ? { signal } : {}),
  });
  mkdirSync(dirname(logFile), { recursive: true });
  writeFileSync(logFile, `${run.stdout}${run.stderr}`);
  if (run.status === 0 && existsSync(draft) && readdirSync(draft).some((name) => name.startsWith('kafka_'))) {
    settle(draft);
    return undefined;
  }
  rmSync(draft, { recursive: true, force: true });
  return firstError(run.stdout) ?? 'it ended without the jars';
}

function settle(draft: string): void {
  try {
    renameSync(draft, jarsFolder());
  } catch {
    // Another start was quicker; its jars are the same.
    rmSync(draft, { recursive: true, force: true });
  }
}

function firstError(output: string): string | undefined {
  return output.split('\n').find((line) => line.startsWith('[ERROR]'))?.slice('[ERROR] '.length, 300);
}

function pomFile(): string {
  return join(projectRoot(), 'platform', 'kafka', 'pom.xml');
}

function mvn(): string {
  return process.platform === 'win32' ? 'mvn.cmd' : 'mvn';
}
