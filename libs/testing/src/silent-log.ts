import { createLogger, type Logger } from '@fm/observability';

/** For what a test does not read. */
export const silentLog: Logger = createLogger('test', { level: 'silent' });
