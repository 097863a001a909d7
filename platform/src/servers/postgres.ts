import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { StartProblem } from '../start-problem.js';
import { readStored, writeStored } from '../stored-json.js';
import { freePort } from './free-port.js';
import { GuardedProcess } from './guarded-process.js';
import { KeptServer } from './kept-server.js';
import { answers, ensureDatabase } from './postgres-client.js';
import { makeCluster, SUPERUSER } from './postgres-cluster.js';
import { postgresPlace, type PostgresPlace } from './postgres-place.js';
import { commandLineOf, isAlive, pidIn, stopLeftover } from './running-process.js';
import type { ServerOptions } from './server-options.js';

export interface DatabaseServer {
  kind: 'given' | 'embedded';
  /** Of a role that may make roles and schemas, with the database Passage uses. */
  adminUrl: string;
  stop(): Promise<void>;
}

const DATABASE = 'passage';
const GRACE_MS = 8_000;

/**
 * A PostgreSQL that answers: the one of DATABASE_URL, else the embedded one with its data in `directory`, on a loopback port and with a password that it keeps.
 * Throws StartProblem.
 */
export async function startPostgres({ directory, log, environment = process.env, signal }: ServerOptions): Promise<DatabaseServer> {
  if (environment.DATABASE_URL) return useGiven(environment.DATABASE_URL);
  const memory = join(directory, 'postgres.json');
  const known = readStored(memory) ?? {};
  const place = postgresPlace(directory, typeof known.dataDirectory === 'string' ? known.dataDirectory : undefined);
  await clearLeftovers(place);
  const port = await freePort(typeof known.port === 'number' ? known.port : undefined);
  const password = typeof known.password === 'string' ? known.password : newPassword(place, memory);
  // The password is remembered before the cluster that is made with it.
  writeStored(memory, { port, password, dataDirectory: place.dataDirectory });
  await makeCluster(place, password);
  const url = (database: string): string => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
  const logFile = join(directory, 'logs', 'postgres.log');
  const server = await KeptServer.start({
    name: 'PostgreSQL',
    spawn: async () => {
      await clearLeftovers(place);
      return spawnServer({ place, port, logFile, pidFile: join(directory, 'postgres.pid') });
    },
    isReady: async () => (await answers(url('postgres'))) === undefined,
    // After a power cut it first goes through up to max_wal_size of its log.
    readyWithinMs: 180_000,
    logFile,
    log,
    signal,
  });
  await ensureDatabase(url('postgres'), DATABASE);
  return { kind: 'embedded', adminUrl: url(DATABASE), stop: () => server.stop() };
}

function newPassword({ dataDirectory }: PostgresPlace, memory: string): string {
  if (!existsSync(dataDirectory)) return randomBytes(24).toString('hex');
  throw new StartProblem(
    `${memory} is missing, and with it the password of the database in ${dataDirectory}.`,
    'Put back its copy, or start with an empty folder: npm start -- --data-dir OTHER-FOLDER',
  );
}

async function useGiven(adminUrl: string): Promise<DatabaseServer> {
  const failure = /^postgres(ql)?:\/\//.test(adminUrl) && URL.canParse(adminUrl) ? await answers(adminUrl) : 'it has not the form postgres://user:password@host:5432/database';
  if (failure === undefined) return { kind: 'given', adminUrl, stop: () => Promise.resolve() };
  throw new StartProblem(
    `The database of DATABASE_URL does not answer: ${failure}`,
    'Mend the address, user or password (an administrator\'s), or unset DATABASE_URL to use the embedded PostgreSQL.',
  );
}

/**
 * Stops a server that outlived its parent, and removes a postmaster.pid whose number now belongs to some other process, at which PostgreSQL would balk.
 * The file of a dead server stays: PostgreSQL finds in it the shared memory that children of the dead one may still use.
 */
async function clearLeftovers({ dataDirectory }: PostgresPlace): Promise<void> {
  const pidFile = join(dataDirectory, 'postmaster.pid');
  await stopLeftover({ pidFile, marker: dataDirectory, signal: 'SIGINT', graceMs: GRACE_MS });
  const pid = pidIn(pidFile);
  if (pid !== undefined && isAlive(pid) && !commandLineOf(pid).includes(dataDirectory)) rmSync(pidFile, { force: true });
}

interface ServerSpawn {
  place: PostgresPlace;
  port: number;
  logFile: string;
  pidFile: string;
}

function spawnServer({ place, port, logFile, pidFile }: ServerSpawn): GuardedProcess {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    // The path of a socket below a deep data folder would be too long for the system, and nobody needs it.
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '256MB',
    max_wal_size: '2GB',
    // What was answered with a 2xx survives a power cut.
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    jit: 'off',
    // Parallel plans need /dev/shm, of which containers have 64 MB.
    max_parallel_workers_per_gather: '0',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  return GuardedProcess.start({
    command: join(place.bin, 'postgres'),
    args: ['-D', place.dataDirectory, '-p', String(port), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    cwd: place.dataDirectory,
    env: { LC_ALL: 'C' },
    ...(place.account ? { account: place.account } : {}),
    logFile,
    pidFile,
    // "Fast shutdown": rolls open transactions back, does not wait for clients.
    stopSignal: 'SIGINT',
    graceMs: GRACE_MS,
  });
}
