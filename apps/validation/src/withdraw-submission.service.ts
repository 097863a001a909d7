import { Inject, Injectable } from '@nestjs/common';
import type { Envelope, SubmissionWithdrawnV1 } from '@fm/contracts';
import type { Transaction } from '@fm/persistence';
import { DecideSubmissionsService } from './decide-submissions.service.js';
import { newestOf } from './domain/newest-of.js';
import { ErasureRepository } from './store/erasure.repository.js';
import { RecordWindowRepository } from './store/record-window.repository.js';
import { VerdictRepository } from './store/verdict.repository.js';

/** Chapter 2, end: what was deleted in Kobo leaves a tombstone, which older revisions find; of what was erased nothing else is left either. */
@Injectable()
export class WithdrawSubmissionService {
  constructor(
    @Inject(VerdictRepository) private readonly verdicts: VerdictRepository,
    @Inject(ErasureRepository) private readonly erasure: ErasureRepository,
    @Inject(RecordWindowRepository) private readonly windows: RecordWindowRepository,
    @Inject(DecideSubmissionsService) private readonly decisions: DecideSubmissionsService,
  ) {}

  async withdraw(tx: Transaction, events: readonly Envelope<SubmissionWithdrawnV1>[]): Promise<void> {
    const newest = newestOf(events);
    const erased = new Set(events.filter(({ data }) => data.reason === 'erased').map(({ data }) => data.submission));
    const held = await this.decisions.lockVersions(tx, [...newest.keys()]);
    // An erasure holds whatever its revision: nothing that is known here may outlive it.
    const due = [...newest.values()].filter(({ data }) => data.version.revision > (held.get(data.submission)?.revision ?? 0) || erased.has(data.submission));
    await this.windows.replace(tx, due.map(({ data, traceparent }) => ({ submission: data.submission, receivedAt: data.effectiveAt, sketch: null, traceparent })));
    await this.windows.noteCoverage(tx, due.map(({ data }) => data.submission));
    await this.verdicts.bury(tx, due.map(({ data: { submission, version, effectiveAt } }) => ({ submission, revision: version.revision, effectiveAt, erased: erased.has(submission) })));
    await this.erasure.erase(tx, [...erased]);
  }
}
