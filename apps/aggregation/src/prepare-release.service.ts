import { Inject, Injectable } from '@nestjs/common';
import { releaseHash } from '@fm/contracts';
import { Clock } from '@fm/lifecycle';
import { Database, inTransaction, type Transaction } from '@fm/persistence';
import { setImmediate } from 'node:timers/promises';
import { MOVEMENTS_MEASURE } from './domain/contribution.js';
import { atomsOf } from './domain/disclosure/base-atom.js';
import { PUBLIC_POLICY } from './domain/disclosure/disclosure-policy.js';
import { highsSolver } from './domain/disclosure/highs-solver.js';
import type { LinearSolver } from './domain/disclosure/linear-program.js';
import { makeRelease, type MadeRelease } from './domain/disclosure/make-release.js';
import type { Release } from './domain/release.js';
import { ReleaseContentRepository } from './store/release-content.repository.js';
import { ReleaseRepository } from './store/release.repository.js';

interface Made extends MadeRelease {
  readonly afterNumber: number | null;
  readonly asOf: string;
}

/** Makes what was drafted: takes the live cells of its days, hides what must be hidden, and audits it together with what was published before. */
@Injectable()
export class PrepareReleaseService {
  private solver: Promise<LinearSolver> | null = null;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ReleaseRepository) private readonly releases: ReleaseRepository,
    @Inject(ReleaseContentRepository) private readonly contents: ReleaseContentRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The next draft. Nothing is locked while it is worked out, which takes minutes for a large one. @returns its id; null where none waits */
  async prepareNext(): Promise<number | null> {
    const release = await this.releases.toPrepare(this.database.manager);
    if (!release) return null;
    const made = await this.make(release);
    await inTransaction(this.database, (tx) => this.keep(tx, release, made));
    return release.id;
  }

  private async make({ from, to }: Release): Promise<Made> {
    const span = { from, to };
    // One snapshot for all that is read: a correction is in all breakdowns or in none, and a release published meanwhile is in neither.
    const read = await this.database.transaction('REPEATABLE READ', async (tx) => ({
      live: await this.contents.live(tx, span), earlier: await this.contents.published(tx, span), places: await this.contents.places(tx), afterNumber: await this.releases.newestNumber(tx),
    }));
    this.solver ??= highsSolver();
    const order = { frame: { measure: MOVEMENTS_MEASURE, span, places: read.places }, live: atomsOf(read.live.rows), earlier: read.earlier, policy: PUBLIC_POLICY };
    const made = await makeRelease(order, { solver: await this.solver, pause: () => setImmediate() });
    return { ...made, afterNumber: read.afterNumber, asOf: (read.live.asOf ?? this.clock.now()).toISOString() };
  }

  /** Somebody may have discarded it meanwhile, or another process made it; and what was published meanwhile must be looked at too. */
  private async keep(tx: Transaction, { id }: Release, { afterNumber, asOf, audit, cells, hidden, atoms, heldBack }: Made): Promise<void> {
    const held = await this.releases.find(tx, id, { lock: true });
    if (held?.state !== 'preparing' || (await this.releases.newestNumber(tx, { lock: true })) !== afterNumber) return;
    await this.contents.save(tx, id, { cells, hidden }, [...atoms.values()].flatMap(({ rows }) => rows));
    const told = [...cells.values()].map((cell) => ({ cell: cell.id, value: hidden.has(cell.id) ? null : cell.value }));
    await this.releases.setMade(tx, id, { afterNumber, asOf, audit, heldBack: heldBack.length, cells: cells.size, sha256: releaseHash(told) });
  }
}
