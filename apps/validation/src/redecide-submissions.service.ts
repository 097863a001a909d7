import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import { DecideSubmissionsService } from './decide-submissions.service.js';
import { trainingOf } from './domain/training.js';
import { RedecisionRepository } from './store/redecision.repository.js';
import { TrainingRepository } from './store/training.repository.js';

/** Bounds the transaction, however many records a source has. */
const PAGE = 500;

/** Chapter 2, again: what turned into an exercise, or out of it, and what a mapping, a form or a rule concerns, gets its next decision, page by page. */
@Injectable()
export class RedecideSubmissionsService {
  constructor(
    @Inject(RedecisionRepository) private readonly redecisions: RedecisionRepository,
    @Inject(TrainingRepository) private readonly training: TrainingRepository,
    @Inject(DecideSubmissionsService) private readonly decisions: DecideSubmissionsService,
  ) {}

  /** Looks through one page. @returns how many were decided again; null where nothing waits */
  async redecide(tx: Transaction): Promise<number | null> {
    const redecision = await this.redecisions.next(tx);
    if (!redecision) return null;
    const page = await this.redecisions.page(tx, redecision, PAGE);
    const register = await this.training.register(tx, page.map(({ submission }) => submission));
    const due = page.filter((candidate) => redecision.cause === 'judgement' || trainingOf(register, candidate).training !== candidate.training).map(({ submission }) => submission);
    await this.redecisions.advance(tx, redecision.id, page.length < PAGE ? undefined : page.at(-1)?.submission);
    const decided = await this.decisions.decideAgain(tx, due, { causeOf: () => redecision });
    return decided.length;
  }
}
