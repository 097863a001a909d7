export interface Services {
  /** Resolves when all are ready. */
  start(): Promise<void>;
  /** In reverse order of the journey; also while they start. */
  stop(): Promise<void>;
}

/** The services have this long to drain, so that Kafka and PostgreSQL are stopped as well within thirty seconds of an interrupt. */
export const DRAIN_MS = 13_000;
