import { Inject, Injectable } from '@nestjs/common';
import { Database, inTransaction } from '@fm/persistence';
import type { Following, FollowStep } from './follow-step.js';
import { KoboHistory, type HistoryAct } from '../kobo/kobo-history.js';
import { KoboUnavailable } from '../kobo/kobo-transport.js';
import type { FollowedSource } from '../reconcile-submission.service.js';
import { idTarget, KoboTaskRepository, uuidTarget } from '../store/kobo-task.repository.js';
import { SourceWatchRepository } from '../store/source-watch.repository.js';
import { SubmissionRepository } from '../store/submission.repository.js';

/** Rows of a history are written a moment after the act, and dated in whole seconds: so much is read twice. */
const OVERLAP_MS = 60_000;
/** What is older has its row: it need not be read again and again while nothing happens. */
const SETTLED_MS = 5 * 60_000;
const GIVEN_UP_AFTER = 4;

const laterOf = (one: string, other: string): string => (Date.parse(one) > Date.parse(other) ? one : other);

/** Reads what was done to a form's submissions, and has each of them asked for. */
@Injectable()
export class FollowHistoryService implements FollowStep {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(KoboHistory) private readonly history: KoboHistory,
    @Inject(SubmissionRepository) private readonly submissions: SubmissionRepository,
    @Inject(KoboTaskRepository) private readonly tasks: KoboTaskRepository,
    @Inject(SourceWatchRepository) private readonly watches: SourceWatchRepository,
  ) {}

  async step({ source, watch, work, now }: Following): Promise<boolean> {
    if (work !== 'history') return false;
    const at = now.toISOString();
    const since = new Date(Date.parse(watch.historyUntil ?? at) - OVERLAP_MS).toISOString();
    const read = await this.history.since(source.kobo, source.asset, since).catch((error: unknown) => {
      // A history that only fails is as good as none: the newest submissions are swept instead, until the next whole sweep.
      if (error instanceof KoboUnavailable && watch.failures >= GIVEN_UP_AFTER) return null;
      throw error;
    });
    if (read === null) await this.watches.note(this.database.manager, source.id, { historyMissing: true, historyAt: at, tailAt: null });
    else await this.ask(source, { acts: read.acts, at, until: laterOf(read.until ?? watch.historyUntil ?? at, new Date(now.getTime() - SETTLED_MS).toISOString()) });
    return true;
  }

  private ask(source: FollowedSource, { acts, at, until }: { acts: readonly HistoryAct[]; at: string; until: string }): Promise<void> {
    return inTransaction(this.database, async (tx) => {
      const roots = [...new Set(acts.map(({ rootUuid }) => rootUuid))];
      const ids = await this.submissions.koboIds(tx, source, roots);
      const targets = roots.map((root) => {
        const id = ids.get(root);
        return id === undefined ? uuidTarget(root) : idTarget(id);
      });
      await this.tasks.add(tx, targets.map((target) => ({ source: source.id, target, reason: 'changed', dueAt: at })), at);
      await this.watches.note(tx, source.id, { historyAt: at, historyUntil: until });
    });
  }
}
