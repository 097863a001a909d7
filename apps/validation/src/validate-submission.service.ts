import { Inject, Injectable } from '@nestjs/common';
import type { Envelope, SubmissionReceivedV1 } from '@fm/contracts';
import type { Transaction } from '@fm/persistence';
import { DecideSubmissionsService } from './decide-submissions.service.js';
import type { RevisionHeader } from './domain/decided-state.js';
import { newestOf } from './domain/newest-of.js';
import type { Case } from './settle-verdicts.service.js';
import { ReceivedBodyRepository } from './store/received-body.repository.js';
import { SeenBodyRepository } from './store/seen-body.repository.js';

/** Chapter 2, verb: keeps each submission's newest body and has it decided. */
@Injectable()
export class ValidateSubmissionService {
  constructor(
    @Inject(ReceivedBodyRepository) private readonly bodies: ReceivedBodyRepository,
    @Inject(SeenBodyRepository) private readonly seen: SeenBodyRepository,
    @Inject(DecideSubmissionsService) private readonly decisions: DecideSubmissionsService,
  ) {}

  /** Judges each submission's newest revision; what is not newer than what is held changes nothing, and nothing comes after an erasure. */
  async validate(tx: Transaction, events: readonly Envelope<SubmissionReceivedV1>[]): Promise<void> {
    const newest = newestOf(events);
    const held = await this.decisions.lockVersions(tx, [...newest.keys()]);
    const cases = [...newest.values()]
      .filter(({ data }) => data.version.revision > (held.get(data.submission)?.revision ?? 0) && !held.get(data.submission)?.erased)
      .map((event): Case => ({ body: { header: headerOf(event.data), answers: event.data.answers }, decision: 1, cause: event }));
    if (cases.length === 0) return;
    await this.bodies.keep(tx, cases.map(({ body }) => body));
    await this.seen.see(tx, cases.map(({ body: { header, answers } }) => ({ submission: header.submission, uuid: header.uuid ?? '', answers })));
    await this.decisions.decide(tx, cases);
  }
}

function headerOf({ submission, version, source, kind, mode, backfill, receivedAt, submittedAt, formVersion, uuid }: SubmissionReceivedV1): RevisionHeader {
  return { submission, revision: version.revision, source, kind, mode, backfill, receivedAt, submittedAt, formVersion, uuid };
}
