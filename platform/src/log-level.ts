import { StartProblem } from './start-problem.js';

const LEVELS: readonly string[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** How much the services write. Throws StartProblem for a word that their logger does not know. */
export function logLevelOf({ LOG_LEVEL: level }: NodeJS.ProcessEnv): string {
  if (!level) return 'info';
  if (LEVELS.includes(level)) return level;
  throw new StartProblem(`LOG_LEVEL=${level} is no level of the log.`, `Set one of ${LEVELS.join(', ')}, or unset it for info.`);
}
