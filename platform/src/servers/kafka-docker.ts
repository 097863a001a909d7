import { join } from 'node:path';
import { brokerAnswers } from './api-versions.js';
import { GuardedProcess } from './guarded-process.js';
import { asContainerEnvironment, brokerProperties } from './kafka-properties.js';
import { brokerState, type BrokerState } from './kafka-state.js';
import type { BrokerServer } from './broker-server.js';
import { KeptServer } from './kept-server.js';
import { runCommand } from './run-command.js';
import type { ServerOptions } from './server-options.js';

const IMAGE = 'apache/kafka:4.4.0';
const GRACE_MS = 8_000;
/** The image must have had time to be pulled over a slow line. */
const READY_WITHIN_MS = 10 * 60_000;

export async function dockerAnswers(): Promise<boolean> {
  const asked = await runCommand('docker', ['info', '--format', '{{.ServerVersion}}'], { timeout: 10_000 });
  return asked.status === 0;
}

/** Apache Kafka in a container that is removed when it stops; its data stay in a named volume. */
export async function startDockerBroker({ directory, log, signal }: Omit<ServerOptions, 'environment'>): Promise<BrokerServer> {
  const state = await brokerState(directory);
  const broker = `127.0.0.1:${state.brokerPort}`;
  const logFile = join(directory, 'logs', 'kafka.log');
  log(`Starting Apache Kafka in Docker (${IMAGE}; the image is pulled the first time) …`);
  const server = await KeptServer.start({
    name: 'Apache Kafka',
    spawn: async () => {
      // One that an earlier start left behind holds the name.
      await remove(state);
      const options = { cwd: directory, logFile, pidFile: join(directory, 'kafka.pid'), stopSignal: 'SIGTERM', graceMs: GRACE_MS } as const;
      return GuardedProcess.start({ command: 'docker', args: dockerArguments(state), ...options });
    },
    isReady: () => brokerAnswers(broker),
    readyWithinMs: READY_WITHIN_MS,
    logFile,
    log,
    signal,
  });
  return { kind: 'docker', brokers: [broker], stop: () => stopAndRemove(server, state) };
}

async function stopAndRemove(server: KeptServer, state: BrokerState): Promise<void> {
  await server.stop();
  await remove(state);
}

async function remove(state: BrokerState): Promise<void> {
  await runCommand('docker', ['rm', '--force', containerName(state)], { timeout: 30_000 });
}

/** In the foreground, so that the client passes the signal on and ends with the container. The port is the same inside and outside, as it is advertised. */
export function dockerArguments(state: BrokerState): string[] {
  const properties = brokerProperties({ ...state, bind: '0.0.0.0', dataDirectory: '/var/lib/kafka/data' });
  const environment = { CLUSTER_ID: state.clusterId, KAFKA_HEAP_OPTS: '-Xms256m -Xmx512m', ...asContainerEnvironment(properties) };
  const { brokerPort } = state;
  return [
    'run', '--rm', '--name', containerName(state),
    '--publish', `127.0.0.1:${brokerPort}:${brokerPort}`,
    '--volume', `${containerName(state)}:/var/lib/kafka/data`,
    ...Object.entries(environment).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    IMAGE,
  ];
}

/** One per data directory. Docker's names begin with a letter and take the characters of base64url. */
function containerName({ clusterId }: BrokerState): string {
  return `passage-kafka-${clusterId}`;
}
