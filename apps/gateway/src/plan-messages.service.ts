import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { Clock } from '@fm/lifecycle';
import { Database, inTransaction, type Transaction } from '@fm/persistence';
import { SubscriberRights } from './live/subscriber-rights.js';
import { ToldChanges } from './live/told-changes.js';
import { SubscriptionRepository, type StoredSubscription } from './store/subscription.repository.js';
import { WebhookMessageRepository } from './store/webhook-message.repository.js';

const AT_ONCE = 20;
/** Changes that one message may be made of. */
export const MOST_CHANGES = 1_000;

export const newMessageId = (): string => `msg_${randomBytes(18).toString('base64url')}`;

/** Chapter 5: makes a message for each subscriber for whom there is something; one at a time each, so that they come in order. */
@Injectable()
export class PlanMessagesService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SubscriptionRepository) private readonly subscriptions: SubscriptionRepository,
    @Inject(WebhookMessageRepository) private readonly messages: WebhookMessageRepository,
    @Inject(SubscriberRights) private readonly rights: SubscriberRights,
    @Inject(ToldChanges) private readonly told: ToldChanges,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @returns whether there may be more to do */
  plan(): Promise<boolean> {
    return inTransaction(this.database, async (tx) => {
      const due = await this.subscriptions.due(tx, this.clock.now(), AT_ONCE);
      for (const subscription of due) await this.planOne(tx, subscription);
      return due.length === AT_ONCE;
    });
  }

  /** Who may see nothing now gets a message too: that it cannot be sent is found where it is sent, and noted there. */
  private async planOne(tx: Transaction, { id, position, owner, query }: StoredSubscription): Promise<void> {
    const now = this.clock.now();
    const filter = await this.rights.filterOf({ owner, query });
    const { cells, readAnew, last } = filter ? await this.told.after(position, MOST_CHANGES, filter) : { cells: [], readAnew: true, last: position };
    if (cells.length > 0 || readAnew) await this.messages.add({ id: newMessageId(), subscription: id, afterSeq: position, untilSeq: last }, now, tx);
    await this.subscriptions.moveTo(tx, id, last, now);
  }
}
