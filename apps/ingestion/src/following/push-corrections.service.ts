import { Inject, Injectable } from '@nestjs/common';
import { Database, inTransaction, type Transaction } from '@fm/persistence';
import type { Following, FollowStep } from './follow-step.js';
import { KoboEditor } from '../kobo/kobo-editor.js';
import { CorrectionRepository, type CorrectionState, type DueCorrection } from '../store/correction.repository.js';
import { idTarget, KoboTaskRepository } from '../store/kobo-task.repository.js';
import { StoredAnswers } from '../store/stored-answers.js';
import { Vault } from '../store/vault.js';

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
    @Inject(Vault) private readonly vault: Vault,
    @Inject(KoboEditor) private readonly editor: KoboEditor,
    @Inject(KoboTaskRepository) private readonly tasks: KoboTaskRepository,
  ) {}

  async step({ source, now }: Following): Promise<boolean> {
    const at = now.toISOString();
    const due = await this.corrections.due(this.database.manager, source, at);
    if (!due) return false;
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
    const keys = await this.vault.dataKeys(tx, [submission]);
    const mended = JSON.parse(this.vault.openBody(keys, submission, { receipt: correction, sealed }).toString()) as Mended;
    const { answers } = await this.answers.head(tx, { submission, receipt: head, keys });
    if ((answers[mended.path] ?? null) !== mended.old) return { mended, state: (answers[mended.path] ?? null) === mended.new ? 'pushed' : 'conflict' };
    return { mended, state: mended.path.includes('[') ? 'refused' : null };
  }
}
