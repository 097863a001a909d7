import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceName } from '@fm/contracts';
import type { Log } from './console-log.js';
import type { Environments } from './environments.js';
import { DRAIN_MS, type Services } from './one-process.js';
import { ServiceProcess } from './service-process.js';
import { SERVICES } from './service-ports.js';
import { writeStored } from './stored-json.js';

export interface ProcessesOptions {
  environments: Environments;
  directory: string;
  log: Log;
}

/** A process for each service. Their ids are in DIR/processes.json, current at any time: { "ingestion": 123, … }. */
export class ManyProcesses implements Services {
  private readonly file: string;
  private readonly ids: Partial<Record<ServiceName, number>> = {};
  private readonly processes: readonly ServiceProcess[];

  constructor({ environments, directory, log }: ProcessesOptions) {
    this.file = join(directory, 'processes.json');
    const onStarted = (service: ServiceName, pid: number): void => this.remember(service, pid);
    this.processes = SERVICES.map(
      (service) => new ServiceProcess({ service, environment: environments[service], logFile: join(directory, 'logs', `${service}.log`), log, onStarted }),
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

  private remember(service: ServiceName, pid: number): void {
    this.ids[service] = pid;
    writeStored(this.file, this.ids);
  }
}
