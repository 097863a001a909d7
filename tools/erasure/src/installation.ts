import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ErasureProblem } from './erasure-problem.js';

/** Where Passage is to be found, and by which right. */
export interface Installation {
  readonly gateway: string;
  readonly adminKey: string;
  /** An administrator's; only looking through the schemas needs it. */
  readonly database: string | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment names, else what the local platform wrote down. @throws ErasureProblem where neither does */
export function installationIn(directory: string, environment: Environment): Installation {
  const gateway = environment['PASSAGE_GATEWAY'];
  const adminKey = environment['PASSAGE_ADMIN_KEY'] ?? textIn(environment['PASSAGE_ADMIN_KEY_FILE']);
  const database = environment['DATABASE_ADMIN_URL'] ?? null;
  if (gateway !== undefined && adminKey !== null) return { gateway, adminKey, database };
  if (gateway !== undefined) throw new ErasureProblem('PASSAGE_GATEWAY is set, and no key of an administrator.', 'Set PASSAGE_ADMIN_KEY, or PASSAGE_ADMIN_KEY_FILE to the path of a file with it.');
  const file = join(directory, 'connection.json');
  if (!existsSync(file)) throw new ErasureProblem(`No ${file}: is Passage running here?`, 'Start it with npm start, or set PASSAGE_GATEWAY and PASSAGE_ADMIN_KEY to reach another.');
  const connection = JSON.parse(readFileSync(file, 'utf8')) as { gateway: string; database: string; keys: { admin: string } };
  return { gateway: connection.gateway, adminKey: connection.keys.admin, database: database ?? connection.database };
}

function textIn(file: string | undefined): string | null {
  return file === undefined ? null : readFileSync(file, 'utf8').trim();
}
