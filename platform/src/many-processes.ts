import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceName } from '@fm/contracts';
import type { Environments } from './environments.js';
import type { Log } from './servers/index.js';
import { ServiceProcess } from './service-process.js';
import { SERVICES } from './service-ports.js';
import { DRAIN_MS, type Services } from './services.js';
import { writeStored } from './stored-json.js';

export interface ProcessesOptions {
  environments: Environments;
  directory: string;
  log: Log;
}

/** A process for each service. Their ids are in DIR/processes.json, current at any time, without those that are not running: { "ingestion": 123, … }. */
export class ManyProcesses implements Services {
  private readonly file: string;
  private readonly ids: Partial<Record<ServiceName, number>> = {};
  private readonly processes: readonly ServiceProcess[];

  constructor({ environments, directory, log }: ProcessesOptions) {
    this.file = processesFile(directory);
    const onChanged = (service: ServiceName, pid: number | undefined): void => this.remember(service, pid);
    this.processes = SERVICES.map(
      (service) => new ServiceProcess({ service, environment: environments[service], logFile: join(directory, 'logs', `${service}.log`), log, onChanged }),
    );
  }

  async start(): Promise<void> {
    await Promise.all(this.processes.map((one) => one.start()));
  }

  async stop(): Promise<void> {
    const end = Date.now() + DRAIN_MS;
    for (const one of this.processes.toReversed()) await one.stop(Math.max(1_000, end - Date.now()));
    rmSync(this.file, { force: true });
  }

  private remember(service: ServiceName, pid: number | undefined): void {
    if (pid === undefined) delete this.ids[service];
    else this.ids[service] = pid;
    writeStored(this.file, this.ids);
  }
}

export function processesFile(directory: string): string {
  return join(directory, 'processes.json');
}
