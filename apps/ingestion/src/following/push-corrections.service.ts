import { Inject, Injectable } from '@nestjs/common';
import { Database, inTransaction, type Transaction } from '@fm/persistence';
import type { Following, FollowStep } from './follow-step.js';
import { KoboEditor } from '../kobo/kobo-editor.js';
import { ReconcileSubmissionService } from '../reconcile-submission.service.js';
import { CorrectionRepository, type CorrectionState, type DueCorrection } from '../store/correction.repository.js';
import { idTarget, KoboTaskRepository } from '../store/kobo-task.repository.js';
import { StoredAnswers } from '../store/stored-answers.js';

const RETRY_MS = 10 * 60_000;

interface Mended {
  readonly path: string;
  readonly old: string | null;
  readonly new: string | null;
}

/** Writes corrections into Kobo, so that there are not two masters; then the edited submission is read back as the next revision. */
@Injectable()
export class PushCorrectionsService implements FollowStep {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CorrectionRepository) private readonly corrections: CorrectionRepository,
    @Inject(StoredAnswers) private readonly answers: StoredAnswers,
    @Inject(ReconcileSubmissionService) private readonly reconciling: ReconcileSubmissionService,
    @Inject(KoboEditor) private readonly editor: KoboEditor,
    @Inject(KoboTaskRepository) private readonly tasks: KoboTaskRepository,
  ) {}

  async step({ source, now }: Following): Promise<boolean> {
    const at = now.toISOString();
    const first = await this.corrections.due(this.database.manager, source, at);
    if (!first) return false;
    // Should it fail, the others go first next time.
    await this.corrections.postpone(this.database.manager, first.correction, new Date(now.getTime() + RETRY_MS).toISOString());
    // What stands in Kobo now decides: a person may have edited it since it was read.
    await this.reconciling.settle(source, first.koboId);
    const due = await this.corrections.one(this.database.manager, first.correction);
    if (!due) return true;
    const { mended, state } = await inTransaction(this.database, (tx) => this.look(tx, due));
    const settled = state ?? ((await this.editor.edit(source.kobo, source.asset, { id: due.koboId, data: { [mended.path]: mended.new ?? '' } })) ? 'pushed' : 'refused');
    await inTransaction(this.database, async (tx) => {
      await this.corrections.settle(tx, due.correction, settled);
      if (settled === 'pushed') await this.tasks.add(tx, [{ source: source.id, target: idTarget(due.koboId), reason: 'corrected', dueAt: at }], at);
    });
    return true;
  }

  /** Whether it can be pushed at all: not over an answer that changed meanwhile, and not into a row of a repeat, which Kobo's bulk edit cannot reach. */
  private async look(tx: Transaction, { submission, correction, sealed, head }: DueCorrection): Promise<{ mended: Mended; state: CorrectionState | null }> {
    const { answers, opened } = await this.answers.beside(tx, { submission, receipt: head, sealed: { receipt: correction, bytes: sealed } });
    const mended = JSON.parse(opened.toString()) as Mended;
    if ((answers[mended.path] ?? null) !== mended.old) return { mended, state: (answers[mended.path] ?? null) === mended.new ? 'pushed' : 'conflict' };
    return { mended, state: mended.path.includes('[') ? 'refused' : null };
  }
}
