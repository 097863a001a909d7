import { Inject, Injectable } from '@nestjs/common';
import { Clock, LOGGER, StandingJob } from '@fm/lifecycle';
import type { Logger } from '@fm/observability';

/** Makes the jobs that stand for as long as the service runs, with its log and clock. */
@Injectable()
export class StandingJobs {
  constructor(
    @Inject(LOGGER) private readonly log: Logger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  make(name: string, pauseMs: number, work: () => Promise<boolean>): StandingJob {
    return new StandingJob({ name, pauseMs, log: this.log, work });
  }

  now(): Date {
    return this.clock.now();
  }
}
