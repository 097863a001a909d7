import type { Delivery } from '../../tools/kobo-simulator/src/hooks/ledger.js';

/** What a 202 promised. */
export interface Promised {
  readonly receipt: string;
  readonly submission: string;
  readonly revision: number;
}

/** What the database holds. */
export interface Kept {
  readonly receipts: ReadonlySet<string>;
  readonly revisions: ReadonlyMap<string, number>;
}

/** The promises of a ledger: every 202, that of a repeat too, names the receipt of a stored body. Throws Error for an answer that promises nothing. */
export function promisesOf(deliveries: Iterable<Delivery>): Promised[] {
  const promises: Promised[] = [];
  for (const { acknowledged, answer, submissionId } of deliveries) {
    if (!acknowledged) continue;
    const { receipt, submission, revision } = parsed(answer);
    if (typeof receipt !== 'string' || typeof submission !== 'string' || typeof revision !== 'number') {
      throw new Error(`The acknowledgement of submission ${submissionId} names no receipt, submission and revision: ${answer.slice(0, 200)}. Look at ingestion's hook.`);
    }
    promises.push({ receipt, submission, revision });
  }
  return promises;
}

/** The promises that were not kept: no such body, or the submission at an earlier revision. */
export function broken(promises: Iterable<Promised>, kept: Kept): Promised[] {
  return [...promises].filter(({ receipt, submission, revision }) => !kept.receipts.has(receipt) || (kept.revisions.get(submission) ?? 0) < revision);
}

function parsed(answer: string): Partial<Record<keyof Promised, unknown>> {
  try {
    const value: unknown = JSON.parse(answer);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
