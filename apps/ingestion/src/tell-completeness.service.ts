import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@fm/access';
import { Database } from '@fm/persistence';
import { CompletenessRepository, type DayOfSource } from './store/completeness.repository.js';
import { KoboTaskRepository } from './store/kobo-task.repository.js';
import { SourceRepository, type Source } from './store/source.repository.js';
import { SourceWatchRepository } from './store/source-watch.repository.js';

export interface Completeness {
  readonly source: string;
  /** `equal`, `differs`, or `unknown`: the source has no token or was not swept yet. */
  readonly state: 'equal' | 'differs' | 'unknown';
  readonly sweptAt: string | null;
  readonly failingSince: string | null;
  readonly lastError: string | null;
  /** Submissions that Kobo is still to be asked about. */
  readonly waiting: number;
  /** Bodies without any identity: kept sealed. */
  readonly unidentified: number;
  /** Bodies that could not be read: sealed copies are kept. */
  readonly refused: readonly { readonly reason: string; readonly receivedAt: string }[];
  readonly days: readonly DayOfSource[];
}

/** Says of each source whether the store has what Kobo has. */
@Injectable()
export class TellCompletenessService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SourceRepository) private readonly sources: SourceRepository,
    @Inject(CompletenessRepository) private readonly completeness: CompletenessRepository,
    @Inject(KoboTaskRepository) private readonly tasks: KoboTaskRepository,
    @Inject(SourceWatchRepository) private readonly watches: SourceWatchRepository,
  ) {}

  async tell({ source, from, to }: { source: string | null; from: string | null; to: string | null }, caller: Caller): Promise<readonly Completeness[]> {
    const sources = (await this.sources.list()).filter((one) => (source === null || one.id === source) && isWithin(one, caller));
    return Promise.all(sources.map((one) => this.tellOne(one, from, to)));
  }

  private async tellOne({ id }: Source, from: string | null, to: string | null): Promise<Completeness> {
    const manager = this.database.manager;
    const days = await this.completeness.days(manager, { source: id, from, to });
    const { sweptAt, failingSince, lastError } = await this.watches.of(manager, id);
    const unplaced = await this.completeness.unplaced(manager, id);
    const state = sweptAt === null ? 'unknown' : days.every((day) => day.koboHash === day.storeHash) ? 'equal' : 'differs';
    return { source: id, state, sweptAt, failingSince, lastError, waiting: await this.tasks.count(manager, id), ...unplaced, days };
  }
}

/** Sources of all provinces are for those who see all provinces. */
const isWithin = ({ provinces }: Source, caller: Caller): boolean =>
  caller.provinces === null || (provinces !== null && provinces.every((province) => caller.provinces?.includes(province)));
