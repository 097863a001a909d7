import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@fm/lifecycle';
import { nextAttempt, verdictOf, type Outcome } from './domain/webhook-schedule.js';
import { SignAndSend } from './live/sign-and-send.js';
import { SubscriberRights } from './live/subscriber-rights.js';
import { ToldChanges } from './live/told-changes.js';
import { messageBody, NO_RIGHT, TEST_DATA, UNREACHED, UNWANTED } from './outbound/webhook-message.js';
import { newMessageId } from './plan-messages.service.js';
import { SubscriptionRepository, type StoredSubscription } from './store/subscription.repository.js';
import { WebhookMessageRepository, type WebhookMessage } from './store/webhook-message.repository.js';

const AT_ONCE = 20;
/** Longer than one attempt takes: after it another replica may try. */
const LEASE_MS = 120_000;

/** Chapter 5: brings messages to their receivers, and writes down what became of each attempt. */
@Injectable()
export class DeliverMessagesService {
  constructor(
    @Inject(SubscriptionRepository) private readonly subscriptions: SubscriptionRepository,
    @Inject(WebhookMessageRepository) private readonly messages: WebhookMessageRepository,
    @Inject(SubscriberRights) private readonly rights: SubscriberRights,
    @Inject(ToldChanges) private readonly told: ToldChanges,
    @Inject(SignAndSend) private readonly sender: SignAndSend,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @returns whether there may be more to do */
  async deliver(): Promise<boolean> {
    const now = this.clock.now();
    const due = await this.messages.take(now, new Date(now.getTime() + LEASE_MS), AT_ONCE);
    await Promise.all(due.map((message) => this.deliverOne(message)));
    return due.length === AT_ONCE;
  }

  /** The test button: one attempt, now, whatever its filters. */
  async test(subscription: StoredSubscription): Promise<Outcome> {
    const [id, now] = [newMessageId(), this.clock.now()];
    await this.messages.add({ id, subscription: subscription.id, afterSeq: 0, untilSeq: null }, now);
    const outcome = await this.sender.send(subscription, id, messageBody('fm.test', now, TEST_DATA));
    await this.messages.attempted(id, { state: verdictOf(outcome) === 'taken' ? 'taken' : 'failed', ...said(outcome) }, { now: this.clock.now(), next: null });
    return outcome;
  }

  private async deliverOne(message: WebhookMessage): Promise<void> {
    const subscription = await this.subscriptions.find(message.subscription);
    if (!subscription) return;
    const filter = await this.rights.filterOf(subscription);
    if (!filter) return this.subscriptions.disable(subscription.id, NO_RIGHT);
    const { afterSeq, untilSeq } = message;
    const { cells, readAnew } = await this.told.after(afterSeq, (untilSeq ?? afterSeq) - afterSeq, filter);
    const outcome = await this.sender.send(subscription, message.id, messageBody('fm.figures.changed', message.createdAt, { cells, readAnew }));
    await this.settle(message, outcome);
  }

  private async settle({ id, subscription, attempts }: WebhookMessage, outcome: Outcome): Promise<void> {
    const now = this.clock.now();
    const verdict = verdictOf(outcome);
    if (verdict === 'taken') return this.messages.attempted(id, { state: 'taken', ...said(outcome) }, { now, next: null });
    const next = verdict === 'failed' ? nextAttempt(attempts + 1, now, Math.random()) : null;
    await this.messages.attempted(id, { state: next ? 'waiting' : 'failed', ...said(outcome) }, { now, next });
    if (!next) await this.subscriptions.disable(subscription, verdict === 'unwanted' ? UNWANTED : UNREACHED);
  }
}

function said(outcome: Outcome): Pick<WebhookMessage, 'lastStatus' | 'lastError'> {
  return 'status' in outcome ? { lastStatus: outcome.status, lastError: null } : { lastStatus: null, lastError: outcome.error };
}
