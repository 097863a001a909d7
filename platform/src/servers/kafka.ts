import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StartProblem } from '../start-problem.js';
import { brokerAnswers } from './api-versions.js';
import type { BrokerServer } from './broker-server.js';
import { BrokerUnavailable, type MissingPart } from './broker-unavailable.js';
import { JAVA_VERSION, javaCommand } from './java-runtime.js';
import { dockerAnswers, startDockerBroker } from './kafka-docker.js';
import { startJavaBroker } from './kafka-java.js';
import { fetchJars, haveJars, mavenCommand } from './kafka-jars.js';
import type { ServerOptions } from './server-options.js';

/**
 * A Kafka broker that answers: the one of KAFKA_BROKERS, else Apache Kafka's jars with Java, else a container. Its data stay in `directory` (in a container: in
 * a volume). Throws BrokerUnavailable where none of them can be had, StartProblem where one should work and does not.
 */
export async function startKafka(options: ServerOptions): Promise<BrokerServer> {
  const { directory, log, environment = process.env, signal } = options;
  if (environment.KAFKA_BROKERS) return useGiven(environment.KAFKA_BROKERS);
  const java = await javaCommand(environment);
  const missing: MissingPart[] = java ? [] : [{ what: `Java ${JAVA_VERSION} or newer`, install: installCommand('java') }];
  if (!haveJars()) missing.push(...(await provideJars({ log, signal, mayFetch: java !== undefined, logFile: join(directory, 'logs', 'maven.log') })));
  if (java && missing.length === 0) return startJavaBroker({ directory, java, log, signal });
  if (await dockerAnswers()) return startDockerBroker({ directory, log, signal });
  missing.push({ what: 'Docker, instead of those', install: 'install it from docs.docker.com/get-docker and start it' });
  throw new BrokerUnavailable(missing);
}

async function useGiven(list: string): Promise<BrokerServer> {
  const brokers = list.split(',').map((broker) => broker.trim()).filter((broker) => broker !== '');
  const answers = await Promise.all(brokers.map(brokerAnswers));
  if (answers.includes(true)) return { kind: 'given', brokers, stop: () => Promise.resolve() };
  throw new StartProblem(
    `No Kafka broker answers at KAFKA_BROKERS=${list}.`,
    'Mend the list (host:port, separated by commas), start that broker, or unset KAFKA_BROKERS to use one of our own.',
  );
}

interface JarsWanted extends Pick<ServerOptions, 'log' | 'signal'> {
  /** Without Java the jars would be fetched for nothing. */
  mayFetch: boolean;
  logFile: string;
}

/** Fetches the jars; what is missing when they cannot be had. */
async function provideJars({ log, signal, mayFetch, logFile }: JarsWanted): Promise<MissingPart[]> {
  const maven = await mavenCommand();
  if (!maven) return [{ what: 'Maven', install: installCommand('maven') }];
  const failure = mayFetch ? await fetchJars({ maven, log, logFile, signal }) : undefined;
  signal?.throwIfAborted();
  return failure === undefined ? [] : [{ what: 'The jars of Apache Kafka', install: `Maven could not fetch them (${failure}); see ${logFile}` }];
}

const INSTALL_COMMANDS = {
  apt: { java: 'sudo apt-get install openjdk-17-jre-headless (or default-jre-headless)', maven: 'sudo apt-get install maven' },
  dnf: { java: 'sudo dnf install java-17-openjdk-headless', maven: 'sudo dnf install maven' },
  apk: { java: 'sudo apk add openjdk17-jre-headless', maven: 'sudo apk add maven' },
  brew: { java: 'brew install openjdk@17', maven: 'brew install maven' },
  winget: { java: 'winget install EclipseAdoptium.Temurin.17.JRE', maven: 'see maven.apache.org/install.html' },
} as const;

function installCommand(part: 'java' | 'maven'): string {
  return INSTALL_COMMANDS[packageManager()][part];
}

function packageManager(): keyof typeof INSTALL_COMMANDS {
  if (process.platform === 'darwin') return 'brew';
  if (process.platform === 'win32') return 'winget';
  if (existsSync('/usr/bin/dnf')) return 'dnf';
  return existsSync('/sbin/apk') ? 'apk' : 'apt';
}
