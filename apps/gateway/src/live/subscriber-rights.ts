import { Inject, Injectable } from '@nestjs/common';
import { Problem } from '@fm/problems';
import type { StreamFilter } from '../domain/stream-filter.js';
import { FollowFiguresService } from '../follow-figures.service.js';
import { IdentifyService } from '../identify.service.js';
import type { StoredSubscription } from '../store/subscription.repository.js';

/** What the owner of a subscription may see of it now, whatever they might when they made it. */
@Injectable()
export class SubscriberRights {
  constructor(
    @Inject(IdentifyService) private readonly identities: IdentifyService,
    @Inject(FollowFiguresService) private readonly following: FollowFiguresService,
  ) {}

  /** @returns null: nothing */
  async filterOf({ owner, query }: Pick<StoredSubscription, 'owner' | 'query'>): Promise<StreamFilter | null> {
    const holder = await this.identities.current(owner);
    if (!holder) return null;
    try {
      return this.following.filterFor(query, holder);
    } catch (error) {
      if (error instanceof Problem) return null;
      throw error;
    }
  }
}
