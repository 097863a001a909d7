import { Inject, Injectable } from '@nestjs/common';
import { SUBMISSION_LOCATED, type Envelope, type SubmissionQuarantinedV1, type SubmissionValidatedV1, type SubmissionWithdrawnV1 } from '@fm/contracts';
import { Outbox } from '@fm/delivery';
import type { Transaction } from '@fm/persistence';
import { locate } from './domain/locate.js';
import { newestOf } from './domain/newest-states.js';
import type { CountingSubmission, VoidSubmission } from './domain/submission-state.js';
import { submissionLocated } from './outbound/submission-located.event.js';
import { eraseSubmissions } from './store/erase-submissions.js';
import { LocationRepository } from './store/location.repository.js';
import { PointRepository } from './store/point.repository.js';
import { PositionRepository } from './store/position.repository.js';

/** Chapter 3: a validated record gets its place in codes; a held or withdrawn one loses it. What is not newer than what is held changes nothing. */
@Injectable()
export class LocateSubmissionService {
  constructor(
    @Inject(LocationRepository) private readonly locations: LocationRepository,
    @Inject(PositionRepository) private readonly positions: PositionRepository,
    @Inject(PointRepository) private readonly points: PointRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  async locate(tx: Transaction, events: readonly Envelope<SubmissionValidatedV1>[]): Promise<void> {
    const newest = newestOf(events);
    const codes = await this.points.codesOf(tx, newest.map(({ data }) => data.record.point));
    const located = newest.map((cause) => ({ cause, state: locate(asDecided(cause.data), codes.get(cause.data.record.point)) }));
    const applied = await this.locations.apply(tx, located.map(({ state }) => state));
    const current = located.filter(({ state }) => applied.has(state.submission));
    await this.positions.replace(tx, new Map(current.map(({ cause }) => [cause.data.submission, cause.data.position ?? null])));
    await this.outbox.record(tx, SUBMISSION_LOCATED, current.map(({ cause, state }) => ({ data: submissionLocated(state), cause })));
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
    await this.positions.replace(tx, new Map([...applied].map((submission) => [submission, null])));
  }
}

/** A decision that comes in has no placement yet: placements are given here. */
function asDecided({ submission, version, effectiveAt, receivedAt, source, kind, status, training, record }: SubmissionValidatedV1): CountingSubmission {
  return { submission, version: { ...version, placement: 0 }, effectiveAt, receivedAt, source, kind, status, training, record };
}
