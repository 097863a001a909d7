import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SUBMISSION_WITHDRAWN } from '@fm/contracts';
import { Outbox } from '@fm/delivery';
import { Clock } from '@fm/lifecycle';
import { Database, inTransaction, type Transaction } from '@fm/persistence';
import { Problem } from '@fm/problems';
import type { Arrival, Receipt } from './domain/arrival.js';
import { readHookBody } from './domain/read-body.js';
import { UnreadableBody } from './domain/unreadable-body.js';
import { KOBO_SILENT } from './ingestion.problems.js';
import { KoboClient } from './kobo/kobo-client.js';
import { KoboUnavailable } from './kobo/kobo-transport.js';
import { withdrawnEvent } from './outbound/submission.events.js';
import { ReceiveSubmissionService } from './receive-submission.service.js';
import type { Source } from './store/source.repository.js';
import { SubmissionRepository } from './store/submission.repository.js';

/** What asking Kobo led to. */
export interface Reconciled {
  readonly submission: string | null;
  readonly revision: number | null;
  readonly outcome: 'unchanged' | 'received' | 'withdrawn' | 'unknown';
}

/** What goes with a body that was read from Kobo's API. */
export interface Reading {
  readonly backfill?: boolean;
  readonly looks?: number;
}

/** Makes the store agree with Kobo, whose answer is authoritative: receives what was missed or edited, withdraws what was deleted. */
@Injectable()
export class ReconcileSubmissionService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(KoboClient) private readonly kobo: KoboClient,
    @Inject(SubmissionRepository) private readonly submissions: SubmissionRepository,
    @Inject(ReceiveSubmissionService) private readonly receiving: ReceiveSubmissionService,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** For a person who asks. @throws Problem KOBO_SILENT where Kobo's answer allows no conclusion: then nothing changes */
  async reconcile(source: Source, koboId: number): Promise<Reconciled> {
    const known = await this.submissions.named(this.database.manager, source, koboId);
    const asset = source.asset ?? known?.asset;
    if (!source.kobo || asset === undefined) throw silent('The source has no token, or its form is not known.');
    try {
      return await this.settle({ ...source, asset, kobo: source.kobo }, koboId);
    } catch (error) {
      if (error instanceof KoboUnavailable) throw silent(error.message);
      if (error instanceof UnreadableBody) throw silent(`Kobo's answer is no submission. ${error.message}`);
      throw error;
    }
  }

  /**
   * @param name `_id` or rootUuid
   * @throws KoboUnavailable where no conclusion is allowed, UnreadableBody where Kobo's answer cannot be read: then nothing changes
   */
  async settle(source: FollowedSource, name: number | string, reading: Reading = {}): Promise<Reconciled> {
    const body = await this.kobo.submission(source.kobo, source.asset, name);
    if (body) {
      const [receipt] = await inTransaction(this.database, (tx) => this.receive(tx, source, [{ raw: body, ...reading }]));
      return { submission: receipt?.submission ?? null, revision: receipt?.revision ?? null, outcome: receipt?.duplicate === false ? 'received' : 'unchanged' };
    }
    const known = await this.submissions.named(this.database.manager, source, name);
    if (!known) return { submission: null, revision: null, outcome: 'unknown' };
    // Old servers cannot find a submission by its root: what they do not find so may be there under its `_id`.
    const koboId = typeof name === 'number' ? null : (known.koboId ?? (known.uuid === null ? null : await this.kobo.idOf(source.kobo, source.asset, known.uuid)));
    return koboId === null ? this.withdraw(known.submission) : this.settle(source, koboId, reading);
  }

  /** Receives bodies that Kobo's API gave. @throws UnreadableBody */
  receive(tx: Transaction, source: Source, bodies: readonly (Reading & { readonly raw: Buffer })[]): Promise<Receipt[]> {
    const receivedAt = this.clock.now().toISOString();
    const arrivals = bodies.map(({ raw, backfill = false, looks = 0 }): Arrival => ({
      receipt: randomUUID(), source, parsed: readHookBody(raw, false), raw, media: 'json', receivedAt, traceparent: undefined, fromApi: true, backfill, looks,
    }));
    return this.receiving.receive(tx, arrivals);
  }

  private withdraw(submission: string): Promise<Reconciled> {
    const at = this.clock.now().toISOString();
    return inTransaction(this.database, async (tx) => {
      const ledger = (await this.submissions.ledgers(tx, [submission])).get(submission);
      if (!ledger?.withdraw()) return { submission, revision: ledger?.revision ?? null, outcome: 'unchanged' };
      await this.submissions.save(tx, [ledger], at);
      await this.outbox.record(tx, SUBMISSION_WITHDRAWN, [{ data: withdrawnEvent(submission, ledger.revision, { reason: 'deleted', at }) }]);
      return { submission, revision: ledger.revision, outcome: 'withdrawn' };
    });
  }
}

/** A source that can be asked: its form and its token are known. */
export type FollowedSource = Source & { readonly asset: string; readonly kobo: NonNullable<Source['kobo']> };

export const isFollowed = (source: Source): source is FollowedSource => source.asset !== null && source.kobo !== null;

const silent = (why: string): Problem => new Problem(KOBO_SILENT, { en: `${why} Nothing was changed; try again.`, lo: 'ບໍ່ມີຫຍັງປ່ຽນແປງ; ລອງໃໝ່.' });
