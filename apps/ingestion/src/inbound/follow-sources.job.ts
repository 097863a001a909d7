import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { LOGGER } from '@fm/lifecycle';
import type { Logger } from '@fm/observability';
import { grouped } from '../domain/grouped.js';
import { FollowSourceService } from '../follow-source.service.js';
import { isFollowed, type FollowedSource } from '../reconcile-submission.service.js';
import { FollowLock } from '../store/follow-lock.js';
import { SourceRepository } from '../store/source.repository.js';

const PAUSE_MS = 1_000;

/** Chapter 1, second door: what Kobo's hooks never say. The sources of one server take turns, servers go side by side. */
@Injectable()
export class FollowSourcesJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private running: Promise<void> | null = null;
  private stopping = false;
  private wake: () => void = () => undefined;

  constructor(
    @Inject(SourceRepository) private readonly sources: SourceRepository,
    @Inject(FollowSourceService) private readonly following: FollowSourceService,
    @Inject(FollowLock) private readonly lock: FollowLock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.running ??= this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
    await this.lock.letGo();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const more = await this.round();
      if (!more && !this.stopping) await this.pause();
    }
  }

  private async round(): Promise<boolean> {
    try {
      if (!(await this.lock.hold())) return false;
      const servers = grouped((await this.sources.list()).filter(isFollowed), ({ kobo }) => new URL(kobo.url).origin);
      const more = await Promise.all([...servers.values()].map((sources) => this.inTurn(sources)));
      return more.some(Boolean);
    } catch (error) {
      if (!this.stopping) this.log.warn({ error: error instanceof Error ? error.message : String(error) }, 'Kobo was not followed, will try again');
      return false;
    }
  }

  private async inTurn(sources: readonly FollowedSource[]): Promise<boolean> {
    let more = false;
    for (const source of sources) more = (!this.stopping && (await this.following.follow(source))) || more;
    return more;
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, PAUSE_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
