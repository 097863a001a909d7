import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { LocatedSubmission } from '../domain/submission-state.js';
import { CheckRepository } from './check.repository.js';
import { PositionRepository } from './position.repository.js';
import { StatedNameRepository } from './stated-name.repository.js';

/** What is kept of a located submission beside its state row: position, check and words, which come and go together. */
@Injectable()
export class LocatedDetailsRepository {
  constructor(
    @Inject(PositionRepository) private readonly positions: PositionRepository,
    @Inject(CheckRepository) private readonly checks: CheckRepository,
    @Inject(StatedNameRepository) private readonly names: StatedNameRepository,
  ) {}

  async replace(tx: Transaction, states: readonly LocatedSubmission[]): Promise<void> {
    await this.positions.replace(tx, new Map(states.map(({ submission, position }) => [submission, position])));
    await this.again(tx, states);
  }

  /** The same where the positions are what they were. */
  async again(tx: Transaction, states: readonly LocatedSubmission[]): Promise<void> {
    await this.checks.replace(tx, states);
    await this.names.replace(tx, states);
  }

  /** Nothing is left of what counts no more. */
  async forget(tx: Transaction, submissions: readonly string[]): Promise<void> {
    await this.positions.replace(tx, new Map(submissions.map((submission) => [submission, null])));
    await this.checks.forget(tx, submissions);
    await this.names.forget(tx, submissions);
  }
}
