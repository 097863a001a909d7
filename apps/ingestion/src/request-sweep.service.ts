import { Inject, Injectable } from '@nestjs/common';
import { Database, inTransaction } from '@fm/persistence';
import type { FollowedSource } from './reconcile-submission.service.js';
import { KoboTaskRepository } from './store/kobo-task.repository.js';
import { SourceWatchRepository } from './store/source-watch.repository.js';
import { SweepRepository } from './store/sweep.repository.js';

/** How far a source is followed. */
export interface Swept {
  readonly source: string;
  /** A sweep of the whole form is asked for or under way. */
  readonly sweeping: boolean;
  readonly pages: number | null;
  readonly waiting: number;
  readonly backfilledAt: string | null;
  readonly sweptAt: string | null;
  readonly restingUntil: string | null;
  readonly lastError: string | null;
}

/** Sweeps of a whole form when a person asks, instead of when it is time. */
@Injectable()
export class RequestSweepService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SweepRepository) private readonly sweeps: SweepRepository,
    @Inject(SourceWatchRepository) private readonly watches: SourceWatchRepository,
    @Inject(KoboTaskRepository) private readonly tasks: KoboTaskRepository,
  ) {}

  /** It begins anew where one is under way: what that one has read is older than the wish. */
  async request(source: FollowedSource): Promise<Swept> {
    await inTransaction(this.database, async (tx) => {
      await this.watches.of(tx, source.id);
      await this.sweeps.end(tx, source.id);
      await this.watches.note(tx, source.id, { sweepAsked: true, restingUntil: null });
    });
    return this.tell(source);
  }

  async tell({ id }: { readonly id: string }): Promise<Swept> {
    const manager = this.database.manager;
    const [watch, sweep, waiting] = [await this.watches.of(manager, id), await this.sweeps.current(manager, id), await this.tasks.count(manager, id)];
    const { backfilledAt, sweptAt, sweepAsked, restingUntil, lastError } = watch;
    return { source: id, sweeping: sweepAsked || sweptAt === null || sweep !== null, pages: sweep?.pages ?? null, waiting, backfilledAt, sweptAt, restingUntil, lastError };
  }
}
