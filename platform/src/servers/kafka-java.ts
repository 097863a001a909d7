import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartProblem } from '../start-problem.js';
import { brokerAnswers } from './api-versions.js';
import { GuardedProcess } from './guarded-process.js';
import { jarsFolder } from './kafka-jars.js';
import { asPropertiesFile, brokerProperties } from './kafka-properties.js';
import { brokerState, type BrokerState } from './kafka-state.js';
import type { BrokerServer } from './broker-server.js';
import { KeptServer } from './kept-server.js';
import { runCommand } from './run-command.js';
import { stopLeftover } from './running-process.js';
import type { ServerOptions } from './server-options.js';

/** The compiler's first tier alone starts soonest and leaves the cores to the services; the broker is far from being the slowest part of the chain. */
const JVM = ['-Xms256m', '-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Djava.awt.headless=true', '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn'];
const GRACE_MS = 6_000;

export interface JavaBrokerOptions extends Omit<ServerOptions, 'environment'> {
  java: string;
}

/** Apache Kafka from its jars. The jars must have been fetched. */
export async function startJavaBroker({ directory, java, log, signal }: JavaBrokerOptions): Promise<BrokerServer> {
  const files = filesIn(directory);
  const leftover = { pidFile: files.pid, marker: files.properties, signal: 'SIGTERM', graceMs: GRACE_MS } as const;
  await stopLeftover(leftover);
  const state = await brokerState(directory);
  mkdirSync(files.home, { recursive: true });
  writeFileSync(files.properties, asPropertiesFile(brokerProperties({ ...state, bind: '127.0.0.1', dataDirectory: files.data })));
  await format(java, files, state);
  const broker = `127.0.0.1:${state.brokerPort}`;
  const server = await KeptServer.start({
    name: 'Apache Kafka',
    spawn: async () => {
      await stopLeftover(leftover);
      return GuardedProcess.start({
        command: java,
        args: [...JVM, '-cp', classPath(), 'kafka.Kafka', files.properties],
        cwd: files.home,
        logFile: files.log,
        pidFile: files.pid,
        stopSignal: 'SIGTERM',
        graceMs: GRACE_MS,
      });
    },
    isReady: () => brokerAnswers(broker),
    readyWithinMs: 90_000,
    logFile: files.log,
    log,
    signal,
  });
  return { kind: 'java', brokers: [broker], stop: () => server.stop() };
}

type Files = ReturnType<typeof filesIn>;

function filesIn(directory: string) {
  const home = join(directory, 'kafka');
  return {
    home,
    data: join(home, 'data'),
    properties: join(home, 'server.properties'),
    pid: join(directory, 'kafka.pid'),
    log: join(directory, 'logs', 'kafka.log'),
  };
}

/** Writes the cluster's identity into the data folder, once. */
async function format(java: string, files: Files, { clusterId }: BrokerState): Promise<void> {
  if (existsSync(join(files.data, 'meta.properties'))) return;
  const options = ['format', '--ignore-formatted', '-t', clusterId, '-c', files.properties];
  const done = await runCommand(java, [...JVM, '-cp', classPath(), 'kafka.tools.StorageTool', ...options], { cwd: files.home });
  if (done.status === 0) return;
  throw new StartProblem(
    `Apache Kafka could not make its files: ${done.stderr.trim().split('\n').at(-1)}`,
    'Mend what it names, or use a broker of yours: KAFKA_BROKERS=host:9092 npm start',
  );
}

function classPath(): string {
  return join(jarsFolder(), '*');
}
