import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DeliverMessagesService } from '../deliver-messages.service.js';
import type { Holder } from '../domain/scope.js';
import { ManageSubscriptionsService } from '../manage-subscriptions.service.js';
import { subscriptionListing } from '../outbound/subscription-listing.js';
import { WebhookMessageRepository, type WebhookMessage } from '../store/webhook-message.repository.js';
import { readJson } from './json-body.js';
import { AskedByHolder, OpenTo } from './open-to.js';
import { NewSubscriptionDto } from './subscription.dto.js';

const LOG_LENGTH = 200;
const DEFAULT_BATCH_SECONDS = 60;

/** Chapter 5, door: webhooks. Secrets are in the answers that make them and nowhere else. */
@Controller('api/v1/subscriptions')
@OpenTo('viewer', 'manager', 'protection', 'admin')
export class SubscriptionsController {
  constructor(
    @Inject(ManageSubscriptionsService) private readonly subscriptions: ManageSubscriptionsService,
    @Inject(DeliverMessagesService) private readonly delivery: DeliverMessagesService,
    @Inject(WebhookMessageRepository) private readonly messages: WebhookMessageRepository,
  ) {}

  @Get()
  async list(@AskedByHolder() holder: Holder): Promise<unknown> {
    return (await this.subscriptions.list(holder)).map(subscriptionListing);
  }

  @Post()
  async make(@Req() request: FastifyRequest, @AskedByHolder() holder: Holder): Promise<unknown> {
    const { url, filters = {}, batchSeconds = DEFAULT_BATCH_SECONDS } = await readJson(request.raw, NewSubscriptionDto);
    const query = Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, String(value)]));
    return this.subscriptions.make({ url, query, batchSeconds }, holder);
  }

  @Get(':id')
  async show(@Param('id') id: string, @AskedByHolder() holder: Holder): Promise<unknown> {
    return subscriptionListing(await this.subscriptions.own(id, holder));
  }

  /** What became of each message, the newest first. */
  @Get(':id/messages')
  async log(@Param('id') id: string, @AskedByHolder() holder: Holder): Promise<readonly WebhookMessage[]> {
    await this.subscriptions.own(id, holder);
    return this.messages.logOf(id, LOG_LENGTH);
  }

  @Post(':id/test')
  @HttpCode(200)
  async test(@Param('id') id: string, @AskedByHolder() holder: Holder): Promise<unknown> {
    return this.delivery.test(await this.subscriptions.own(id, holder));
  }

  @Post(':id/secret')
  @HttpCode(200)
  rotate(@Param('id') id: string, @AskedByHolder() holder: Holder): Promise<unknown> {
    return this.subscriptions.rotate(id, holder);
  }

  @Post(':id/enable')
  @HttpCode(204)
  enable(@Param('id') id: string, @AskedByHolder() holder: Holder): Promise<void> {
    return this.subscriptions.enable(id, holder);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@Param('id') id: string, @AskedByHolder() holder: Holder): Promise<void> {
    return this.subscriptions.remove(id, holder);
  }
}
