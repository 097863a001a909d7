import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrateAll } from '../../apps/all-in-one/src/migrate-all.js';
import type { ServiceName } from '@fm/contracts';
import { connectionOf, type Connection } from '../../platform/src/connection.js';
import { registerDemoOffice } from '../../platform/src/demo/run-demo.js';
import { serviceEnvironments } from '../../platform/src/environments.js';
import { freePortBase } from '../../platform/src/free-port-base.js';
import { secretsOf } from '../../platform/src/secrets.js';
import { startKafka, startPostgres, type BrokerServer, type DatabaseServer } from '../../platform/src/servers/index.js';
import { SERVICES, servicePorts } from '../../platform/src/service-ports.js';
import { ServiceProcess } from '../../platform/src/service-process.js';

export const CONSUMERS: readonly ServiceName[] = SERVICES.filter((service) => service !== 'ingestion');

/** Servers and services for measuring: each service a process of its own that can be stopped and started by name. */
export class BenchPlatform {
  private readonly processes = new Map<ServiceName, ServiceProcess>();

  private constructor(
    private readonly directory: string,
    private readonly servers: { readonly postgres: DatabaseServer; readonly kafka: BrokerServer },
    private readonly environments: ReturnType<typeof serviceEnvironments>,
    readonly connection: Connection,
    readonly database: Client,
  ) {}

  /** Servers up, schemas migrated, demo office registered; the five services run. */
  static async start(say: (line: string) => void): Promise<BenchPlatform> {
    const directory = mkdtempSync(join(tmpdir(), 'passage-bench-'));
    mkdirSync(join(directory, 'logs'));
    const secrets = secretsOf(directory);
    const [postgres, kafka] = await Promise.all([startPostgres({ directory, log: say }), startKafka({ directory, log: say })]);
    const parts = { secrets, ports: servicePorts(await freePortBase()), adminUrl: postgres.adminUrl, brokers: kafka.brokers };
    await migrateAll({ adminUrl: postgres.adminUrl, roles: secrets.databaseRoles });
    const database = new Client({ connectionString: postgres.adminUrl });
    await database.connect();
    const platform = new BenchPlatform(directory, { postgres, kafka }, serviceEnvironments({ ...parts, logLevel: 'warn' }), connectionOf(parts), database);
    await platform.startServices(SERVICES);
    await registerDemoOffice({ environments: platform.environments, connection: platform.connection });
    return platform;
  }

  get brokers(): readonly string[] {
    return this.servers.kafka.brokers;
  }

  get kinds(): { readonly postgres: string; readonly kafka: string } {
    return { postgres: this.servers.postgres.kind, kafka: this.servers.kafka.kind };
  }

  async startServices(services: readonly ServiceName[]): Promise<void> {
    await Promise.all(services.map(async (service) => {
      const one = new ServiceProcess({ service, environment: this.environments[service], logFile: join(this.directory, 'logs', `${service}.log`), log: () => undefined, onStarted: () => undefined });
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

  async stop(): Promise<void> {
    await this.stopServices([...this.processes.keys()]);
    await this.database.end();
    await this.servers.kafka.stop();
    await this.servers.postgres.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }
}
