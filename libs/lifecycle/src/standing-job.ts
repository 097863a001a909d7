import type { Logger } from '@fm/observability';

export interface StandingJobOptions {
  /** For the log: `relocation`. */
  readonly name: string;
  readonly pauseMs: number;
  readonly log: Logger;
  /** Does a bounded piece. @returns whether there may be more of it */
  readonly work: () => Promise<boolean>;
}

/**
 * Work that a service does for as long as it runs: again at once while there is more, else after a pause. A failure is logged and tried again after
 * one, so that nothing has to be remembered but what the work finds in the schema.
 */
export class StandingJob {
  private running: Promise<void> | null = null;
  private stopping = false;
  private woken = false;
  private endPause: () => void = () => undefined;

  constructor(private readonly options: StandingJobOptions) {}

  start(): void {
    this.running ??= this.run();
  }

  /** There is something to do: looks at once, or again after the piece in hand. */
  wake(): void {
    this.woken = true;
    this.endPause();
  }

  /** Lets the piece in hand come to its end. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.endPause();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      this.woken = false;
      const more = await this.once();
      if (!more && !this.stopping && !this.woken) await this.pause();
    }
  }

  private async once(): Promise<boolean> {
    const { name, log, work } = this.options;
    try {
      return await work();
    } catch (error) {
      log.warn({ job: name, error: error instanceof Error ? error.message : String(error) }, 'not done, will try again');
      return false;
    }
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.options.pauseMs);
      this.endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
