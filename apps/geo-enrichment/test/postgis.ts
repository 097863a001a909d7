import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { environmentOfProcess } from '@fm/configuration';
import { accountForPostgres } from '../../../platform/src/servers/server-account.js';
import { runCommand } from '../../../platform/src/servers/run-command.js';

/** Where Debian and its kin put PostgreSQL and what can be added to it. */
const PROGRAMS = '/usr/lib/postgresql';
const EXTENSIONS = '/usr/share/postgresql';

export interface PostGis {
  query<R extends object>(statement: string, parameters?: readonly unknown[]): Promise<R[]>;
  close(): Promise<void>;
}

/** A PostgreSQL of its own with PostGIS, in a temporary folder; null where PostGIS is not installed (Debian: postgresql-NN-postgis-3). */
export async function startPostGis(): Promise<PostGis | null> {
  const bin = programs();
  if (!bin) return null;
  const folder = mkdtempSync(join(tmpdir(), 'passage-postgis-'));
  const account = accountForPostgres();
  if (account) chownSync(folder, account.uid, account.gid);
  const run = async (program: string, ...args: string[]): Promise<void> => {
    const { status, stderr } = await runCommand(join(bin, program), args, { ...account, cwd: folder, env: { PATH: environmentOfProcess()['PATH'], LC_ALL: 'C' } });
    if (status !== 0) throw new Error(`${program}: ${stderr}`);
  };
  const data = join(folder, 'data');
  await run('initdb', '-D', data, '-U', 'referee', '-A', 'trust', '-E', 'UTF8');
  await run('pg_ctl', '-D', data, '-w', '-s', '-l', join(folder, 'log'), '-o', `-k ${folder} -c listen_addresses='' -c fsync=off`, 'start');
  const client = new pg.Client({ host: folder, user: 'referee', database: 'postgres' });
  await client.connect();
  await client.query('create extension postgis');
  return {
    query: async <R extends object>(statement: string, parameters: readonly unknown[] = []) => (await client.query<R>(statement, [...parameters])).rows,
    close: async () => {
      await client.end();
      await run('pg_ctl', '-D', data, '-w', '-s', '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function programs(): string | null {
  if (!existsSync(PROGRAMS)) return null;
  const version = readdirSync(PROGRAMS).find((name) => existsSync(join(PROGRAMS, name, 'bin', 'initdb')) && existsSync(join(EXTENSIONS, name, 'extension', 'postgis.control')));
  return version ? join(PROGRAMS, version, 'bin') : null;
}
