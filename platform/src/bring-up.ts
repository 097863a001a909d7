import { join } from 'node:path';
import { announcement } from './announce.js';
import type { StartOptions } from './arguments.js';
import { bringSchemasUp } from './bring-schemas-up.js';
import { chooseBroker, type BrokerChoice } from './broker-choice.js';
import { connectionOf, removeConnection, writeConnection } from './connection.js';
import type { ConsoleLog } from './console-log.js';
import { localDay } from '../../tools/kobo-simulator/src/season/calendar.js';
import { demoSeasonState, registerDemoOffice, registerDemoRound, sendDemoCoverage, sendDemoSeason } from './demo/run-demo.js';
import { SeasonMemory } from './demo/season-memory.js';
import { lockDirectory } from './directory-lock.js';
import { serviceEnvironments, type Environments } from './environments.js';
import { stopLeftoverServices } from './leftover-services.js';
import { logLevelOf } from './log-level.js';
import { ManyProcesses } from './many-processes.js';
import { OneProcess } from './one-process.js';
import { secretsOf } from './secrets.js';
import { startPostgres, type DatabaseServer } from './servers/index.js';
import { requireFreePorts, servicePorts } from './service-ports.js';
import { STOP_ORDER, type StopStack } from './stop-stack.js';

export interface BringUp {
  options: StartOptions;
  console: ConsoleLog;
  stops: StopStack;
  /** Aborted by an interrupt: what takes long gives up. */
  signal: AbortSignal;
}

/** Starts everything in order and tells the user. What has been started is on the stack when this throws. */
export async function bringUp(start: BringUp): Promise<void> {
  const { options, console, stops, signal } = start;
  const { dataDirectory: directory } = options;
  const logLevel = logLevelOf(process.env);
  const lock = await lockDirectory(directory);
  signal.addEventListener('abort', () => lock.markStopping(), { once: true });
  await stops.add(STOP_ORDER.lock, () => {
    removeConnection(directory);
    lock.release();
  });
  removeConnection(directory);
  await stopLeftoverServices(directory);
  const ports = servicePorts(options.portBase);
  await requireFreePorts(ports);
  const secrets = secretsOf(directory);
  const { database, broker } = await startServers(start);
  signal.throwIfAborted();
  console.say('Bringing the database up to date …');
  await bringSchemasUp({ adminUrl: database.adminUrl, roles: secrets.databaseRoles });
  signal.throwIfAborted();
  const brokers = broker.kind === 'kafka' ? broker.brokers : [];
  const parts = { secrets, ports, adminUrl: database.adminUrl, brokers };
  // In one process each service writes a log file; a process of its own has its output redirected to one.
  const environments = serviceEnvironments({ ...parts, ...(options.processes ? {} : { logDirectory: join(directory, 'logs') }), logLevel, demonstration: options.demo || new SeasonMemory(directory).read() !== null, given: process.env });
  await startServices(start, environments, broker);
  signal.throwIfAborted();
  const connection = connectionOf(parts);
  await registerDemoOffice({ environments, connection });
  writeConnection(directory, connection);
  if (options.demo) {
    const { seed, to } = demoSeasonState(directory, localDay(new Date()));
    await registerDemoRound({ environments, to });
    await sendDemoSeason({ connection, directory, log: console.say, signal });
    await sendDemoCoverage({ connection, directory, seed, to, signal });
  }
  signal.throwIfAborted();
  // Not through the log file: it would keep the credentials.
  process.stdout.write(announcement({ connection, broker, databaseKind: database.kind, directory }));
}

/** Both at once. An interrupt, or one that fails, breaks off the other and stops what has started: nothing is left behind half started. */
async function startServers({ options, console, stops, signal }: BringUp): Promise<{ database: DatabaseServer; broker: BrokerChoice }> {
  const { dataDirectory: directory, processes } = options;
  console.say('Starting PostgreSQL and Apache Kafka …');
  const postgres = startPostgres({ directory, log: console.say, signal });
  const kafka = chooseBroker({ directory, log: console.say, signal, processes });
  await stops.add(STOP_ORDER.postgres, () => postgres.then((server) => server.stop(), () => undefined));
  await stops.add(STOP_ORDER.kafka, () => kafka.then(({ server }) => server?.stop(), () => undefined));
  const [database, broker] = await Promise.all([postgres, kafka]);
  return { database, broker: broker.choice };
}

async function startServices({ options, console, stops }: BringUp, environments: Environments, broker: BrokerChoice): Promise<void> {
  const { dataDirectory: directory, processes } = options;
  console.say(`Starting the five services${processes ? ', each in a process of its own' : ''} …`);
  const services = processes ? new ManyProcesses({ environments, directory, log: console.say }) : new OneProcess({ environments, broker, log: console.say });
  await stops.add(STOP_ORDER.services, () => services.stop());
  await services.start();
}
