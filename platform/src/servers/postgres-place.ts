import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { accountForPostgres, canReach, type Account } from './server-account.js';
import { postgresBinaries } from './postgres-binaries.js';

/** Where PostgreSQL may live when it runs under another account than root and cannot reach root's folders. */
const REACHABLE_BY_ALL = '/var/lib/passage';

export interface PostgresPlace {
  /** Folder of the programs initdb and postgres. */
  bin: string;
  dataDirectory: string;
  majorVersion: string;
  account: Account | undefined;
}

/**
 * Decides where the programs and the data are. Both stay where they are expected, in node_modules and in the given directory, except for root in a
 * folder that other accounts cannot enter: then both go below /var/lib/passage.
 * @param remembered the data directory of the last start
 */
export function postgresPlace(directory: string, remembered: string | undefined): PostgresPlace {
  const account = accountForPostgres();
  const binaries = postgresBinaries();
  mkdirSync(directory, { recursive: true });
  const majorVersion = binaries.version.split('.')[0] ?? '';
  const inside = join(directory, 'postgres');
  // A data folder that was moved or copied takes its database along: only what lies elsewhere is looked for where it was.
  const elsewhere = existsSync(inside) || !remembered?.startsWith(REACHABLE_BY_ALL) ? undefined : remembered;
  if (!account) return { bin: join(binaries.folder, 'bin'), dataDirectory: elsewhere ?? inside, majorVersion, account };
  letThrough(directory);
  const programs = canReach(account, binaries.folder) ? binaries.folder : copiedTo(`postgresql-${binaries.version}`, binaries.folder);
  const dataDirectory = elsewhere ?? (canReach(account, directory) ? inside : join(REACHABLE_BY_ALL, `data-${randomBytes(6).toString('hex')}`));
  return { bin: join(programs, 'bin'), dataDirectory, majorVersion, account };
}

/**
 * Other accounts may pass through our own data folder to what is theirs in it, and through the temporary folder that holds it, where there is one (mktemp makes
 * those for one account alone); they cannot list either, and the secrets have mode 0600.
 */
function letThrough(directory: string): void {
  chmodSync(directory, statSync(directory).mode | 0o011);
  if (dirname(directory).startsWith(`${tmpdir()}${sep}`)) letThrough(dirname(directory));
}

function copiedTo(name: string, source: string): string {
  const target = join(REACHABLE_BY_ALL, name);
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  mkdirSync(REACHABLE_BY_ALL, { recursive: true, mode: 0o755 });
  cpSync(source, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, target);
  } catch {
    // Another start was quicker; its copy is the same.
    rmSync(draft, { recursive: true, force: true });
  }
  return target;
}
