import { Controller, Inject } from '@nestjs/common';
import { SOURCE_REGISTERED, type SourceRegisteredV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { KeepSourcesService } from '../keep-sources.service.js';

/** Keeps this service's copy of the register of sources. */
@Controller()
export class SourceRegisteredConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(KeepSourcesService) private readonly sources: KeepSourcesService,
  ) {}

  @Consumes(SOURCE_REGISTERED)
  onSourceRegistered(batch: Batch<SourceRegisteredV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.sources.keep(tx, events));
  }
}
