import { pino, type Logger as PinoLogger } from 'pino';
import type { LoggerService } from '@nestjs/common';

export type Logger = PinoLogger;

/** Never in a log, whatever object is handed in. */
const REDACTED = ['password', 'token', 'secret', 'authorization', 'answers', 'record', 'body', '*.password', '*.token', '*.secret', '*.authorization', '*.answers', '*.record', '*.body'];

export interface LogOptions {
  readonly level: string;
  /** Appended to; standard output where absent, as a container wants it. */
  readonly file?: string | undefined;
}

/** JSON lines, one logger a service. */
export function createLogger(service: string, { level, file }: LogOptions): Logger {
  const options = { level, redact: { paths: REDACTED, censor: '[redacted]' }, base: { service } };
  return file === undefined ? pino(options) : pino(options, pino.destination({ dest: file, append: true, mkdir: true }));
}

/** Nest's own messages through the same logger, one level down: its start-up talk is for developers. */
export function nestLogger(log: Logger): LoggerService {
  const at = (level: 'debug' | 'warn' | 'error' | 'fatal') => (message: unknown, ...rest: unknown[]) => log[level]({ context: rest.at(-1) }, String(message));
  return { log: at('debug'), error: at('error'), warn: at('warn'), debug: at('debug'), verbose: at('debug'), fatal: at('fatal') };
}
