import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { processesFile } from './many-processes.js';
import { stopProcess } from './servers/running-process.js';
import { readDispensable } from './stored-json.js';

const GRACE_MS = 5_000;

/** The services of a start that was killed stop by themselves; what of them is still at it would hold the ports, and is not waited for any longer. */
export async function stopLeftoverServices(directory: string): Promise<void> {
  const known = Object.entries(readDispensable(processesFile(directory)) ?? {});
  await Promise.all(known.map(async ([service, pid]) => {
    if (typeof pid === 'number') await stopProcess({ pid, marker: join('apps', service, 'src', 'main.js'), signal: 'SIGTERM', graceMs: GRACE_MS });
  }));
  rmSync(processesFile(directory), { force: true });
}
