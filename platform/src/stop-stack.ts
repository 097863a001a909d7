/** The order of stopping, highest first: services drain into Kafka and PostgreSQL, so these stop after them. */
export const STOP_ORDER = { lock: 0, postgres: 1, kafka: 2, services: 3 } as const;

interface Stoppable {
  order: number;
  stop: () => Promise<void> | void;
}

/** What has been started and must be stopped, whenever the interrupt comes: also in the middle of starting. */
export class StopStack {
  private readonly parts: Stoppable[] = [];
  private stopped: Promise<void> | undefined;

  constructor(private readonly report: (error: unknown) => void) {}

  /** Whether there is more to stop than a lock to release. */
  get holdsServers(): boolean {
    return this.parts.some(({ order }) => order > STOP_ORDER.lock);
  }

  /** A part that finishes starting when stopping has begun is stopped at once. */
  async add(order: number, stop: Stoppable['stop']): Promise<void> {
    if (this.stopped) await this.attempt({ order, stop });
    else this.parts.push({ order, stop });
  }

  /** Stops everything, once; a part that fails to stop is reported and does not keep the others running. */
  stopAll(): Promise<void> {
    this.stopped ??= this.inOrder();
    return this.stopped;
  }

  private async inOrder(): Promise<void> {
    for (const part of this.parts.toSorted((one, other) => other.order - one.order)) await this.attempt(part);
  }

  private async attempt({ stop }: Stoppable): Promise<void> {
    try {
      await stop();
    } catch (error) {
      this.report(error);
    }
  }
}
