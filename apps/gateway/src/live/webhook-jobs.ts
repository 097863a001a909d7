import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { StandingJob } from '@fm/lifecycle';
import { DeliverMessagesService } from '../deliver-messages.service.js';
import { PlanMessagesService } from '../plan-messages.service.js';
import { WebhookMessageRepository } from '../store/webhook-message.repository.js';
import { StandingJobs } from './standing-jobs.js';

const LOOK_MS = 1_000;
const FORGET_EVERY_MS = 3_600_000;
/** How long the log of deliveries says what became of a message. */
const LOG_DAYS = 30;

/** Keeps the messages to subscribers going. */
@Injectable()
export class WebhookJobs implements OnModuleInit, OnModuleDestroy {
  private readonly jobs: readonly StandingJob[];

  constructor(
    @Inject(StandingJobs) jobs: StandingJobs,
    @Inject(PlanMessagesService) planning: PlanMessagesService,
    @Inject(DeliverMessagesService) delivery: DeliverMessagesService,
    @Inject(WebhookMessageRepository) messages: WebhookMessageRepository,
  ) {
    this.jobs = [
      jobs.make('messages to subscribers', LOOK_MS, async () => [await planning.plan(), await delivery.deliver()].includes(true)),
      jobs.make('log of deliveries', FORGET_EVERY_MS, async () => {
        await messages.forgetSettledBefore(new Date(jobs.now().getTime() - LOG_DAYS * 86_400_000));
        return false;
      }),
    ];
  }

  onModuleInit(): void {
    for (const job of this.jobs) job.start();
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.jobs.map((job) => job.stop()));
  }
}
