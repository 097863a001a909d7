import type { Installation } from './installation.js';
import { OperatorProblem } from './operator-problem.js';

const PATIENCE_MS = 60_000;

/** What the gateway, or the service behind it, does not do, in its own words. */
export class GatewayRefusal extends OperatorProblem {
  override readonly name = 'GatewayRefusal';

  constructor(readonly status: number, { title = 'refused', detail, lo }: { title?: string; detail?: string; lo?: { detail?: string } }) {
    super(`${status}: ${title}`, { en: detail ?? 'Look into the log of the gateway.', lo: lo?.detail ?? '' });
  }
}

/** The gateway, asked as an administrator. */
export class GatewayClient {
  constructor(private readonly installation: Pick<Installation, 'gateway' | 'adminKey'>) {}

  /**
   * @param path below `/api/v1/`
   * @returns the JSON of the answer, undefined where it has none. @throws GatewayRefusal, OperatorProblem where nobody answers
   */
  async ask<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<T> {
    const { gateway, adminKey } = this.installation;
    // A type without a body is refused.
    const [type, sent] = body === undefined ? [{}, {}] : [{ 'content-type': 'application/json' }, { body: JSON.stringify(body) }];
    const init = { method, headers: { authorization: `Bearer ${adminKey}`, ...type }, signal: AbortSignal.timeout(PATIENCE_MS), ...sent };
    const answer = await fetch(new URL(`/api/v1/${path}`, gateway), init).catch((error: unknown) => {
      throw new OperatorProblem(`The gateway at ${gateway} does not answer (${error instanceof Error ? error.message : String(error)}).`, {
        en: 'Look whether it runs, then do the same again: what is done already stays so.', lo: 'ກວດວ່າລະບົບເຮັດວຽກຢູ່ບໍ ແລ້ວເຮັດອີກຄັ້ງ: ສິ່ງທີ່ເຮັດແລ້ວຍັງຢູ່.',
      });
    });
    if (answer.status === 204) return undefined as T;
    const told: unknown = await answer.json().catch(() => null);
    if (!answer.ok) throw new GatewayRefusal(answer.status, told ?? {});
    if (told === null) throw new OperatorProblem(`${gateway} answered with something that is no JSON.`, { en: 'Is it the address of the gateway? Set PASSAGE_GATEWAY to it.', lo: 'ກວດທີ່ຢູ່ຂອງ gateway ໃນ PASSAGE_GATEWAY.' });
    return told as T;
  }
}
