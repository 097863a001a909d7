import type { KoboAsset } from '../server/kobo-asset.js';
import { ApiRefusal } from './api-refusal.js';
import { parsed, parseQuery } from './mongo-query.js';

/** `payload` of a bulk request, as an object or as JSON text: forms are sent that way. */
export function payloadOf(body: Record<string, unknown>): Record<string, unknown> {
  const payload = typeof body['payload'] === 'string' ? parsed(body['payload']) : body['payload'];
  if (typeof payload !== 'object' || payload === null) throw new ApiRefusal(400, 'Send {"payload": {"submission_ids": [1], …}}.');
  return payload as Record<string, unknown>;
}

/** The submissions that a payload names, by ids or by query. Ids that do not exist are left out: Kobo counts what it changed and no more. */
export function chosenIds(asset: KoboAsset, payload: Record<string, unknown>): number[] {
  const { submission_ids: ids, query } = payload;
  if (Array.isArray(ids)) return ids.map(Number).filter((id) => asset.find(id) !== undefined);
  if (typeof query !== 'object' || query === null) throw new ApiRefusal(400, 'Invalid `query` or `submission_ids` params: send one of them in the payload.');
  return asset.all().filter(parseQuery(JSON.stringify(query))).map((submission) => submission._id);
}
