import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@fm/access';
import { Clock } from '@fm/lifecycle';
import { Database, inTransaction, type Transaction } from '@fm/persistence';
import { Problem } from '@fm/problems';
import { DecideSubmissionsService } from './decide-submissions.service.js';
import type { DecidedState } from './domain/decided-state.js';
import { QuarantineRepository, type HeldSubmission } from './store/quarantine.repository.js';
import { lockKeys } from './store/key-locks.js';
import { WordRepository } from './store/word.repository.js';
import { NOT_HELD, NOT_RELEASABLE } from './validation.problems.js';

/** What a person says about a held revision. */
export interface Resolution {
  readonly submission: string;
  readonly verb: 'release' | 'reject';
  readonly reason: string;
}

/** Held records wait for a person; what the person decides is a decided row, and the next decision of that revision. */
@Injectable()
export class ResolveQuarantineService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(QuarantineRepository) private readonly quarantine: QuarantineRepository,
    @Inject(WordRepository) private readonly words: WordRepository,
    @Inject(DecideSubmissionsService) private readonly decisions: DecideSubmissionsService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws Problem NOT_HELD */
  assign(submission: string, assignee: string | null, caller: Caller): Promise<HeldSubmission> {
    return inTransaction(this.database, async (tx) => {
      await lockKeys(tx, [submission]);
      const held = await this.held(tx, submission, caller);
      await this.quarantine.assign(tx, submission, assignee, { actor: caller.subject, at: this.clock.now().toISOString() });
      return { ...held, assignee };
    });
  }

  /**
   * @throws Problem NOT_HELD where nothing within the caller's provinces is held under the key, NOT_RELEASABLE where point, day or total are missing
   */
  resolve({ submission, verb, reason }: Resolution, caller: Caller): Promise<DecidedState> {
    return inTransaction(this.database, async (tx) => {
      await lockKeys(tx, [submission]);
      const held = await this.held(tx, submission, caller);
      if (verb === 'release' && !held.releasable) throw new Problem(NOT_RELEASABLE, { en: 'Correct it here or in Kobo: that releases it by itself.', lo: 'ໃຫ້ແກ້ທີ່ນີ້ ຫຼື ໃນ Kobo: ເມື່ອແກ້ແລ້ວຈະຖືກປ່ອຍເອງ.' });
      await this.words.addPersonDecision(tx, { submission, revision: held.revision, verb, actor: caller.subject, reason, decidedAt: this.clock.now().toISOString() });
      const [state] = await this.decisions.decideAgain(tx, [submission]);
      if (!state) throw new Problem(NOT_HELD, { en: 'Its body is not here any more; wait for the next delivery.', lo: 'ບໍ່ມີເນື້ອໃນຢູ່ນີ້ແລ້ວ.' });
      return state;
    });
  }

  private async held(tx: Transaction, submission: string, { provinces }: Caller): Promise<HeldSubmission> {
    const held = await this.quarantine.one(tx, submission, provinces);
    if (!held) throw new Problem(NOT_HELD, { en: 'List what is held with GET /v1/quarantine.', lo: 'ເບິ່ງລາຍການທີ່ຖືກກັກດ້ວຍ GET /v1/quarantine.' });
    return held;
  }
}
