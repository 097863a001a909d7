import { Inject, Injectable } from '@nestjs/common';
import type { Envelope, SubmissionReviewedV1 } from '@fm/contracts';
import type { Transaction } from '@fm/persistence';
import { DecideSubmissionsService } from './decide-submissions.service.js';
import { WordRepository } from './store/word.repository.js';

/** Chapter 2, in Kobo: keeps the newest status that a person set there, and answers with the next decision. Before the body comes it waits for it. */
@Injectable()
export class ReviewSubmissionService {
  constructor(
    @Inject(WordRepository) private readonly words: WordRepository,
    @Inject(DecideSubmissionsService) private readonly decisions: DecideSubmissionsService,
  ) {}

  async review(tx: Transaction, events: readonly Envelope<SubmissionReviewedV1>[]): Promise<void> {
    const newest = newestReviews(events);
    const held = await this.decisions.lockVersions(tx, [...newest.keys()]);
    const heard = [...newest.values()].map(({ data }) => data).filter(({ submission }) => !held.get(submission)?.erased);
    const changed = await this.words.keepReviews(tx, heard);
    await this.decisions.decideAgain(tx, changed, { causeOf: (submission) => newest.get(submission) });
  }
}

/** They are counted by themselves, whatever the revision. */
function newestReviews(events: readonly Envelope<SubmissionReviewedV1>[]): ReadonlyMap<string, Envelope<SubmissionReviewedV1>> {
  const newest = new Map<string, Envelope<SubmissionReviewedV1>>();
  for (const event of events) {
    if (event.data.review > (newest.get(event.data.submission)?.data.review ?? 0)) newest.set(event.data.submission, event);
  }
  return newest;
}
