import { Inject, Injectable } from '@nestjs/common';
import { FORBIDDEN, type Caller } from '@fm/access';
import { Clock } from '@fm/lifecycle';
import { Database, inTransaction, type Transaction } from '@fm/persistence';
import { Problem } from '@fm/problems';
import { DecideSubmissionsService } from './decide-submissions.service.js';
import type { DecidedState } from './domain/decided-state.js';
import type { TrainingChoice } from './domain/training.js';
import { warningsOf, type TrainingSource, type TrainingWarning } from './domain/training-overview.js';
import { lockKeys, lockRegisters } from './store/key-locks.js';
import { RedecisionRepository } from './store/redecision.repository.js';
import { TrainingOverviewRepository, type ChoiceMade } from './store/training-overview.repository.js';
import { TrainingRepository, type AnnouncedRange, type RecordedRange } from './store/training.repository.js';
import { ALREADY_REVOKED, NO_SUCH_RANGE, NO_SUCH_RECORDS } from './validation.problems.js';

export interface TrainingOverview {
  readonly sources: readonly TrainingSource[];
  readonly ranges: readonly RecordedRange[];
  /** Newest first. */
  readonly choices: readonly ChoiceMade[];
  readonly warnings: readonly TrainingWarning[];
}

/** What somebody says of chosen records. */
export interface Choice {
  readonly submissions: readonly string[];
  readonly as: TrainingChoice;
  readonly reason: string;
}

/** What people decide about exercises: ranges of days and chosen records. Whatever it changes is decided again; nothing of it is forgotten, and all can be taken back. */
@Injectable()
export class ManageTrainingService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TrainingRepository) private readonly training: TrainingRepository,
    @Inject(TrainingOverviewRepository) private readonly overview: TrainingOverviewRepository,
    @Inject(RedecisionRepository) private readonly redecisions: RedecisionRepository,
    @Inject(DecideSubmissionsService) private readonly decisions: DecideSubmissionsService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async list({ provinces }: Caller): Promise<TrainingOverview> {
    const tx = this.database.manager;
    const sources = await this.overview.sources(tx, provinces);
    const ranges = (await this.training.ranges(tx)).filter((range) => isSeen(range, provinces));
    return { sources, ranges, choices: await this.overview.choices(tx, provinces), warnings: warningsOf(sources) };
  }

  /** @throws Problem FORBIDDEN where the range reaches beyond the caller's provinces */
  async announce(range: AnnouncedRange, caller: Caller): Promise<RecordedRange> {
    refuseBeyond(range, caller);
    return this.change((tx) => this.training.announce(tx, range, { actor: caller.subject, at: this.clock.now().toISOString() }));
  }

  /** @throws Problem NO_SUCH_RANGE, FORBIDDEN or ALREADY_REVOKED */
  revoke(id: number, reason: string, caller: Caller): Promise<RecordedRange> {
    return this.change(async (tx) => {
      const range = await this.training.range(tx, id);
      if (!range || !isSeen(range, caller.provinces)) throw new Problem(NO_SUCH_RANGE, { en: 'List the ranges with GET /v1/training.', lo: 'ເບິ່ງລາຍການໄລຍະດ້ວຍ GET /v1/training.' });
      refuseBeyond(range, caller);
      if (range.revokedAt !== null) throw new Problem(ALREADY_REVOKED, { en: 'Announce it anew where it was right after all.', lo: 'ຖ້າຖືກຕ້ອງແລ້ວ ໃຫ້ປະກາດໄລຍະໃໝ່.' });
      return this.training.revoke(tx, id, { actor: caller.subject, reason, at: this.clock.now().toISOString() });
    });
  }

  /**
   * All of them or none.
   * @throws Problem NO_SUCH_RECORDS where some are not there, or not within the caller's provinces
   */
  choose({ submissions, as, reason }: Choice, caller: Caller): Promise<readonly DecidedState[]> {
    return inTransaction(this.database, async (tx) => {
      await lockKeys(tx, submissions);
      const present = await this.overview.present(tx, submissions, caller.provinces);
      const missing = submissions.filter((submission) => !present.has(submission));
      if (missing.length > 0) throw new Problem(NO_SUCH_RECORDS, { en: `Leave these out: ${missing.slice(0, 10).join(', ')}. Nothing was changed.`, lo: `ໃຫ້ຕັດອອກ: ${missing.slice(0, 10).join(', ')}. ບໍ່ມີຫຍັງປ່ຽນແປງ.` });
      await this.training.choose(tx, submissions, as, { actor: caller.subject, reason, at: this.clock.now().toISOString() });
      return this.decisions.decideAgain(tx, submissions);
    });
  }

  /** What is observed in the days of the range is looked through afterwards, however much it is. */
  private change(work: (tx: Transaction) => Promise<RecordedRange>): Promise<RecordedRange> {
    return inTransaction(this.database, async (tx) => {
      await lockRegisters(tx);
      const range = await work(tx);
      await this.redecisions.note(tx, { days: [range.from, range.to] }, '');
      return range;
    });
  }
}

function isSeen(range: Pick<RecordedRange, 'provinces'>, provinces: Caller['provinces']): boolean {
  return provinces === null || range.provinces === null || range.provinces.some((code) => provinces.includes(code));
}

function refuseBeyond({ provinces: reach }: Pick<AnnouncedRange, 'provinces'>, { provinces }: Caller): void {
  if (provinces === null || reach?.every((code) => provinces.includes(code))) return;
  throw new Problem(FORBIDDEN, { en: `Name provinces of your own: ${provinces.join(', ')}. For others ask a manager of all provinces.`, lo: `ໃຫ້ໃສ່ສະເພາະແຂວງຂອງທ່ານ: ${provinces.join(', ')}. ສຳລັບແຂວງອື່ນ ໃຫ້ຖາມຜູ້ຈັດການທຸກແຂວງ.` });
}
