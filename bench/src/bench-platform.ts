import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrateAll } from '../../apps/all-in-one/src/migrate-all.js';
import type { ServiceName } from '@fm/contracts';
import { connectionOf, type Connection } from '../../platform/src/connection.js';
import { registerDemoOffice } from '../../platform/src/demo/run-demo.js';
import { serviceEnvironments, type Environments } from '../../platform/src/environments.js';
import { freePortBase } from '../../platform/src/free-port-base.js';
import { secretsOf } from '../../platform/src/secrets.js';
import { startKafka, startPostgres, type BrokerServer, type DatabaseServer } from '../../platform/src/servers/index.js';
import { SERVICES, servicePorts } from '../../platform/src/service-ports.js';
import { ServiceProcess } from '../../platform/src/service-process.js';
import { STOP_ORDER, type StopStack } from '../../platform/src/stop-stack.js';

export const CONSUMERS: readonly ServiceName[] = SERVICES.filter((service) => service !== 'ingestion');

export interface BenchStart {
  readonly say: (line: string) => void;
  /** Takes everything that is started, also when starting fails on the way. */
  readonly stops: StopStack;
}

interface Parts {
  readonly directory: string;
  readonly servers: { readonly postgres: DatabaseServer; readonly kafka: BrokerServer };
  readonly environments: Environments;
  readonly connection: Connection;
  readonly database: Client;
}

/** Servers and services for measuring: each service a process of its own that can be stopped and started by name. */
export class BenchPlatform {
  private readonly processes = new Map<ServiceName, ServiceProcess>();

  private constructor(private readonly parts: Parts) {}

  /** Servers up, schemas migrated, demo office registered; the five services run. */
  static async start({ say, stops }: BenchStart): Promise<BenchPlatform> {
    const directory = mkdtempSync(join(tmpdir(), 'passage-bench-'));
    await stops.add(STOP_ORDER.lock, () => rmSync(directory, { recursive: true, force: true }));
    mkdirSync(join(directory, 'logs'));
    const secrets = secretsOf(directory);
    const servers = await startServers(directory, { say, stops });
    const ports = { secrets, ports: servicePorts(await freePortBase()), adminUrl: servers.postgres.adminUrl, brokers: servers.kafka.brokers };
    await migrateAll({ adminUrl: ports.adminUrl, roles: secrets.databaseRoles });
    const database = new Client({ connectionString: ports.adminUrl });
    await database.connect();
    const platform = new BenchPlatform({ directory, servers, environments: serviceEnvironments({ ...ports, logLevel: 'warn' }), connection: connectionOf(ports), database });
    await stops.add(STOP_ORDER.services, () => platform.stopServices(SERVICES).finally(() => database.end()));
    await platform.startServices(SERVICES);
    await registerDemoOffice({ environments: platform.parts.environments, connection: platform.connection });
    return platform;
  }

  get connection(): Connection {
    return this.parts.connection;
  }

  /** An administrator's. */
  get database(): Client {
    return this.parts.database;
  }

  get brokers(): readonly string[] {
    return this.parts.servers.kafka.brokers;
  }

  get kinds(): { readonly postgres: string; readonly kafka: string } {
    const { postgres, kafka } = this.parts.servers;
    return { postgres: postgres.kind, kafka: kafka.kind };
  }

  pidOf(service: ServiceName): number | undefined {
    return this.processes.get(service)?.pid;
  }

  /** Resolves when they say that they are ready. */
  async startServices(services: readonly ServiceName[]): Promise<void> {
    const { environments, directory } = this.parts;
    await Promise.all(services.map(async (service) => {
      const one = new ServiceProcess({ service, environment: environments[service], logFile: join(directory, 'logs', `${service}.log`), log: () => undefined, onChanged: () => undefined });
      this.processes.set(service, one);
      await one.start();
    }));
  }

  async stopServices(services: readonly ServiceName[]): Promise<void> {
    for (const service of services.toReversed()) {
      await this.processes.get(service)?.stop(15_000);
      this.processes.delete(service);
    }
  }
}

/** Both at once; what is still starting when all is stopped is stopped as soon as it has started. */
async function startServers(directory: string, { say, stops }: BenchStart): Promise<Parts['servers']> {
  const [postgres, kafka] = [startPostgres({ directory, log: say }), startKafka({ directory, log: say })];
  await stops.add(STOP_ORDER.postgres, () => postgres.then((server) => server.stop(), () => undefined));
  await stops.add(STOP_ORDER.kafka, () => kafka.then((server) => server.stop(), () => undefined));
  return { postgres: await postgres, kafka: await kafka };
}
