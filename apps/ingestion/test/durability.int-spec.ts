import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, testDatabaseAt } from '@fm/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startPostgres, type DatabaseServer } from '../../../platform/src/servers/index.js';
import { INGESTION_SCHEMA } from '../src/start-ingestion.js';
import { GivenOffice, submission } from './given-office.js';

const PATIENCE_MS = 120_000;
const SENDERS = 32;

/** Where a disk of our own can be made: for the test that fills it. */
const MOUNTS = process.platform === 'linux' && process.getuid?.() === 0 && canMount();

function canMount(): boolean {
  const place = mkdtempSync(join(tmpdir(), 'passage-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place], { stdio: 'ignore' });
    execFileSync('umount', [place], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
if (!MOUNTS) console.warn('No disk can be mounted here (it takes Linux and root): the test that fills one is not run.');

let directory: string;
let server: DatabaseServer | undefined;
let office: GivenOffice | undefined;
const undo: (() => void)[] = [];
afterEach(async () => {
  await office?.close();
  await server?.stop();
  for (const step of undo.splice(0).reverse()) step();
});

async function opened(): Promise<GivenOffice> {
  server = await startPostgres({ directory, log: () => undefined, environment: {} });
  office = await GivenOffice.open({}, await testDatabaseAt(server.adminUrl, [INGESTION_SCHEMA]));
  await office.source('fmr');
  return office;
}

/** Sends until told to stop. @returns by status, the uuids that were answered so */
function senders(to: GivenOffice): { readonly answered: Map<number, string[]>; stop(): Promise<unknown> } {
  const answered = new Map<number, string[]>();
  let [sent, stopping] = [0, false];
  const one = async (): Promise<void> => {
    while (!stopping) {
      const uuid = `u${++sent}`;
      const { status } = await to.send('fmr', submission(uuid, { _id: sent, filler: 'x'.repeat(3_000) }));
      answered.set(status, [...(answered.get(status) ?? []), uuid]);
    }
  };
  const running = Promise.all(Array.from({ length: SENDERS }, one));
  return { answered, stop: () => ((stopping = true), running) };
}

const count = (answered: Map<number, string[]>, status: number): number => answered.get(status)?.length ?? 0;

async function expectNothingMissing(at: GivenOffice, answered: Map<number, string[]>): Promise<void> {
  const stored = new Set((await at.rows('select uuid from raw_body')).map(({ uuid }) => uuid));
  expect((answered.get(202) ?? []).filter((uuid) => !stored.has(uuid))).toEqual([]);
  expect([...answered.keys()].filter((status) => status !== 202 && status !== 503)).toEqual([]);
}

describe('not one 202 is later missing', () => {
  it('where Postgres is killed under load: 503 meanwhile, and then as before', async () => {
    directory = mkdtempSync(join(tmpdir(), 'passage-durability-'));
    undo.push(() => rmSync(directory, { recursive: true, force: true }));
    const at = await opened();
    const load = senders(at);
    await eventually(() => expect(count(load.answered, 202)).toBeGreaterThan(300));
    const pid = Number(readFileSync(join(directory, 'postgres.pid'), 'utf8').trim());
    for (const child of childrenOf(pid)) process.kill(child, 'SIGKILL');
    await eventually(() => expect(count(load.answered, 503)).toBeGreaterThan(0), PATIENCE_MS);
    const before = count(load.answered, 202);
    await eventually(() => expect(count(load.answered, 202)).toBeGreaterThan(before + 300), PATIENCE_MS);
    await load.stop();
    await expectNothingMissing(at, load.answered);
  }, PATIENCE_MS * 2);

  (MOUNTS ? it : it.skip)('where the disk is full: 503 until there is room, without a repair', async () => {
    directory = mkdtempSync(join(tmpdir(), 'passage-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', directory]);
    undo.push(() => (execFileSync('umount', ['-l', directory]), rmSync(directory, { recursive: true, force: true })));
    const at = await opened();
    const load = senders(at);
    await eventually(() => expect(count(load.answered, 202)).toBeGreaterThan(300));
    const ballast = join(directory, 'ballast');
    fill(ballast);
    await eventually(() => expect(count(load.answered, 503)).toBeGreaterThan(SENDERS), PATIENCE_MS);
    unlinkSync(ballast);
    const before = count(load.answered, 202);
    await eventually(() => expect(count(load.answered, 202)).toBeGreaterThan(before + 300), PATIENCE_MS);
    await load.stop();
    await expectNothingMissing(at, load.answered);
  }, PATIENCE_MS * 3);
});

/** Writes until there is no room; others write meanwhile. */
function fill(file: string): void {
  for (const chunk of [1_048_576, 4_096]) {
    try {
      for (;;) appendFileSync(file, Buffer.alloc(chunk));
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOSPC' });
    }
  }
}

/** The process and all below it: PostgreSQL is started through a guard. */
function childrenOf(pid: number): number[] {
  const below = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n').map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  const found = [pid];
  for (let index = 0; index < found.length; index++) found.push(...below.filter(([, parent]) => parent === found[index]).map(([child]) => child));
  return found;
}
