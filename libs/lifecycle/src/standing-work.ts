import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { StandingJob } from './standing-job.js';

/** A provider whose jobs begin when the service is up, and come to their ends before it closes. What one of them left undone waits in the schema. */
export abstract class StandingWork implements OnApplicationBootstrap, BeforeApplicationShutdown {
  protected abstract readonly jobs: readonly StandingJob[];

  onApplicationBootstrap(): void {
    for (const job of this.jobs) job.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.jobs.map((job) => job.stop()));
  }
}
