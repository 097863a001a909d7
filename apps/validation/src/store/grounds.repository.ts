import { Inject, Injectable } from '@nestjs/common';
import type { MonitoringPoint } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import type { Correction } from '../domain/correction.js';
import type { Word } from '../domain/last-word.js';
import type { TrainingRegister } from '../domain/training.js';
import { CorrectionRepository } from './correction.repository.js';
import { KnownPointRepository } from './known-point.repository.js';
import { TrainingRepository } from './training.repository.js';
import { WordRepository } from './word.repository.js';

/** What besides the answers decides about submissions: registers, and what people said and mended. */
export interface Grounds {
  readonly points: ReadonlyMap<string, MonitoringPoint>;
  readonly wordOf: (of: { readonly submission: string; readonly revision: number }) => Word | null;
  readonly training: TrainingRegister;
  readonly corrections: ReadonlyMap<string, readonly Correction[]>;
}

@Injectable()
export class GroundsRepository {
  constructor(
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
    @Inject(WordRepository) private readonly words: WordRepository,
    @Inject(TrainingRepository) private readonly training: TrainingRepository,
    @Inject(CorrectionRepository) private readonly corrections: CorrectionRepository,
  ) {}

  /** Call it with the keys locked: they share in the registers. */
  async about(tx: Transaction, submissions: readonly string[]): Promise<Grounds> {
    return {
      points: await this.points.byCode(tx),
      wordOf: await this.words.about(tx, submissions),
      training: await this.training.register(tx, submissions),
      corrections: await this.corrections.of(tx, submissions),
    };
  }
}
