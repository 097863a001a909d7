/** Time for the sender, so that tests can turn fifteen minutes of retries into none. */
export interface Clock {
  now(): Date;
  /** Runs later, once; the returned function calls it off. */
  after(milliseconds: number, run: () => void): () => void;
}

export const SYSTEM_CLOCK: Clock = {
  now: () => new Date(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
