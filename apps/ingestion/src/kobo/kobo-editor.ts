import { Inject, Injectable } from '@nestjs/common';
import type { ReviewStatus } from '@fm/contracts/vocabulary';
import { koboStatus } from '../domain/kobo-facts.js';
import { KoboTransport, KoboUnavailable, parsed, type KoboAccess } from './kobo-transport.js';

const dataOf = (asset: string): string => `/api/v2/assets/${encodeURIComponent(asset)}/data/`;

/** What is written into Kobo's submissions. Each is true where Kobo took it, false where the token may not, or Kobo does not take it for what it is. */
@Injectable()
export class KoboEditor {
  constructor(@Inject(KoboTransport) private readonly transport: KoboTransport) {}

  async setStatus(access: KoboAccess, asset: string, { ids, status }: { ids: readonly number[]; status: ReviewStatus }): Promise<boolean> {
    const answer = await this.transport.request(access, { method: 'PATCH', path: `${dataOf(asset)}validation_statuses/?format=json`, body: { payload: { submission_ids: ids, 'validation_status.uid': koboStatus(status) } } });
    return taken(answer.status);
  }

  /** Changes answers of one submission; it gets a new `_uuid`. A path may not lead into a repeat: Kobo's bulk edit cannot. */
  async edit(access: KoboAccess, asset: string, { id, data }: { id: number; data: Readonly<Record<string, string>> }): Promise<boolean> {
    const answer = await this.transport.request(access, { method: 'PATCH', path: `${dataOf(asset)}bulk/?format=json`, body: { payload: { submission_ids: [id], data } } });
    if (!taken(answer.status)) return false;
    const { failures } = parsed(answer) as { failures?: unknown };
    return failures === 0 || failures === undefined;
  }
}

/** @throws KoboUnavailable for an answer that is neither a success nor a refusal of the right */
function taken(status: number): boolean {
  if (status >= 200 && status < 300) return true;
  if (status >= 400 && status < 500) return false;
  throw new KoboUnavailable(`Kobo answered ${status} to a change.`);
}
