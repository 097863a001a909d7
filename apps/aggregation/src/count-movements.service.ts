import { Inject, Injectable } from '@nestjs/common';
import type { Envelope, SubmissionLocatedV1, SubmissionQuarantinedV1, SubmissionStateV1, SubmissionWithdrawnV1 } from '@fm/contracts';
import { eraseTraces } from '@fm/delivery';
import type { Transaction } from '@fm/persistence';
import { ChangeFiguresService } from './change-figures.service.js';
import type { Contribution } from './domain/contribution.js';
import { countHold } from './domain/count-hold.js';
import { countRecord } from './domain/count-record.js';
import { arranged, stepsOf, type Replacement, type SubmissionCount } from './domain/submission-count.js';
import { ContributionHistoryRepository } from './store/contribution-history.repository.js';
import { ContributionRepository } from './store/contribution.repository.js';
import { KnownPointRepository } from './store/known-point.repository.js';
import { LateArrivalRepository } from './store/late-arrival.repository.js';
import { ProtectionContributionRepository } from './store/protection-contribution.repository.js';

/**
 * Chapter 4: replaces what a submission adds to the figures. Three topics feed it and come in any order among themselves; the version decides,
 * never the order. The number of statements is the same for one event and for five hundred.
 */
@Injectable()
export class CountMovementsService {
  constructor(
    @Inject(ContributionRepository) private readonly contributions: ContributionRepository,
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
    @Inject(ChangeFiguresService) private readonly figures: ChangeFiguresService,
    @Inject(ProtectionContributionRepository) private readonly protection: ProtectionContributionRepository,
    @Inject(ContributionHistoryRepository) private readonly history: ContributionHistoryRepository,
    @Inject(LateArrivalRepository) private readonly late: LateArrivalRepository,
  ) {}

  /** Accepted or flagged: counts. */
  count(tx: Transaction, events: readonly Envelope<SubmissionLocatedV1>[]): Promise<void> {
    return this.replace(tx, events.map((event) => arrivedState(event, countRecord(event.data))));
  }

  /** Held or rejected: counts no more; a hold is counted beside the figure. */
  async hold(tx: Transaction, events: readonly Envelope<SubmissionQuarantinedV1>[]): Promise<void> {
    await this.protection.void(tx, events.map(({ data }) => data));
    await this.replace(tx, events.map((event) => arrivedState(event, countHold(event.data))));
  }

  /** Deleted or erased: taken back, with a tombstone that older states find. Of what was erased nothing is left that waits or could not be handled either. */
  async withdraw(tx: Transaction, events: readonly Envelope<SubmissionWithdrawnV1>[]): Promise<void> {
    const erased = events.filter(({ data }) => data.reason === 'erased').map(({ data }) => data.submission);
    await eraseTraces(tx, erased);
    await this.protection.void(tx, events.map(({ data }) => data));
    await this.replace(tx, events.map((event) => ({ ...stateOf(event, 'withdrawn', null), erased: erased.includes(event.data.submission) })));
  }

  private async replace(tx: Transaction, states: readonly SubmissionCount[]): Promise<void> {
    const communityPoints = await this.points.communityPoints(tx);
    const { newest, older } = arranged(states.map((state) => ({ ...state, counting: !communityPoints.has(state.contribution?.point ?? '') })));
    const replaced = await this.contributions.replace(tx, newest);
    await this.history.keep(tx, [...older, ...notApplied(newest, replaced)]);
    await this.history.forget(tx, newest.flatMap(({ submission, erased }) => (erased ? [submission] : [])));
    await this.late.note(tx, [...older, ...newest]);
    await this.figures.change(tx, stepsOf(replaced, older));
  }
}

/** States that came after a newer one: no change of the figures, but known from then on. */
function notApplied(newest: readonly SubmissionCount[], replaced: readonly Replacement[]): readonly SubmissionCount[] {
  if (replaced.length === newest.length) return [];
  const applied = new Set(replaced.map(({ after }) => after.submission));
  return newest.filter(({ submission, erased }) => !erased && !applied.has(submission));
}

function stateOf({ type, traceparent, data }: Envelope<SubmissionStateV1>, status: SubmissionCount['status'], contribution: Contribution | null): SubmissionCount {
  const { submission, version, effectiveAt } = data;
  return { submission, version, status, contribution, counting: true, cause: { type, effectiveAt, traceparent } };
}

/** A state with a body behind it: it arrived at some time. */
function arrivedState(event: Envelope<SubmissionLocatedV1 | SubmissionQuarantinedV1>, contribution: Contribution | null): SubmissionCount {
  const { status, receivedAt, backfill = false } = event.data;
  return { ...stateOf(event, status, contribution), receivedAt, backfill };
}
