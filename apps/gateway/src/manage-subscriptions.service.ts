import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '@fm/lifecycle';
import { Problem } from '@fm/problems';
import { seal, type KeyRing } from '@fm/sealing';
import { AuditLog } from './audit-log.js';
import type { Holder } from './domain/scope.js';
import { newWebhookSecret } from './domain/webhook-signature.js';
import { FollowFiguresService } from './follow-figures.service.js';
import { BAD_RECEIVER, NO_SUCH_SUBSCRIPTION, NOT_TO_SUBSCRIBE } from './gateway.problems.js';
import { WebhookSender } from './outside/webhook-sender.js';
import { SECRET_KEYS, webhookContext } from './secret-keys.js';
import { SubscriptionRepository, type StoredSubscription } from './store/subscription.repository.js';

export interface WantedSubscription {
  readonly url: string;
  readonly query: Readonly<Record<string, string>>;
  readonly batchSeconds: number;
}

const MOST_EACH = 20;
const BOTH_VALID_HOURS = 24;

/** Chapter 5: who is told of changes. Everybody keeps their own; an administrator sees and ends all. */
@Injectable()
export class ManageSubscriptionsService {
  constructor(
    @Inject(SubscriptionRepository) private readonly subscriptions: SubscriptionRepository,
    @Inject(FollowFiguresService) private readonly following: FollowFiguresService,
    @Inject(WebhookSender) private readonly sender: WebhookSender,
    @Inject(AuditLog) private readonly audit: AuditLog,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SECRET_KEYS) private readonly keys: KeyRing,
  ) {}

  /** @returns the secret too, which nobody can be told again. @throws Problem as a stream of the same filters would, and where the address is no receiver's */
  async make({ url, query, batchSeconds }: WantedSubscription, holder: Holder): Promise<{ readonly id: string; readonly secret: string }> {
    const owner = holder.identity;
    if (owner.startsWith('oidc:')) throw new Problem(NOT_TO_SUBSCRIBE, { en: 'Rights are looked at again at each message, and those of a token end with it: ask an administrator for a key.', lo: 'ສິດຈະຖືກກວດທຸກຄັ້ງທີ່ສົ່ງ: ໃຫ້ຂໍກະແຈຈາກຜູ້ດູແລລະບົບ.' });
    this.following.filterFor(query, holder);
    if ((await this.subscriptions.all(owner)).length >= MOST_EACH) throw new Problem(NOT_TO_SUBSCRIBE, { en: `You have ${MOST_EACH} subscriptions: delete one, or widen a filter.`, lo: `ທ່ານມີ ${MOST_EACH} ລາຍການແລ້ວ: ໃຫ້ລຶບອັນໜຶ່ງ ຫຼື ຂະຫຍາຍຕົວກອງ.` });
    const destination = await this.sender.destinationOf(url);
    if ('trouble' in destination) throw new Problem(BAD_RECEIVER, destination.trouble);
    const [id, secret] = [randomUUID(), newWebhookSecret()];
    await this.audit.note(holder, { action: 'subscription made', resource: `subscription:${id}`, detail: { url, query } });
    await this.subscriptions.make({ id, owner, url, query, batchSeconds, secret: this.sealed(id, secret) }, this.clock.now());
    return { id, secret };
  }

  list(holder: Holder): Promise<readonly StoredSubscription[]> {
    return this.subscriptions.all(holder.role === 'admin' ? null : holder.identity);
  }

  /** @throws Problem 404 also for somebody else's */
  async own(id: string, holder: Holder): Promise<StoredSubscription> {
    const found = await this.subscriptions.find(id);
    if (!found || (found.owner !== holder.identity && holder.role !== 'admin')) throw new Problem(NO_SUCH_SUBSCRIPTION, { en: 'GET /api/v1/subscriptions lists yours.', lo: 'ເບິ່ງລາຍການຂອງທ່ານທີ່ GET /api/v1/subscriptions.' });
    return found;
  }

  /** Messages are signed with both secrets for a day, so that a receiver may change over without missing any. */
  async rotate(id: string, holder: Holder): Promise<{ readonly secret: string; readonly previousUntil: Date }> {
    await this.own(id, holder);
    const secret = newWebhookSecret();
    const previousUntil = new Date(this.clock.now().getTime() + BOTH_VALID_HOURS * 3_600_000);
    await this.audit.note(holder, { action: 'subscription secret', resource: `subscription:${id}` });
    await this.subscriptions.rotate(id, this.sealed(id, secret), previousUntil);
    return { secret, previousUntil };
  }

  async enable(id: string, holder: Holder): Promise<void> {
    await this.own(id, holder);
    await this.subscriptions.enable(id, this.clock.now());
  }

  async remove(id: string, holder: Holder): Promise<void> {
    await this.own(id, holder);
    await this.audit.note(holder, { action: 'subscription ended', resource: `subscription:${id}` });
    await this.subscriptions.remove(id);
  }

  private sealed(id: string, secret: string): Buffer {
    return seal(this.keys, Buffer.from(secret), webhookContext(id));
  }
}
