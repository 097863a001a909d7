import { environmentOfProcess, readConfiguration, type ServiceConfiguration } from '@fm/configuration';
import { KafkaBroker } from '@fm/messaging';
import { createLogger } from '@fm/observability';
import type { Dependencies, RunningApp } from './service-definition.js';

/** A service as a process of its own: settings from the environment, Kafka, until SIGTERM or SIGINT. Exit code 1 asks for a restart. */
export async function runService<C extends ServiceConfiguration>(name: string, configuration: new () => C, start: (dependencies: Dependencies<C>) => Promise<RunningApp>): Promise<void> {
  try {
    const config = readConfiguration(configuration, environmentOfProcess());
    const broker = new KafkaBroker({ brokers: config.kafkaBrokers, clientId: name, log: createLogger(name, { level: config.logLevel, file: config.logFile }) });
    let breakOff: () => void = () => undefined;
    const ended = new Promise<number>((resolve) => {
      breakOff = () => resolve(1);
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve(0));
    });
    const app = await start({ config, broker, onBroken: breakOff });
    const exitCode = await ended;
    await app.close();
    process.exit(exitCode);
  } catch (error) {
    process.stderr.write(`${name} could not start: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
