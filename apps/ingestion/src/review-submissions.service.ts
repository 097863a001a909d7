import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import { NoteKoboFactsService } from './note-kobo-facts.service.js';
import { SubmissionRepository } from './store/submission.repository.js';
import type { ReviewSeen } from './store/sweep-difference.repository.js';

/** Statuses that people set in Kobo, where nothing else of a submission changed. */
@Injectable()
export class ReviewSubmissionsService {
  constructor(
    @Inject(SubmissionRepository) private readonly submissions: SubmissionRepository,
    @Inject(NoteKoboFactsService) private readonly facts: NoteKoboFactsService,
  ) {}

  async see(tx: Transaction, seen: readonly ReviewSeen[], at: string): Promise<void> {
    if (seen.length === 0) return;
    const ledgers = await this.submissions.ledgers(tx, seen.map(({ submission }) => submission));
    await this.facts.review(tx, new Map(seen.map(({ submission, status, at: reviewedAt }) => [submission, { status, at: reviewedAt }])), { ledgers, at });
    await this.submissions.save(tx, [...ledgers.values()], at);
  }
}
