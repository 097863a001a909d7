import { Inject, Injectable } from '@nestjs/common';
import { KoboTransport, KoboUnavailable, parsed, type KoboAccess } from './kobo-transport.js';

/** One act on a form's data, as its project history has it. */
export interface HistoryAct {
  readonly rootUuid: string;
  /** Whole seconds. */
  readonly at: string;
}

export interface HistoryRead {
  /** Submissions that were added, edited, reviewed or deleted. */
  readonly acts: readonly HistoryAct[];
  /** The newest act of all; null where there was none. */
  readonly until: string | null;
}

const ACTIONS = ['add-submission', 'modify-submission', 'delete-submission'];
const PAGE = 1_000;
/** More than that is better read by a sweep. */
const MOST_PAGES = 20;

/** The history of a form: what hooks never tell. Old servers have none, and it takes the right to manage the form. */
@Injectable()
export class KoboHistory {
  constructor(@Inject(KoboTransport) private readonly transport: KoboTransport) {}

  /**
   * What was done since then, by whole seconds.
   * @returns null where the server or the token has no history to read, or more than is worth reading: sweep instead
   */
  async since(access: KoboAccess, asset: string, since: string): Promise<HistoryRead | null> {
    const q = `(${ACTIONS.map((action) => `action:${action}`).join(' OR ')}) AND date_created__gte:"${since.slice(0, 19)}Z"`;
    const acts: HistoryAct[] = [];
    let asked: string | null = new URLSearchParams({ format: 'json', q, limit: String(PAGE) }).toString();
    for (let page = 0; page < MOST_PAGES && asked !== null; page++) {
      const answer = await this.transport.request(access, { path: `/api/v2/assets/${encodeURIComponent(asset)}/history/?${asked}` });
      if (answer.status >= 400 && answer.status < 500 && answer.status !== 401) return null;
      if (answer.status !== 200) throw new KoboUnavailable(`Kobo answered ${answer.status} for the form's history.`);
      const { results, next } = parsed(answer) as { results?: unknown; next?: unknown };
      if (!Array.isArray(results)) throw new KoboUnavailable('Kobo answered with something that is no page of a history.');
      acts.push(...results.flatMap(actOf));
      asked = results.length === 0 ? null : queryOf(next);
    }
    return asked === null ? { acts, until: acts.map(({ at }) => at).sort().at(-1) ?? null } : null;
  }
}

/** Servers count their pages differently; of where `next` leads, only the query is taken: never to another address. */
function queryOf(next: unknown): string | null {
  return typeof next === 'string' && URL.canParse(next) ? new URL(next).searchParams.toString() : null;
}

function actOf(entry: unknown): HistoryAct[] {
  const { date_created: at, metadata } = entry as { date_created?: unknown; metadata?: { submission?: { root_uuid?: unknown } } };
  const root = metadata?.submission?.root_uuid;
  return typeof at === 'string' && typeof root === 'string' ? [{ rootUuid: root.replace(/^uuid:/, ''), at }] : [];
}
