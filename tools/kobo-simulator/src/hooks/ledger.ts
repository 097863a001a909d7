import type { KoboSubmission } from '../server/kobo-submission.js';

/** One attempt and what came of it. `status` null: no answer at all, so the other side may or may not have kept it. */
export interface Delivery {
  hook: string;
  asset: string;
  submissionId: number;
  rootUuid: string;
  /** Which version of the submission was sent: 1, or more after edits. */
  revision: number;
  submission: KoboSubmission;
  at: Date;
  status: number | null;
  answer: string;
  acknowledged: boolean;
}

/** What was sent and answered, in the order of the answers: the yardstick of "nothing lost". */
export class Ledger {
  readonly deliveries: Delivery[] = [];

  note(delivery: Delivery): void {
    this.deliveries.push(delivery);
  }

  get acknowledged(): Delivery[] {
    return this.deliveries.filter((delivery) => delivery.acknowledged);
  }

  /** The newest acknowledged version of each submission, as first acknowledged: what the receiver must show, if hooks are its only source. */
  newest(): Delivery[] {
    const newest = new Map<string, Delivery>();
    for (const delivery of this.acknowledged) {
      const key = `${delivery.asset}/${delivery.rootUuid}`;
      const held = newest.get(key);
      if (held === undefined || held.revision < delivery.revision) newest.set(key, delivery);
    }
    return [...newest.values()];
  }
}
