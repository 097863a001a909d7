import { Inject, Injectable } from '@nestjs/common';
import { SUBMISSION_LOCATED, type Envelope, type SubmissionQuarantinedV1, type SubmissionValidatedV1, type SubmissionWithdrawnV1 } from '@fm/contracts';
import { Outbox } from '@fm/delivery';
import type { Transaction } from '@fm/persistence';
import { newestOf } from './domain/newest-states.js';
import type { CountingSubmission, VoidSubmission } from './domain/submission-state.js';
import { EnrichSubmissionsService } from './enrich-submissions.service.js';
import { submissionLocated } from './outbound/submission-located.event.js';
import { eraseSubmissions } from './store/erase-submissions.js';
import { LocatedDetailsRepository } from './store/located-details.repository.js';
import { LocationRepository } from './store/location.repository.js';

/** Chapter 3: a validated record gets its place in codes; a held or withdrawn one loses it. What is not newer than what is held changes nothing. */
@Injectable()
export class LocateSubmissionService {
  constructor(
    @Inject(EnrichSubmissionsService) private readonly enrichment: EnrichSubmissionsService,
    @Inject(LocationRepository) private readonly locations: LocationRepository,
    @Inject(LocatedDetailsRepository) private readonly details: LocatedDetailsRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  async locate(tx: Transaction, events: readonly Envelope<SubmissionValidatedV1>[]): Promise<void> {
    const newest = newestOf(events);
    const causes = new Map(newest.map((cause) => [cause.data.submission, cause]));
    const located = await this.enrichment.enrich(tx, newest.map(({ data }) => ({ submission: asDecided(data), position: data.position ?? null })));
    const applied = await this.locations.apply(tx, located);
    const current = located.filter(({ submission }) => applied.has(submission));
    await this.details.replace(tx, current);
    await this.outbox.record(tx, SUBMISSION_LOCATED, current.map((state) => ({ data: submissionLocated(state), cause: causes.get(state.submission) })));
  }

  /** Held or rejected: aggregation hears of it from validation itself, so that nothing is said here. */
  hold(tx: Transaction, events: readonly Envelope<SubmissionQuarantinedV1>[]): Promise<void> {
    return this.void(tx, events.map(({ data }) => ({ submission: data.submission, version: data.version, effectiveAt: data.effectiveAt, status: data.status })));
  }

  /** Deleted or erased: the tombstone keeps version and time for ever. Of what was erased nothing else is left. */
  async withdraw(tx: Transaction, events: readonly Envelope<SubmissionWithdrawnV1>[]): Promise<void> {
    await this.void(tx, events.map(({ data }) => ({ submission: data.submission, version: data.version, effectiveAt: data.effectiveAt, status: 'withdrawn' })));
    await eraseSubmissions(tx, events.filter(({ data }) => data.reason === 'erased').map(({ data }) => data.submission));
  }

  private async void(tx: Transaction, states: readonly VoidSubmission[]): Promise<void> {
    const applied = await this.locations.apply(tx, newestOf(states.map((data) => ({ data }))).map(({ data }) => data));
    await this.details.forget(tx, [...applied]);
  }
}

/** A decision that comes in has no placement yet: placements are given here. */
function asDecided({ submission, version, effectiveAt, receivedAt, source, backfill, kind, status, training, record }: SubmissionValidatedV1): CountingSubmission {
  return { submission, version: { ...version, placement: 0 }, effectiveAt, receivedAt, source, ...(backfill === undefined ? {} : { backfill }), kind, status, training, record };
}
