import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SUBMISSION_WITHDRAWN } from '@fm/contracts';
import { Outbox } from '@fm/delivery';
import { Clock } from '@fm/lifecycle';
import { Database, inTransaction } from '@fm/persistence';
import { Problem } from '@fm/problems';
import { readHookBody } from './domain/read-body.js';
import type { ParsedSubmission } from './domain/submission-identity.js';
import { UnreadableBody } from './domain/unreadable-body.js';
import { KOBO_SILENT } from './ingestion.problems.js';
import { KoboClient, KoboUnavailable } from './kobo/kobo-client.js';
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

/** Compares one submission with Kobo, whose answer is authoritative: receives what was missed or edited, withdraws what was deleted. */
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

  /** @throws Problem KOBO_SILENT where Kobo's answer allows no conclusion: then nothing changes */
  async reconcile(source: Source, koboId: number): Promise<Reconciled> {
    const known = await this.submissions.submissionOfKoboId(this.database.manager, source.server, koboId);
    const asset = source.asset ?? known?.asset;
    if (!source.kobo || asset === undefined) throw silent('The source has no token, or its form is not known.');
    const body = await this.ask(source.kobo, asset, koboId);
    if (body) return this.receive(source, body);
    return known ? this.withdraw(known.submission) : { submission: null, revision: null, outcome: 'unknown' };
  }

  private async ask(kobo: NonNullable<Source['kobo']>, asset: string, koboId: number): Promise<Buffer | null> {
    try {
      return await this.kobo.submission(kobo, asset, koboId);
    } catch (error) {
      throw error instanceof KoboUnavailable ? silent(error.message) : error;
    }
  }

  private async receive(source: Source, raw: Buffer): Promise<Reconciled> {
    const arrival = { receipt: randomUUID(), source, parsed: read(raw), raw, media: 'json', receivedAt: this.clock.now().toISOString(), traceparent: undefined, fromApi: true } as const;
    const [receipt] = await inTransaction(this.database, (tx) => this.receiving.receive(tx, [arrival]));
    return { submission: receipt?.submission ?? null, revision: receipt?.revision ?? null, outcome: receipt?.duplicate === false ? 'received' : 'unchanged' };
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

function read(raw: Buffer): ParsedSubmission {
  try {
    return readHookBody(raw, false);
  } catch (error) {
    throw error instanceof UnreadableBody ? silent(`Kobo's answer is no submission. ${error.message}`) : error;
  }
}

const silent = (why: string): Problem => new Problem(KOBO_SILENT, { en: `${why} Nothing was changed; try again.`, lo: 'ບໍ່ມີຫຍັງປ່ຽນແປງ; ລອງໃໝ່.' });
