import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StartProblem } from './start-problem.js';

export interface StartOptions {
  /** Whether the demo country office is sent its season. */
  demo: boolean;
  /** Absolute. */
  dataDirectory: string;
  /** The gateway's port; the other services take the four after it. */
  portBase: number;
  /** A process for each service, instead of one for the five. */
  processes: boolean;
}

const LAST_PORT_BASE = 65_535 - 4;
const HELP = 'npm start -- --help names the options.';

/** Reads the command line. `root` is the folder of the checkout, where .passage is by default. Throws StartProblem. */
export function readArguments(args: readonly string[], root: string): StartOptions {
  const values = parse(args);
  const portBase = Number(values['port-base'] ?? '8080');
  if (!Number.isInteger(portBase) || portBase < 1 || portBase > LAST_PORT_BASE) {
    throw new StartProblem(`--port-base ${values['port-base']} is no port from 1 to ${LAST_PORT_BASE}.`, HELP);
  }
  const given = values['data-dir'];
  if (given === '') throw new StartProblem('--data-dir is empty.', HELP);
  return {
    demo: !values['no-demo'],
    dataDirectory: given === undefined ? join(root, '.passage') : resolve(given),
    portBase,
    processes: values.processes ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    const options = {
      'no-demo': { type: 'boolean' },
      'data-dir': { type: 'string' },
      'port-base': { type: 'string' },
      'processes': { type: 'boolean' },
    } as const;
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new StartProblem(error instanceof Error ? error.message : String(error), HELP);
  }
}
