import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorProblem } from './operator-problem.js';

/** Where Passage is to be found, and by which right. */
export interface Installation {
  readonly gateway: string;
  readonly adminKey: string;
  /** An administrator's; only looking through the schemas needs it. */
  readonly database: string | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment names, else what the local platform wrote down. @throws OperatorProblem where neither does */
export function installationIn(directory: string, environment: Environment): Installation {
  const gateway = environment['PASSAGE_GATEWAY'];
  const adminKey = environment['PASSAGE_KEY'] ?? textIn(environment['PASSAGE_KEY_FILE']);
  const database = environment['DATABASE_ADMIN_URL'] ?? null;
  if (gateway !== undefined && adminKey !== null) return { gateway, adminKey, database };
  if (gateway !== undefined) {
    throw new OperatorProblem('PASSAGE_GATEWAY is set, and no key of an administrator.', {
      en: 'Set PASSAGE_KEY, or PASSAGE_KEY_FILE to the path of a file with it.', lo: 'ຕັ້ງ PASSAGE_KEY ຫຼື PASSAGE_KEY_FILE (ທີ່ຢູ່ຂອງໄຟລ໌ທີ່ມີລະຫັດ).',
    });
  }
  const file = join(directory, 'connection.json');
  if (!existsSync(file)) {
    throw new OperatorProblem(`No ${file}: is Passage running here?`, {
      en: 'Start it with npm start, or set PASSAGE_GATEWAY and PASSAGE_KEY to reach another.', lo: 'ເລີ່ມດ້ວຍ npm start ຫຼື ຕັ້ງ PASSAGE_GATEWAY ແລະ PASSAGE_KEY.',
    });
  }
  const connection = JSON.parse(readFileSync(file, 'utf8')) as { gateway: string; database: string; keys: { admin: string } };
  return { gateway: connection.gateway, adminKey: connection.keys.admin, database: database ?? connection.database };
}

function textIn(file: string | undefined): string | null {
  if (file === undefined) return null;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new OperatorProblem(`The file ${file} of PASSAGE_KEY_FILE cannot be read.`, { en: 'Set it to a file that holds the key and nothing else.', lo: 'ຕັ້ງເປັນໄຟລ໌ທີ່ມີແຕ່ລະຫັດ.' });
  }
}
