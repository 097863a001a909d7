import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@fm/access';
import { SUBMISSION_CORRECTED } from '@fm/contracts';
import { Outbox } from '@fm/delivery';
import { Clock } from '@fm/lifecycle';
import { Database, inTransaction, type Transaction } from '@fm/persistence';
import { Problem } from '@fm/problems';
import { DecideSubmissionsService } from './decide-submissions.service.js';
import { mended, valueAt, type Correction } from './domain/correction.js';
import type { DecidedState } from './domain/decided-state.js';
import { refusalOf } from './domain/mendable.js';
import { correctedEvent } from './outbound/submission-corrected.event.js';
import { OpenFilesService } from './open-files.service.js';
import { CorrectionRepository } from './store/correction.repository.js';
import { lockKeys } from './store/key-locks.js';
import { GONE_ON, NO_SUCH_RECORD, NOT_MENDED_HERE } from './validation.problems.js';

/** What somebody mends of one submission. */
export interface Mending {
  readonly submission: string;
  /** The revision that was looked at. */
  readonly revision: number;
  readonly changes: readonly { readonly path: string; readonly value: string | null }[];
  readonly issue: string;
  readonly reason: string;
}

/** Answers are mended one by one, the sent ones kept. The mended record is judged again as it is then, and Kobo is told. */
@Injectable()
export class CorrectAnswersService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OpenFilesService) private readonly files: OpenFilesService,
    @Inject(CorrectionRepository) private readonly corrections: CorrectionRepository,
    @Inject(DecideSubmissionsService) private readonly decisions: DecideSubmissionsService,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * All of the changes or none.
   * @throws Problem NO_SUCH_RECORD; GONE_ON where another revision came meanwhile; NOT_MENDED_HERE for an answer of another class than R, or one that says so already
   */
  correct(mending: Mending, caller: Caller): Promise<DecidedState> {
    return inTransaction(this.database, async (tx) => {
      await lockKeys(tx, [mending.submission]);
      const kept = await this.keep(tx, mending, caller);
      const [state] = await this.decisions.decideAgain(tx, [mending.submission]);
      if (!state) throw noSuchRecord();
      await this.outbox.record(tx, SUBMISSION_CORRECTED, kept.map((correction) => ({ data: correctedEvent(correction) })));
      return state;
    });
  }

  private async keep(tx: Transaction, { submission, revision, changes, issue, reason }: Mending, caller: Caller): Promise<Correction[]> {
    const opened = await this.files.open(tx, submission, caller.provinces);
    if (!opened?.answers) throw noSuchRecord();
    const { file, answers, corrections, classOf } = opened;
    if (file.revision !== revision) throw new Problem(GONE_ON, { en: `It is at revision ${file.revision} now: look at it again, then mend what is still wrong.`, lo: `ດຽວນີ້ແມ່ນສະບັບ ${file.revision}: ເບິ່ງຄືນແລ້ວແກ້ສິ່ງທີ່ຍັງຜິດ.` });
    const counting = mended(answers, corrections).answers;
    const refusal = refusalOf(changes, { classOf, counting });
    if (refusal) throw new Problem(NOT_MENDED_HERE, refusal);
    const said = { submission, revision, issue, reason, actor: caller.subject, decidedAt: this.clock.now().toISOString() };
    const kept: Correction[] = [];
    for (const { path, value } of changes) kept.push(await this.corrections.add(tx, { ...said, path, base: valueAt(answers, path), old: valueAt(counting, path), new: value }));
    return kept;
  }
}

const noSuchRecord = (): Problem => new Problem(NO_SUCH_RECORD, { en: 'Take the key from GET /v1/quarantine, and mend records of your own provinces.', lo: 'ເອົາລະຫັດຈາກ GET /v1/quarantine ແລະ ແກ້ສະເພາະບັນທຶກຂອງແຂວງທ່ານ.' });
