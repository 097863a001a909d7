import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StartProblem } from '../start-problem.js';
import type { Account } from './server-account.js';
import type { PostgresPlace } from './postgres-place.js';
import { runCommand } from './run-command.js';

export const SUPERUSER = 'passage_admin';

/**
 * Makes the files of a new database cluster, once. It is made in a folder beside and renamed, so that an interrupted first start leaves nothing half done.
 * Sorting and case rules are PostgreSQL's own C.UTF-8 (locale provider "builtin"): the same on every machine, whatever locales that has.
 */
export async function makeCluster(place: PostgresPlace, password: string): Promise<void> {
  const { dataDirectory, majorVersion } = place;
  if (existsSync(dataDirectory)) return requireVersion(dataDirectory, majorVersion);
  const draft = `${dataDirectory}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(dirname(draft), { recursive: true });
  mkdirSync(draft);
  own(draft, 0o700, place.account);
  await initialise(draft, place, password);
  renameSync(draft, dataDirectory);
}

async function initialise(folder: string, { bin, account }: PostgresPlace, password: string): Promise<void> {
  const passwordFile = `${folder}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  own(passwordFile, 0o600, account);
  const options = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--auth=scram-sha-256'];
  const made = await runCommand(join(bin, 'initdb'), [`--pgdata=${folder}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, ...options], {
    ...account,
    cwd: dirname(folder),
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' },
  });
  rmSync(passwordFile, { force: true });
  if (made.status === 0) return;
  rmSync(folder, { recursive: true, force: true });
  const words = made.stderr.trim().split('\n').slice(-3).join(' ');
  throw new StartProblem(
    `PostgreSQL could not make its files: ${words}`,
    'Mend what it names, or use a server of yours: DATABASE_URL=postgres://admin:password@host:5432/passage npm start',
  );
}

function requireVersion(dataDirectory: string, majorVersion: string): void {
  const file = join(dataDirectory, 'PG_VERSION');
  const written = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'none';
  if (written === majorVersion) return;
  throw new StartProblem(
    `The data in ${dataDirectory} are of PostgreSQL ${written}, and this release brings PostgreSQL ${majorVersion}.`,
    'Dump them with the release that wrote them and restore them here, or start with an empty folder: npm start -- --data-dir OTHER-FOLDER',
  );
}

function own(path: string, mode: number, account: Account | undefined): void {
  chmodSync(path, mode);
  if (account) chownSync(path, account.uid, account.gid);
}
