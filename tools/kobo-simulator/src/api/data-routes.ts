import type { KoboAsset } from '../server/kobo-asset.js';
import type { KoboSubmission } from '../server/kobo-submission.js';
import { ApiRefusal, notFound } from './api-refusal.js';
import { payloadOf } from './bulk-payload.js';
import { demand, hiddenFrom, type KoboUser } from './kobo-user.js';

/** 404 for what is deleted and for what is hidden from this reader: the two look the same. */
export function oneSubmission(asset: KoboAsset, key: string, user: KoboUser): KoboSubmission {
  const submission = asset.find(decodeURIComponent(key));
  if (submission === undefined || hiddenFrom(user).has(submission._id)) throw notFound();
  return submission;
}

export function deleteSubmission(asset: KoboAsset, key: string, { user, at }: { user: KoboUser; at: Date }): void {
  const { _id } = oneSubmission(asset, key, user);
  demand(user, 'delete_submissions');
  asset.delete(_id, at, user.username);
}

/** `PATCH …/data/bulk/`: the given answers over the held ones, one new `_uuid` for each submission named. */
export function bulkEdit(asset: KoboAsset, request: { body: Record<string, unknown>; user: KoboUser; at: Date }): unknown {
  demand(request.user, 'change_submissions');
  const { submission_ids: ids, data } = payloadOf(request.body);
  if (!Array.isArray(ids) || typeof data !== 'object' || data === null) {
    throw new ApiRefusal(400, 'Send {"payload": {"submission_ids": [1], "data": {"group/question": "answer"}}}.');
  }
  const results = ids.map((id) => {
    const submission = asset.find(Number(id));
    if (submission === undefined) return { uuid: null, status_code: 404, message: 'Not found.' };
    const answers = { ...asset.answers(submission._id), ...(data as Record<string, string>) };
    const edited = asset.edit(submission._id, answers, request.at, request.user.username);
    return { uuid: edited._uuid, status_code: 201, message: 'Successful submission' };
  });
  const successes = results.filter((result) => result.status_code === 201).length;
  return { count: ids.length, successes, failures: ids.length - successes, results };
}
