import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartProblem } from '../start-problem.js';

export interface Account {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root: then it runs under one of these, which every Linux has one of. No account is made on somebody's machine. */
const CANDIDATES = ['postgres', 'nobody'];

/** The account for PostgreSQL, or undefined where we are an ordinary user and need no other. */
export function accountForPostgres(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8') : '';
  const found = CANDIDATES.map((name) => accountIn(accounts, name)).find((account) => account !== undefined);
  if (found) return found;
  throw new StartProblem(
    'PostgreSQL does not run as root, and this machine has no account "postgres" or "nobody" to run it under.',
    'Start Passage as an ordinary user, or make the account: useradd --system postgres',
  );
}

/** Reads `name:x:uid:gid:…` of a passwd file. */
export function accountIn(passwd: string, name: string): Account | undefined {
  const fields = passwd.split('\n').find((line) => line.startsWith(`${name}:`))?.split(':');
  const [uid, gid] = [Number(fields?.[2]), Number(fields?.[3])];
  return Number.isInteger(uid) && Number.isInteger(gid) && uid !== 0 ? { uid, gid } : undefined;
}

/** Whether the account may pass through this folder and all above it (a checkout below /root, or a folder of mktemp, it may not). */
export function canReach(account: Account, folder: string): boolean {
  const stat = statSync(folder);
  const shift = stat.uid === account.uid ? 6 : stat.gid === account.gid ? 3 : 0;
  const passable = ((stat.mode >> shift) & 1) === 1;
  return passable && (dirname(folder) === folder || canReach(account, dirname(folder)));
}
