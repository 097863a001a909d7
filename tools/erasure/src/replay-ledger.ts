import { OperatorProblem } from '../../operator/src/operator-problem.js';
import type { ErasuresClient } from './erasures-client.js';

export interface Replay {
  readonly erased: number;
  /** Keys that nobody knows here, perhaps not yet. */
  readonly unknown: readonly string[];
}

/** The lines of a ledger as `--ledger` prints them. @throws OperatorProblem with the number of a line that is none */
export function entriesIn(text: string): { submission: string; reason: string }[] {
  const lines = text.split('\n').map((line, index) => ({ line: line.trim(), number: index + 1 })).filter(({ line }) => line !== '');
  return lines.map(({ line, number }) => {
    const entry = parsed(line);
    if (typeof entry?.submission !== 'string' || typeof entry.reason !== 'string') throw new OperatorProblem(`Line ${number} is no entry of a ledger; nothing was done.`, 'Each line is {"submission": "server/asset/rootUuid", "reason": "…"}, as npm run erase -- --ledger prints it.');
    return { submission: entry.submission, reason: entry.reason };
  });
}

/** One after the other, in the order of the ledger; what is erased already stays so, so that it may be broken off and done again. */
export async function replayLedger(client: ErasuresClient, text: string): Promise<Replay> {
  const unknown: string[] = [];
  const entries = entriesIn(text);
  for (const { submission, reason } of entries) {
    if ((await client.erase(submission, reason)) === null) unknown.push(submission);
  }
  return { erased: entries.length - unknown.length, unknown };
}

function parsed(line: string): { submission?: unknown; reason?: unknown } | null {
  try {
    return JSON.parse(line) as { submission?: unknown; reason?: unknown } | null;
  } catch {
    return null;
  }
}
