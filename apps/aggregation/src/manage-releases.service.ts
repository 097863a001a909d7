import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@fm/access';
import { Clock } from '@fm/lifecycle';
import { Database, inTransaction, type Transaction } from '@fm/persistence';
import { Problem } from '@fm/problems';
import { localDayOf } from '@fm/contracts/vocabulary';
import { NO_SUCH_RELEASE, NOT_OVER, NOT_THIS_STEP, NOT_YOUR_STEP } from './aggregation.problems.js';
import { takeStep, type ReleaseStep } from './domain/release-workflow.js';
import type { Release, ReleaseDrafted, ReleasedCell, ReleaseWithHistory } from './domain/release.js';
import { PublishReleaseService } from './publish-release.service.js';
import { ReleaseContentRepository } from './store/release-content.repository.js';
import { ReleaseRepository } from './store/release.repository.js';

/** `next` goes into `after` of the next question; null on the last page. */
export interface ReleasedCells {
  readonly cells: readonly ReleasedCell[];
  readonly next: string | null;
}

/** Public releases on their way: who drafts, reviews, clears and publishes. */
@Injectable()
export class ManageReleasesService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ReleaseRepository) private readonly releases: ReleaseRepository,
    @Inject(ReleaseContentRepository) private readonly contents: ReleaseContentRepository,
    @Inject(PublishReleaseService) private readonly publisher: PublishReleaseService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws Problem FM-C-22 where the days are not over */
  draft(drafted: ReleaseDrafted, { subject: by }: Caller): Promise<Release> {
    const at = this.clock.now();
    if (drafted.to < drafted.from || drafted.to >= localDayOf(at)) {
      throw new Problem(NOT_OVER, { en: 'Let "to" be a day that is over, and not before "from": take whole months, quarters or years where breakdowns are to be released.', lo: 'ໃຫ້ "to" ເປັນມື້ທີ່ຜ່ານໄປແລ້ວ ແລະ ບໍ່ກ່ອນ "from": ໃຊ້ເດືອນ, ໄຕມາດ ຫຼື ປີເຕັມ ຖ້າຕ້ອງການເຜີຍແຜ່ລາຍລະອຽດ.' });
    }
    return this.releases.add(this.database.manager, drafted, { by, at });
  }

  list(): Promise<Release[]> {
    return this.releases.list(this.database.manager);
  }

  /** @throws Problem FM-C-20 */
  async read(id: number): Promise<ReleaseWithHistory> {
    return found(await this.releases.find(this.database.manager, id));
  }

  /** As the public would see them. @throws Problem FM-C-20 */
  async cells(id: number, { after, limit }: { after: string; limit: number }): Promise<ReleasedCells> {
    await this.read(id);
    const cells = await this.contents.cells(this.database.manager, id, { after, limit: limit + 1 });
    return { cells: cells.slice(0, limit), next: cells.length > limit ? (cells[limit - 1]?.cell ?? null) : null };
  }

  /** @throws Problem FM-C-20, FM-C-21 where it is published */
  comment(id: number, text: string, { subject: by }: Caller): Promise<ReleaseWithHistory> {
    return inTransaction(this.database, async (tx) => {
      const { state } = found(await this.releases.find(tx, id, { lock: true }));
      if (state === 'published') throw new Problem(NOT_THIS_STEP, { en: 'It is published and does not change: comment on the next release.', lo: 'ເຜີຍແຜ່ແລ້ວ ປ່ຽນບໍ່ໄດ້: ໃຫ້ຄຳເຫັນໃນສະບັບຕໍ່ໄປ.' });
      await this.releases.comment(tx, id, { by, at: this.clock.now(), text });
      return found(await this.releases.find(tx, id));
    });
  }

  /** @throws Problem FM-C-20 no such release, FM-C-21 not the next step (409), FM-C-23 not this person's (403) */
  step(id: number, step: ReleaseStep, { subject: by }: Caller): Promise<ReleaseWithHistory> {
    return inTransaction(this.database, async (tx) => {
      const release = found(await this.releases.find(tx, id, { lock: true }));
      const newest = await this.releases.newestNumber(tx, { lock: step === 'publish' });
      const outcome = takeStep({ ...release, auditIsClean: release.audit?.clean ?? false, isOvertaken: release.afterNumber !== newest }, step, by);
      if ('refused' in outcome) throw new Problem(outcome.refused === 'person' ? NOT_YOUR_STEP : NOT_THIS_STEP, outcome.advice);
      await this.releases.recordStep(tx, id, { step, by, at: this.clock.now() });
      if (outcome.state === 'published') await this.publishUnlessEmbargoed(tx, release);
      else await this.releases.setState(tx, id, outcome.state);
      return found(await this.releases.find(tx, id));
    });
  }

  /** Under an embargo it stays cleared; when that is over, the decision that stands here is carried out. */
  private async publishUnlessEmbargoed(tx: Transaction, release: Release): Promise<void> {
    if (release.embargoUntil === null || new Date(release.embargoUntil) <= this.clock.now()) await this.publisher.publish(tx, release);
  }
}

function found(release: ReleaseWithHistory | null): ReleaseWithHistory {
  if (!release) throw new Problem(NO_SUCH_RELEASE, { en: 'Take the id of one from GET /v1/releases/drafts.', lo: 'ເອົາລະຫັດຈາກ GET /v1/releases/drafts.' });
  return release;
}
