import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, StandingJob, StandingWork } from '@fm/lifecycle';
import type { Logger } from '@fm/observability';
import { ThinkAgainService } from '../think-again.service.js';

const PAUSE_MS = 2_000;

/** Looks at records beside each other, at rules that hold too much and at days that are far from usual. What a crash left undone waits in the schema. */
@Injectable()
export class AfterthoughtJob extends StandingWork {
  protected readonly jobs: readonly StandingJob[];

  constructor(
    @Inject(ThinkAgainService) private readonly again: ThinkAgainService,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    super();
    this.jobs = [new StandingJob({ name: 'looking around', pauseMs: PAUSE_MS, log, work: () => this.once() })];
  }

  private async once(): Promise<boolean> {
    const { more, tripped } = await this.again.think();
    for (const { rule, source, day, held, records } of tripped) {
      this.log.warn({ rule, source, day, held, records }, 'a rule held too many records of a source and flags them for that day: look at the rule, or at the source');
    }
    return more;
  }
}
