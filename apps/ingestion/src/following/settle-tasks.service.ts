import { Inject, Injectable } from '@nestjs/common';
import { LOGGER } from '@fm/lifecycle';
import type { Logger } from '@fm/observability';
import { classifyFailure, Database, inTransaction } from '@fm/persistence';
import { readHookBody } from '../domain/read-body.js';
import { UnreadableBody } from '../domain/unreadable-body.js';
import { KoboClient } from '../kobo/kobo-client.js';
import { KoboInconclusive, KoboTooMuch, KoboUnavailable } from '../kobo/kobo-transport.js';
import type { Following, FollowStep } from './follow-step.js';
import { ReconcileSubmissionService, type FollowedSource } from '../reconcile-submission.service.js';
import { KoboTaskRepository, nameIn, type TakenTask } from '../store/kobo-task.repository.js';
import { RefusedBodyRepository } from '../store/refused-body.repository.js';

/** So many bodies are asked for at once, at most: far below a page, since bodies may be large. */
const BATCH = 100;

const MINUTE_MS = 60_000;
const LONGEST_WAIT_MS = 6 * 60 * MINUTE_MS;

interface Settling {
  /** The source was connected, and its first reading is not done. */
  readonly backfill: boolean;
  readonly now: Date;
  /** So many at once: fewer with each failure, until the one that fails is alone and can wait. */
  readonly limit: number;
}

interface Body {
  readonly task: TakenTask;
  readonly raw: Buffer;
}

/** Asks Kobo about what is waiting to be asked, and makes the store agree. */
@Injectable()
export class SettleTasksService implements FollowStep {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(KoboTaskRepository) private readonly tasks: KoboTaskRepository,
    @Inject(KoboClient) private readonly kobo: KoboClient,
    @Inject(ReconcileSubmissionService) private readonly reconciling: ReconcileSubmissionService,
    @Inject(RefusedBodyRepository) private readonly refused: RefusedBodyRepository,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async step({ source, watch, now }: Following): Promise<boolean> {
    return (await this.settle(source, { backfill: watch.backfilledAt === null, now, limit: Math.max(1, BATCH >> watch.failures) })) > 0;
  }

  /** @returns how many tasks were due. @throws KoboUnavailable where no conclusion is allowed: what was settled before stays settled */
  private async settle(source: FollowedSource, settling: Settling): Promise<number> {
    const due = await this.tasks.due(this.database.manager, source.id, { now: settling.now.toISOString(), limit: settling.limit });
    if (due.length === 0) return 0;
    try {
      await this.settleDue(source, due, settling);
    } catch (error) {
      if (due.length === 1 && settling.limit === 1) await this.postpone(due, error, settling.now);
      throw error;
    }
    return due.length;
  }

  private async settleDue(source: FollowedSource, due: readonly TakenTask[], settling: Settling): Promise<void> {
    const bodies = await this.bodiesOf(source, due.filter(({ target }) => typeof nameIn(target) === 'number'));
    await this.receive(source, bodies, settling);
    const found = new Set(bodies.map(({ task }) => task.target));
    // What the list did not have is asked for alone: only a 404 for a token that sees all is a deletion.
    for (const task of due.filter(({ target }) => !found.has(target))) await this.settleAlone(source, task, settling);
  }

  /** Fewer at once where they are too large together. */
  private async bodiesOf(source: FollowedSource, tasks: readonly TakenTask[]): Promise<readonly Body[]> {
    if (tasks.length === 0) return [];
    const byId = new Map(tasks.map((task) => [Number(nameIn(task.target)), task]));
    try {
      const raws = await this.kobo.bodies(source.kobo, source.asset, [...byId.keys()]);
      return raws.flatMap((raw) => {
        const task = byId.get(Number((JSON.parse(raw.toString()) as { _id?: unknown })._id));
        return task ? [{ task, raw }] : [];
      });
    } catch (error) {
      if (!(error instanceof KoboTooMuch) || tasks.length === 1) throw error;
      const middle = Math.ceil(tasks.length / 2);
      return [...(await this.bodiesOf(source, tasks.slice(0, middle))), ...(await this.bodiesOf(source, tasks.slice(middle)))];
    }
  }

  /** All in one transaction; where one of them cannot be, each in its own. */
  private async receive(source: FollowedSource, bodies: readonly Body[], settling: Settling): Promise<void> {
    if (bodies.length === 0) return;
    const { backfill, now } = settling;
    try {
      const readable = await this.readable(source, bodies, now);
      await inTransaction(this.database, async (tx) => {
        await this.reconciling.receive(tx, source, readable.map(({ task, raw }) => ({ raw, backfill, looks: looksOf(task) })));
        await this.tasks.done(tx, bodies.map(({ task }) => task));
      });
    } catch (error) {
      if (classifyFailure(error) === 'transient') throw error;
      if (bodies.length === 1) await this.postpone(bodies.map(({ task }) => task), error, now);
      else for (const body of bodies) await this.receive(source, [body], settling);
    }
  }

  /** What cannot be read is kept sealed, with its reason, as a hook's body is. */
  private async readable(source: FollowedSource, bodies: readonly Body[], now: Date): Promise<readonly Body[]> {
    const readable: Body[] = [];
    for (const body of bodies) {
      try {
        readHookBody(body.raw, false);
        readable.push(body);
      } catch (error) {
        if (!(error instanceof UnreadableBody)) throw error;
        await this.refused.keep(source.id, { reason: `${error.message} Read from Kobo's API.`, body: body.raw, receivedAt: now.toISOString() });
      }
    }
    return readable;
  }

  private async settleAlone(source: FollowedSource, task: TakenTask, { backfill, now }: Settling): Promise<void> {
    try {
      await this.reconciling.settle(source, nameIn(task.target), { backfill, looks: looksOf(task) });
      await this.tasks.done(this.database.manager, [task]);
    } catch (error) {
      const isOnlyThis = error instanceof KoboInconclusive;
      if (!isOnlyThis && (error instanceof KoboUnavailable || classifyFailure(error) === 'transient')) throw error;
      await this.postpone([task], error, now);
    }
  }

  private async postpone(tasks: readonly TakenTask[], error: unknown, now: Date): Promise<void> {
    const tries = Math.max(...tasks.map((task) => task.tries));
    const dueAt = new Date(now.getTime() + Math.min(MINUTE_MS * 2 ** Math.min(tries, 12), LONGEST_WAIT_MS)).toISOString();
    this.log.warn({ targets: tasks.map(({ target }) => target), error: error instanceof Error ? error.message : String(error), dueAt }, 'not settled with Kobo, will try again');
    await this.tasks.postpone(this.database.manager, tasks, dueAt);
  }
}

/** A reading for another reason is no look for media, and does not begin their count anew. */
const looksOf = ({ reason, tries }: TakenTask): number => (reason === 'attachments' ? tries + 1 : tries);
