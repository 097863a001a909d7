import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@fm/lifecycle';
import { Database, inTransaction } from '@fm/persistence';
import { KoboClient, LARGEST_PAGE } from '../kobo/kobo-client.js';
import type { FollowedSource } from '../reconcile-submission.service.js';
import { KoboTaskRepository } from '../store/kobo-task.repository.js';
import { SweepDifferenceRepository } from '../store/sweep-difference.repository.js';
import { SweepRepository, type Sweep, type SweepKind } from '../store/sweep.repository.js';

/** A lower `_id` may appear after a higher one: Kobo gives ids before it stores. So many of the newest are read again. */
const TAIL_OVERLAP = 2_000;

/** Reads what Kobo has of a form, page by page, and notes where the store differs. */
@Injectable()
export class ReadSweepService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(KoboClient) private readonly kobo: KoboClient,
    @Inject(SweepRepository) private readonly sweeps: SweepRepository,
    @Inject(SweepDifferenceRepository) private readonly differences: SweepDifferenceRepository,
    @Inject(KoboTaskRepository) private readonly tasks: KoboTaskRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async start(source: FollowedSource, kind: SweepKind): Promise<void> {
    await inTransaction(this.database, async (tx) => {
      const fromId = kind === 'tail' ? await this.sweeps.idBefore(tx, source, TAIL_OVERLAP) : 0;
      await this.sweeps.start(tx, { source: source.id, kind, fromId, startedAt: this.clock.now().toISOString() });
    });
  }

  /** Reads the next page; after the last one, notes what is to be asked. @throws KoboUnavailable: it goes on from there later, and nothing is concluded before the end */
  async turn(source: FollowedSource, sweep: Sweep): Promise<void> {
    const page = await this.kobo.listAfter(source.kobo, source.asset, { afterId: sweep.cursorId, limit: LARGEST_PAGE });
    const beyond = page.filter(({ koboId }) => koboId > sweep.cursorId);
    // Where the token may not see all, what is missing proves nothing, and asking for each would be in vain.
    const seesAll = beyond.length > 0 || (await this.kobo.form(source.kobo, source.asset)).seesAll;
    await inTransaction(this.database, async (tx) => {
      if (!(await this.sweeps.hold(tx, sweep))) return;
      await this.sweeps.turn(tx, sweep, beyond);
      // A short page may be a server's own limit: only an empty one is the end.
      if (beyond.length > 0) return;
      const at = this.clock.now().toISOString();
      const found = [...(await this.differences.toRead(tx, sweep, source)), ...(seesAll ? await this.differences.toConfirm(tx, sweep, source) : [])];
      await this.tasks.add(tx, found.map((one) => ({ source: source.id, ...one, dueAt: at })), at);
      await this.sweeps.markListed(tx, source.id);
    });
  }
}
