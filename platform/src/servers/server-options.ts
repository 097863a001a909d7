import type { Log } from './log.js';

export interface ServerOptions {
  /** Holds the data, logs and remembered ports of the servers; of one start at a time. */
  directory: string;
  log: Log;
  environment?: NodeJS.ProcessEnv;
  /** Breaks off what may take minutes: the fetching of jars, the pulling of an image, the wait for a server. */
  signal?: AbortSignal;
}
