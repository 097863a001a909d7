import { Inject, Injectable } from '@nestjs/common';
import type { Envelope, SourceRegisteredV1 } from '@fm/contracts';
import type { Transaction } from '@fm/persistence';
import { lockRegisters } from './store/key-locks.js';
import { KnownSourceRepository } from './store/known-source.repository.js';
import { RedecisionRepository } from './store/redecision.repository.js';

/** Keeps this service's copy of the register of sources; a source that turns live or training has its current submissions decided again. */
@Injectable()
export class KeepSourcesService {
  constructor(
    @Inject(KnownSourceRepository) private readonly sources: KnownSourceRepository,
    @Inject(RedecisionRepository) private readonly redecisions: RedecisionRepository,
  ) {}

  async keep(tx: Transaction, events: readonly Envelope<SourceRegisteredV1>[]): Promise<void> {
    await lockRegisters(tx);
    for (const { data, traceparent } of events) {
      if (await this.sources.keep(tx, data)) await this.redecisions.note(tx, { source: data.source }, traceparent);
    }
  }
}
