import { setTimeout as pause } from 'node:timers/promises';
import type { HookSender } from '../../../tools/kobo-simulator/src/hooks/hook-sender.js';
import type { Delivery } from '../../../tools/kobo-simulator/src/hooks/ledger.js';
import type { KoboAsset } from '../../../tools/kobo-simulator/src/server/kobo-asset.js';
import { StartProblem } from '../start-problem.js';

export interface DeliveredAllOptions {
  sender: HookSender;
  asset: KoboAsset;
  ids: ReadonlySet<number>;
  /** Deliveries before this place of the ledger belong to earlier batches. */
  ledgerFrom: number;
  pauseMs?: number;
}

const ROUNDS = 60;

/** Kobo gives up where the demo must not: what failed is sent again for a minute, as a person pressing "retry" would. */
export class DeliveredAll {
  constructor(private readonly options: DeliveredAllOptions) {}

  /** False when told to stop before all was taken. */
  async wait(signal?: AbortSignal): Promise<boolean> {
    const { sender, asset } = this.options;
    for (let round = 0; round < ROUNDS; round += 1) {
      await sender.idle();
      const missing = this.missing();
      if (missing.length === 0) return true;
      if (signal?.aborted === true) return false;
      this.refuseForGood(missing);
      await pause(this.options.pauseMs ?? 1000);
      for (const id of missing) sender.resend(asset, id);
    }
    throw new StartProblem(
      `The webhook did not take ${this.missing().length} demo submissions: ${this.lastAnswer(this.missing())}.`,
      'Run npm start again when ingestion answers: the demo season goes on where it was.',
    );
  }

  /** Submissions whose newest version has not been acknowledged in this batch. */
  private missing(): number[] {
    const { ids, asset } = this.options;
    const acknowledged = new Set(this.deliveries().filter((one) => one.acknowledged).map((one) => `${one.submissionId}/${one.revision}`));
    return [...ids].filter((id) => !acknowledged.has(`${id}/${asset.revision(id)}`));
  }

  private refuseForGood(missing: readonly number[]): void {
    const refusal = this.deliveries().find((one) => missing.includes(one.submissionId) && one.status !== null && one.status >= 400 && one.status < 500);
    if (refusal === undefined) return;
    throw new StartProblem(
      `The webhook refused a demo submission: ${refusal.status} ${refusal.answer.slice(0, 200)}.`,
      'Look at the credentials of demo-fmr in connection.json; npm start with an empty --data-dir makes new ones.',
    );
  }

  private lastAnswer(missing: readonly number[]): string {
    const last = this.deliveries().filter((one) => missing.includes(one.submissionId)).at(-1);
    return last === undefined ? 'no answer' : `${last.status ?? 'no answer'} ${last.answer.slice(0, 200)}`;
  }

  private deliveries(): readonly Delivery[] {
    return this.options.sender.ledger.deliveries.slice(this.options.ledgerFrom);
  }
}
