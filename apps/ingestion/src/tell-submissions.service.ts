import { Inject, Injectable } from '@nestjs/common';
import { SUBMISSION_RECEIVED, SUBMISSION_WITHDRAWN, type SubmissionReceivedV1 } from '@fm/contracts';
import { Outbox, type OutgoingEvent } from '@fm/delivery';
import type { Transaction } from '@fm/persistence';
import { assetOf, uuidOf, type Arrival } from './domain/arrival.js';
import type { Placed } from './domain/place-arrivals.js';
import type { SubmissionLedger } from './domain/submission-ledger.js';
import { receivedEvent, withdrawnEvent } from './outbound/submission.events.js';
import { SourceRepository } from './store/source.repository.js';
import { StoredAnswers, type HeadBody } from './store/stored-answers.js';
import type { DataKeys } from './store/vault.js';

/** Tells the new state of submissions that arrivals moved on: the body that counts now, or that they are out. */
@Injectable()
export class TellSubmissionsService {
  constructor(
    @Inject(StoredAnswers) private readonly storedAnswers: StoredAnswers,
    @Inject(SourceRepository) private readonly sources: SourceRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  async tell(tx: Transaction, moved: readonly SubmissionLedger[], { placed, keys, at }: { placed: readonly Placed[]; keys: DataKeys; at: string }): Promise<void> {
    const events: OutgoingEvent<SubmissionReceivedV1>[] = [];
    for (const { submission, revision, head: receipt, koboId, submittedAt } of moved.filter((ledger) => ledger.state === 'live')) {
      const latest = placed.findLast((one) => one.submission === submission)?.arrival;
      if (!latest || receipt === null) continue;
      const arrived = placed.find((one) => one.arrival.receipt === receipt)?.arrival;
      const { uuid, source: sourceOfHead, ...head } = arrived ? headOfArrival(arrived) : await this.storedAnswers.head(tx, { submission, receipt, keys });
      // A stored body can become the head only because of what arrived now: its state is as of now.
      const receivedAt = latest.receivedAt > head.receivedAt ? latest.receivedAt : head.receivedAt;
      const source = arrived?.source ?? (await this.sources.find(sourceOfHead)) ?? latest.source;
      const data = receivedEvent({ uuid: uuid ?? `id-${koboId}`, ...head, receivedAt, submission, revision, source, asset: assetOf(latest), koboId, submittedAt, backfill: arrived?.backfill ?? false });
      events.push({ data, ...(latest.traceparent === undefined ? {} : { cause: { traceparent: latest.traceparent } }) });
    }
    const withdrawn = moved.filter((ledger) => ledger.state === 'withdrawn').map(({ submission, revision }) => ({ data: withdrawnEvent(submission, revision, { reason: 'deleted', at }) }));
    await this.outbox.record(tx, SUBMISSION_RECEIVED, events);
    await this.outbox.record(tx, SUBMISSION_WITHDRAWN, withdrawn);
  }
}

function headOfArrival(arrival: Arrival): HeadBody {
  const { parsed, receivedAt } = arrival;
  return { source: arrival.source.id, uuid: uuidOf(arrival), formVersion: parsed.formVersion, receivedAt, answers: parsed.answers };
}
