import { Inject, Injectable } from '@nestjs/common';
import { FIGURE_RELEASED } from '@fm/contracts';
import { Outbox } from '@fm/delivery';
import { Clock } from '@fm/lifecycle';
import type { Transaction } from '@fm/persistence';
import { MOVEMENTS_MEASURE } from './domain/contribution.js';
import type { Release } from './domain/release.js';
import { figureReleased, releaseManifest } from './outbound/figure-released.event.js';
import { ReleaseContentRepository } from './store/release-content.repository.js';
import { ReleaseRepository } from './store/release.repository.js';

const PAGE = 2_000;

/** Gives a cleared release its number and tells every cell of it, then what makes it whole. From then on it does not change. */
@Injectable()
export class PublishReleaseService {
  constructor(
    @Inject(ReleaseRepository) private readonly releases: ReleaseRepository,
    @Inject(ReleaseContentRepository) private readonly contents: ReleaseContentRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Writes the outbox, so call it last in the transaction; the release is locked, and cleared. */
  async publish(tx: Transaction, { id, from, to, title, cells, sha256, asOf }: Release): Promise<number> {
    const number = ((await this.releases.newestNumber(tx, { lock: true })) ?? 0) + 1;
    const at = this.clock.now();
    await this.releases.setPublished(tx, id, { number, at });
    let after = '';
    for (;;) {
      const page = await this.contents.cells(tx, id, { after, limit: PAGE });
      await this.outbox.record(tx, FIGURE_RELEASED, page.map((cell) => ({ data: figureReleased(number, cell) })));
      after = page.at(-1)?.cell ?? after;
      if (page.length < PAGE) break;
    }
    const manifest = { cells: cells ?? 0, sha256: sha256 ?? '', from, to, title, publishedAt: at.toISOString(), asOf: asOf ?? at.toISOString(), measures: [MOVEMENTS_MEASURE] };
    await this.outbox.record(tx, FIGURE_RELEASED, [{ data: releaseManifest(number, manifest) }]);
    return number;
  }

  /** One release of which everybody decided that it be told, once its embargo is over. @returns its number; null where none is due */
  async publishDue(tx: Transaction): Promise<number | null> {
    const due = await this.releases.due(tx, this.clock.now());
    return due ? this.publish(tx, due) : null;
  }
}
