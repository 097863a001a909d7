import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@fm/lifecycle';
import { open, type KeyRing } from '@fm/sealing';
import type { Outcome } from '../domain/webhook-schedule.js';
import { webhookHeaders } from '../domain/webhook-signature.js';
import { WebhookSender } from '../outside/webhook-sender.js';
import { SECRET_KEYS, webhookContext } from '../secret-keys.js';
import type { StoredSubscription } from '../store/subscription.repository.js';

/** One attempt to bring one message to a receiver, signed with every secret that is valid now. */
@Injectable()
export class SignAndSend {
  constructor(
    @Inject(WebhookSender) private readonly sender: WebhookSender,
    @Inject(SECRET_KEYS) private readonly keys: KeyRing,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @param id the same at every attempt: by it a receiver knows what it has already */
  send({ id: subscription, url, secret, previousSecret, previousUntil }: StoredSubscription, id: string, body: string): Promise<Outcome> {
    const now = this.clock.now();
    const sealed = previousSecret && previousUntil && previousUntil > now ? [secret, previousSecret] : [secret];
    const secrets = sealed.map((one) => open(this.keys, one, webhookContext(subscription)).toString());
    // The time of the attempt as the receiver's clock has it: it refuses what is older than some minutes.
    return this.sender.send(url, webhookHeaders({ id, timestamp: new Date(), body }, secrets), body);
  }
}
