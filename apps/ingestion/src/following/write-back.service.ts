import { Inject, Injectable } from '@nestjs/common';
import { LOGGER } from '@fm/lifecycle';
import type { Logger } from '@fm/observability';
import type { ReviewStatus } from '@fm/contracts/vocabulary';
import { Database, inTransaction } from '@fm/persistence';
import { grouped } from '../domain/grouped.js';
import type { KoboReview } from '../domain/kobo-facts.js';
import { isOurs } from '../domain/wanted-status.js';
import type { Following, FollowStep } from './follow-step.js';
import { KoboClient } from '../kobo/kobo-client.js';
import { KoboEditor } from '../kobo/kobo-editor.js';
import type { FollowedSource } from '../reconcile-submission.service.js';
import { ReviewSubmissionsService } from '../review-submissions.service.js';
import { WriteBackRepository, type DueStatus } from '../store/write-back.repository.js';

const BATCH = 100;

/** Writes verdicts into Kobo as validation status, where none stands or our own. */
@Injectable()
export class WriteBackService implements FollowStep {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(WriteBackRepository) private readonly writeBack: WriteBackRepository,
    @Inject(ReviewSubmissionsService) private readonly reviewing: ReviewSubmissionsService,
    @Inject(KoboClient) private readonly kobo: KoboClient,
    @Inject(KoboEditor) private readonly editor: KoboEditor,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async step({ source, now }: Following): Promise<boolean> {
    if (!source.writeBack) return false;
    const due = await this.writeBack.due(this.database.manager, source, { now: now.toISOString(), limit: BATCH });
    if (due.length === 0) return false;
    const current = new Map((await this.kobo.listed(source.kobo, source.asset, due.map(({ koboId }) => koboId))).map((one) => [one.koboId, one.review]));
    await this.leaveToPeople(due, current, now.toISOString());
    const ours = due.filter(({ koboId, writtenStatus, intendedStatus }) => isOurs(current.get(koboId)?.status ?? 'none', writtenStatus, intendedStatus) && current.has(koboId));
    const standing = ours.filter(({ koboId, wanted }) => current.get(koboId)?.status === wanted);
    await inTransaction(this.database, (tx) => this.writeBack.settle(tx, standing.map(({ submission }) => submission), 'written'));
    for (const [status, some] of grouped(ours.filter((one) => !standing.includes(one)), ({ wanted }) => wanted)) await this.write(source, status, some);
    return true;
  }

  /** What a person set stays, and is heard. What Kobo does not list any more is a matter for the next sweep. */
  private async leaveToPeople(due: readonly DueStatus[], current: ReadonlyMap<number, KoboReview>, at: string): Promise<void> {
    const others = due.filter(({ koboId, writtenStatus, intendedStatus }) => !isOurs(current.get(koboId)?.status ?? 'none', writtenStatus, intendedStatus) || !current.has(koboId));
    const seen = others.flatMap(({ submission, koboId }) => {
      const review = current.get(koboId);
      return review ? [{ submission, ...review }] : [];
    });
    await inTransaction(this.database, async (tx) => {
      await this.reviewing.see(tx, seen, at);
      await this.writeBack.settle(tx, others.map(({ submission }) => submission), 'not ours');
    });
  }

  private async write(source: FollowedSource, status: ReviewStatus, some: readonly DueStatus[]): Promise<void> {
    const submissions = some.map(({ submission }) => submission);
    await this.writeBack.intend(this.database.manager, submissions, status);
    const taken = await this.editor.setStatus(source.kobo, source.asset, { ids: some.map(({ koboId }) => koboId), status });
    await inTransaction(this.database, (tx) => (taken ? this.writeBack.written(tx, submissions, status) : this.writeBack.refused(tx, submissions)));
    if (!taken) this.log.warn({ source: source.id, submissions: submissions.length }, 'Kobo refuses validation status from this token; give its account the right to validate submissions');
  }
}
