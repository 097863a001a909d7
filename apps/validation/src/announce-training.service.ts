import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@fm/access';
import { Database } from '@fm/persistence';
import { Problem } from '@fm/problems';
import { misfitOf } from './domain/range-of-round.js';
import { ManageTrainingService } from './manage-training.service.js';
import { RegisterRepository } from './store/register.repository.js';
import type { AnnouncedRange, RecordedRange } from './store/training.repository.js';
import { OUTSIDE_ROUND } from './validation.problems.js';

/** A range of exercises is announced as part of its round. */
@Injectable()
export class AnnounceTrainingService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RegisterRepository) private readonly registers: RegisterRepository,
    @Inject(ManageTrainingService) private readonly training: ManageTrainingService,
  ) {}

  /** @throws Problem OUTSIDE_ROUND where the range does not lie within the round that it names; FORBIDDEN */
  async announce(range: AnnouncedRange, caller: Caller): Promise<RecordedRange> {
    const misfit = range.round === null ? null : misfitOf(range, await this.registers.entries(this.database.manager, 'rounds'));
    if (misfit !== null) throw new Problem(OUTSIDE_ROUND, misfit);
    return this.training.announce(range, caller);
  }
}
