import { ErasureProblem } from './erasure-problem.js';
import type { Installation } from './installation.js';

/** One line of the ledger of erasures. */
export interface Erasure {
  readonly submission: string;
  readonly revision: number;
  readonly reason: string;
  readonly erasedAt: string;
}

const PATIENCE_MS = 60_000;
const NOT_FOUND = 404;

/** The gateway's door to erasures. */
export class ErasuresClient {
  constructor(private readonly installation: Pick<Installation, 'gateway' | 'adminKey'>) {}

  async ledger(): Promise<readonly Erasure[]> {
    return (await this.ask('GET')).json() as Promise<readonly Erasure[]>;
  }

  /** What was erased before is answered as it was. @returns null where no submission has this key */
  async erase(submission: string, reason: string): Promise<Erasure | null> {
    const answer = await this.ask('POST', { submission, reason });
    return answer.status === NOT_FOUND ? null : (answer.json() as Promise<Erasure>);
  }

  private async ask(method: string, body?: object): Promise<Response> {
    const { gateway, adminKey } = this.installation;
    const init = { method, headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' }, signal: AbortSignal.timeout(PATIENCE_MS), ...(body && { body: JSON.stringify(body) }) };
    const answer = await fetch(new URL('/api/v1/erasures', gateway), init).catch((error: unknown) => {
      throw new ErasureProblem(`The gateway at ${gateway} does not answer (${error instanceof Error ? error.message : String(error)}).`, 'Look whether it runs, then do the same again: what is erased already stays so.');
    });
    if (answer.ok || (body && answer.status === NOT_FOUND)) return answer;
    const told = (await answer.json().catch(() => ({}))) as { title?: string; detail?: string; lo?: { detail?: string } };
    throw new ErasureProblem(`${answer.status}: ${told.title ?? 'refused'}`, [told.detail, told.lo?.detail].filter(Boolean).join('\n') || 'Look into the log of the gateway.');
  }
}
