import { join } from 'node:path';
import { runCommand } from './run-command.js';

/** Kafka 4 brokers need Java 17. */
export const JAVA_VERSION = 17;

/** The `java` of JAVA_HOME or of the path, undefined where there is none from 17 on. */
export async function javaCommand(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const candidates = [...(environment.JAVA_HOME ? [join(environment.JAVA_HOME, 'bin', 'java')] : []), 'java'];
  for (const command of candidates) {
    // macOS has a `java` that only says where to get one, and exits with 1.
    const asked = await runCommand(command, ['-version'], { timeout: 20_000 });
    if (asked.status === 0 && majorVersion(asked.stderr) >= JAVA_VERSION) return command;
  }
  return undefined;
}

/** From the words of `java -version`: 17 of "openjdk version "17.0.15"", 8 of "java version "1.8.0_412"", else 0. */
export function majorVersion(words: string): number {
  const [, first = '0', second = '0'] = /version "(\d+)(?:\.(\d+))?/.exec(words) ?? [];
  return Number(first === '1' ? second : first);
}
