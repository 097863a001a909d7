import { Inject, Injectable } from '@nestjs/common';
import type { Envelope, SubmissionReceivedV1, SubmissionWithdrawnV1 } from '@fm/contracts';
import type { Transaction } from '@fm/persistence';
import { DecideSubmissionsService, type Case } from './decide-submissions.service.js';
import type { RevisionHeader } from './domain/decided-state.js';
import { ReceivedBodyRepository } from './store/received-body.repository.js';
import { VerdictRepository } from './store/verdict.repository.js';

/** Chapter 2, verb: keeps each submission's newest body, or its tombstone, and has it decided. */
@Injectable()
export class ValidateSubmissionService {
  constructor(
    @Inject(VerdictRepository) private readonly verdicts: VerdictRepository,
    @Inject(ReceivedBodyRepository) private readonly bodies: ReceivedBodyRepository,
    @Inject(DecideSubmissionsService) private readonly decisions: DecideSubmissionsService,
  ) {}

  /** Judges each submission's newest revision; what is not newer than what is held changes nothing. */
  async validate(tx: Transaction, events: readonly Envelope<SubmissionReceivedV1>[]): Promise<void> {
    const newest = newestOf(events);
    const held = await this.decisions.lockVersions(tx, [...newest.keys()]);
    const cases = [...newest.values()]
      .filter(({ data }) => data.version.revision > (held.get(data.submission)?.revision ?? 0))
      .map((event): Case => ({ body: { header: headerOf(event.data), answers: event.data.answers }, decision: 1, cause: event }));
    if (cases.length === 0) return;
    await this.bodies.keep(tx, cases.map(({ body }) => body));
    await this.decisions.decide(tx, cases);
  }

  /** Leaves a tombstone: an older revision that arrives later finds it. */
  async withdraw(tx: Transaction, events: readonly Envelope<SubmissionWithdrawnV1>[]): Promise<void> {
    const newest = newestOf(events);
    const held = await this.decisions.lockVersions(tx, [...newest.keys()]);
    const tombstones = [...newest.values()].map(({ data }) => data).filter(({ submission, version }) => version.revision > (held.get(submission)?.revision ?? 0));
    if (tombstones.length === 0) return;
    await this.verdicts.bury(tx, tombstones.map(({ submission, version, effectiveAt }) => ({ submission, revision: version.revision, effectiveAt })));
  }
}

function headerOf({ submission, version, source, kind, mode, receivedAt, formVersion }: SubmissionReceivedV1): RevisionHeader {
  return { submission, revision: version.revision, source, kind, mode, receivedAt, formVersion };
}

/** The event with the greatest revision of each submission. */
function newestOf<T extends SubmissionReceivedV1 | SubmissionWithdrawnV1>(events: readonly Envelope<T>[]): Map<string, Envelope<T>> {
  const newest = new Map<string, Envelope<T>>();
  for (const event of events) {
    const known = newest.get(event.data.submission);
    if (!known || event.data.version.revision > known.data.version.revision) newest.set(event.data.submission, event);
  }
  return newest;
}
