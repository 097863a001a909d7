import { Inject, Injectable } from '@nestjs/common';
import { Database, classifyFailure, inTransaction } from '@fm/persistence';
import { Problem } from '@fm/problems';
import type { Arrival, Receipt } from '../domain/arrival.js';
import { NOT_STORED } from '../ingestion.problems.js';
import { ReceiveSubmissionService, SubmissionMoved } from '../receive-submission.service.js';

const LARGEST_BATCH = 100;
const LARGEST_BATCH_BYTES = 16 * 1_048_576;
const IN_FLIGHT = 2;
const LONGEST_QUEUE = 2_000;
/** Bodies wait in memory: the largest ones may not fill it. */
const LARGEST_QUEUE_BYTES = 256 * 1_048_576;

interface Waiting {
  readonly arrival: Arrival;
  readonly answer: (receipt: Receipt) => void;
  readonly refuse: (error: unknown) => void;
}

/**
 * Many hooks, one commit: what arrives while a transaction runs goes together into the next, which doubles the acknowledgements per second.
 * Nobody is answered before the commit of his own. A full queue sheds load with 503, which Kobo retries.
 */
@Injectable()
export class IntakeQueue {
  private readonly waiting: Waiting[] = [];
  private waitingBytes = 0;
  private inFlight = 0;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ReceiveSubmissionService) private readonly receiving: ReceiveSubmissionService,
  ) {}

  /** Resolves when the arrival is durable. */
  submit(arrival: Arrival): Promise<Receipt> {
    if (this.waiting.length >= LONGEST_QUEUE || this.waitingBytes >= LARGEST_QUEUE_BYTES) {
      throw new Problem(NOT_STORED, { en: 'Too much at once; send it again in a few seconds.', lo: 'ມີຫຼາຍເກີນໄປ; ສົ່ງໃໝ່ໃນບໍ່ດົນ.' }, { 'retry-after': '5' });
    }
    const receipt = new Promise<Receipt>((answer, refuse) => this.waiting.push({ arrival, answer, refuse }));
    this.waitingBytes += arrival.raw.length;
    setImmediate(() => this.pump());
    return receipt;
  }

  private pump(): void {
    while (this.inFlight < IN_FLIGHT && this.waiting.length > 0) {
      this.inFlight += 1;
      void this.store(this.nextBatch()).finally(() => {
        this.inFlight -= 1;
        this.pump();
      });
    }
  }

  private nextBatch(): Waiting[] {
    let [count, bytes] = [0, 0];
    while (count < this.waiting.length && count < LARGEST_BATCH && bytes < LARGEST_BATCH_BYTES) bytes += this.waiting[count++]?.arrival.raw.length ?? 0;
    this.waitingBytes -= bytes;
    return this.waiting.splice(0, count);
  }

  private async store(batch: readonly Waiting[]): Promise<void> {
    try {
      const receipts = await this.received(batch.map(({ arrival }) => arrival));
      batch.forEach(({ answer, refuse }, index) => {
        const receipt = receipts[index];
        if (receipt) answer(receipt);
        else refuse(new Error('no receipt'));
      });
    } catch (error) {
      // One body that the database refuses must not take its neighbours with it.
      if (batch.length > 1 && classifyFailure(error) !== 'transient') for (const one of batch) await this.store([one]);
      else for (const { refuse } of batch) refuse(error);
    }
  }

  /** Once more where two submissions were made one meanwhile: nothing is wrong with anything of the batch. */
  private async received(arrivals: readonly Arrival[]): Promise<Receipt[]> {
    const receive = (): Promise<Receipt[]> => inTransaction(this.database, (tx) => this.receiving.receive(tx, arrivals));
    return receive().catch((error: unknown) => {
      if (error instanceof SubmissionMoved) return receive();
      throw error;
    });
  }
}
