import type { KoboAsset } from '../server/kobo-asset.js';
import { type StatusName, statusName } from '../server/validation-status.js';
import { ApiRefusal } from './api-refusal.js';
import { chosenIds, payloadOf } from './bulk-payload.js';
import { oneSubmission } from './data-routes.js';
import { demand, type KoboUser } from './kobo-user.js';

/** Who sets a status, and when. */
export interface Reviewer {
  user: KoboUser;
  at: Date;
}

/** Body `{ "validation_status.uid": "validation_status_approved" }`; an empty uid takes the status away. */
export function patchValidationStatus(asset: KoboAsset, key: string, request: Reviewer & { body: Record<string, unknown> }): unknown {
  const { _id } = oneSubmission(asset, key, request.user);
  demand(request.user, 'validate_submissions');
  asset.setValidationStatus(_id, wantedStatus(request.body), { whom: request.user.username, at: request.at });
  return oneSubmission(asset, key, request.user)['_validation_status'];
}

/** `PATCH …/data/validation_statuses/`: one status for all the submissions that the payload names. */
export function patchValidationStatuses(asset: KoboAsset, request: Reviewer & { body: Record<string, unknown> }): unknown {
  demand(request.user, 'validate_submissions');
  const payload = payloadOf(request.body);
  const name = wantedStatus(payload);
  const ids = chosenIds(asset, payload);
  for (const id of ids) asset.setValidationStatus(id, name, { whom: request.user.username, at: request.at });
  return { detail: `${ids.length} submissions have been updated` };
}

function wantedStatus(body: Record<string, unknown>): StatusName | null {
  const uid = body['validation_status.uid'];
  if (uid === '' || uid === null) return null;
  const name = typeof uid === 'string' ? statusName(uid) : undefined;
  if (name === undefined) throw new ApiRefusal(400, 'No `validation_status.uid` provided, or an unknown one: send e.g. validation_status_approved.');
  return name;
}
