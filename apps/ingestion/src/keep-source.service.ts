import { Inject, Injectable } from '@nestjs/common';
import { SOURCE_REGISTERED } from '@fm/contracts';
import { Outbox } from '@fm/delivery';
import { Clock } from '@fm/lifecycle';
import { Database, inTransaction } from '@fm/persistence';
import type { Credential } from './domain/credential.js';
import { sourceRegisteredEvent } from './outbound/source-registered.event.js';
import { SourceWatchRepository } from './store/source-watch.repository.js';
import { SourceRepository, type GivenSource, type Source } from './store/source.repository.js';

/** Keeps where submissions come from, and tells those who go by it. */
@Injectable()
export class KeepSourceService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SourceRepository) private readonly sources: SourceRepository,
    @Inject(SourceWatchRepository) private readonly watches: SourceWatchRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  keep(given: GivenSource): Promise<Source> {
    const changedAt = this.clock.now().toISOString();
    return inTransaction(this.database, async (tx) => {
      const before = await this.sources.read(tx, given.id);
      const { revision, raised } = await this.sources.save(tx, given, changedAt);
      if (before && (before.server !== given.server || before.asset !== given.asset || before.kobo?.url !== given.kobo?.url)) await this.watches.forget(tx, given.id);
      const source = await this.sources.read(tx, given.id);
      if (!source) throw new Error(`The source ${given.id} was not kept.`);
      if (raised) await this.outbox.record(tx, SOURCE_REGISTERED, [{ data: sourceRegisteredEvent({ ...source, revision, changedAt }) }]);
      return source;
    });
  }

  /** Nobody is told: secrets are between Kobo and us. */
  addCredential(id: string, credential: Credential): Promise<void> {
    return this.sources.addCredential(this.database.manager, id, credential);
  }
}
