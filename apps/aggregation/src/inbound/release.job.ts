import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, StandingJob, StandingWork } from '@fm/lifecycle';
import type { Logger } from '@fm/observability';
import { Database, inTransaction } from '@fm/persistence';
import { PrepareReleaseService } from '../prepare-release.service.js';
import { PublishReleaseService } from '../publish-release.service.js';

const PAUSE_MS = 2_000;

/** Makes drafts, and publishes what was decided under an embargo once that is over. What a crash left undone waits in the schema. */
@Injectable()
export class ReleaseJob extends StandingWork {
  protected readonly jobs: readonly StandingJob[];

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PrepareReleaseService) private readonly drafts: PrepareReleaseService,
    @Inject(PublishReleaseService) private readonly publisher: PublishReleaseService,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    super();
    this.jobs = [new StandingJob({ name: 'releases', pauseMs: PAUSE_MS, log, work: () => this.once() })];
  }

  private async once(): Promise<boolean> {
    const published = await inTransaction(this.database, (tx) => this.publisher.publishDue(tx));
    if (published !== null) this.log.info({ release: published }, 'published at the end of its embargo');
    const prepared = await this.drafts.prepareNext();
    if (prepared !== null) this.log.info({ draft: prepared }, 'made a draft of a release');
    return published !== null || prepared !== null;
  }
}
