import { BrokerUnavailable, startKafka, type BrokerServer, type ServerOptions } from './servers/index.js';
import { StartProblem } from './start-problem.js';

/** The broker that the services are started with. */
export type BrokerChoice = { kind: 'kafka'; brokers: string[] } | { kind: 'memory' };

export interface BrokerOptions extends ServerOptions {
  /** Each service in a process of its own: then a broker in memory reaches nobody. */
  processes: boolean;
}

/** Kafka, or where none is to be had the memory broker with a warning that says how to get one. Throws StartProblem. */
export async function chooseBroker(options: BrokerOptions): Promise<{ choice: BrokerChoice; server?: BrokerServer }> {
  try {
    const server = await startKafka(options);
    return { choice: { kind: 'kafka', brokers: server.brokers }, server };
  } catch (error) {
    if (!(error instanceof BrokerUnavailable)) throw error;
    if (options.processes) {
      throw new StartProblem('--processes needs a Kafka broker, and there is none.', `Install what is missing, or leave --processes out.\n${asList(error)}`);
    }
    options.log(
      `WARNING: no Kafka broker, so the services meet in memory of this one process. Nothing is lost, but this is no way to work with real data. For Kafka, install:\n${asList(error)}`,
    );
    return { choice: { kind: 'memory' } };
  }
}

function asList({ missing }: BrokerUnavailable): string {
  return missing.map(({ what, install }) => `  - ${what}: ${install}`).join('\n');
}
