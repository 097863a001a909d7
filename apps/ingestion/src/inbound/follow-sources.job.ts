import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, StandingJob, StandingWork } from '@fm/lifecycle';
import type { Logger } from '@fm/observability';
import { grouped } from '../domain/grouped.js';
import { FollowSourceService } from '../following/follow-source.service.js';
import { isFollowed, type FollowedSource } from '../reconcile-submission.service.js';
import { FollowLock } from '../store/follow-lock.js';
import { SourceRepository } from '../store/source.repository.js';

const PAUSE_MS = 1_000;

/** Chapter 1, second door: what Kobo's hooks never say. The sources of one server take turns, servers go side by side. */
@Injectable()
export class FollowSourcesJob extends StandingWork {
  protected readonly jobs: readonly StandingJob[];
  private stopping = false;

  constructor(
    @Inject(SourceRepository) private readonly sources: SourceRepository,
    @Inject(FollowSourceService) private readonly following: FollowSourceService,
    @Inject(FollowLock) private readonly lock: FollowLock,
    @Inject(LOGGER) log: Logger,
  ) {
    super();
    this.jobs = [new StandingJob({ name: 'following Kobo', pauseMs: PAUSE_MS, log, work: () => this.round() })];
  }

  override async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await super.beforeApplicationShutdown();
    await this.lock.letGo();
  }

  private async round(): Promise<boolean> {
    if (!(await this.lock.hold())) return false;
    const servers = grouped((await this.sources.list()).filter(isFollowed), ({ kobo }) => new URL(kobo.url).origin);
    const more = await Promise.all([...servers.values()].map((sources) => this.inTurn(sources)));
    return more.some(Boolean);
  }

  private async inTurn(sources: readonly FollowedSource[]): Promise<boolean> {
    let more = false;
    for (const source of sources) more = (!this.stopping && (await this.following.follow(source))) || more;
    return more;
  }
}
