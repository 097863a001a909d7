import type { KoboAsset } from '../server/kobo-asset.js';
import type { KoboSubmission } from '../server/kobo-submission.js';
import { statusName } from '../server/validation-status.js';
import { ApiRefusal, notFound } from './api-refusal.js';
import { order, parsed, parseQuery, valueAt } from './mongo-query.js';
import { type Page, paginate } from './paging.js';

/** `GET …/data/` with `query`, `sort`, `fields`, `start` and `limit`. */
export function listData(asset: KoboAsset, url: URL): Page<unknown> {
  const matches = parseQuery(url.searchParams.get('query'));
  const sorted = sortBy(asset.all().filter(matches), url.searchParams.get('sort'));
  const page = paginate(sorted, url);
  const fields = fieldList(url.searchParams.get('fields'));
  return fields === null ? page : { ...page, results: page.results.map((submission) => project(submission, fields)) };
}

export function oneSubmission(asset: KoboAsset, key: string): KoboSubmission {
  const submission = asset.find(decodeURIComponent(key));
  if (submission === undefined) throw notFound();
  return submission;
}

/** Body `{ "validation_status.uid": "validation_status_approved" }`; an empty uid takes the status away. */
export function patchValidationStatus(asset: KoboAsset, key: string, body: Record<string, unknown>): unknown {
  const submission = oneSubmission(asset, key);
  const uid = body['validation_status.uid'];
  if (uid === '' || uid === null) {
    asset.setValidationStatus(submission._id, null);
    return {};
  }
  const name = typeof uid === 'string' ? statusName(uid) : undefined;
  if (name === undefined) throw new ApiRefusal(400, 'No `validation_status.uid` provided, or an unknown one: send e.g. validation_status_approved.');
  asset.setValidationStatus(submission._id, name);
  return oneSubmission(asset, key)['_validation_status'];
}

/** `PATCH …/data/bulk/`: the given answers over the held ones, one new `_uuid` for each submission named. */
export function bulkEdit(asset: KoboAsset, body: Record<string, unknown>): unknown {
  const payload = typeof body['payload'] === 'string' ? parsed(body['payload']) : body['payload'];
  const { submission_ids: ids, data } = (payload ?? {}) as { submission_ids?: unknown; data?: unknown };
  if (!Array.isArray(ids) || typeof data !== 'object' || data === null) {
    throw new ApiRefusal(400, 'Send {"payload": {"submission_ids": [1], "data": {"group/question": "answer"}}}.');
  }
  const results = ids.map((id) => {
    const submission = asset.find(Number(id));
    if (submission === undefined) return { uuid: null, status_code: 404, message: 'Not found.' };
    const edited = asset.edit(submission._id, { ...asset.answers(submission._id), ...(data as Record<string, string>) });
    return { uuid: edited._uuid, status_code: 201, message: 'Successful submission' };
  });
  const successes = results.filter((result) => result.status_code === 201).length;
  return { count: ids.length, successes, failures: ids.length - successes, results };
}

function sortBy(list: KoboSubmission[], text: string | null): KoboSubmission[] {
  if (text === null || text === '') return list;
  const keys = Object.entries(parsed(text) as Record<string, number>);
  return list.sort((one, other) => {
    for (const [key, way] of keys) {
      const found = order(valueAt(one, key) as string, valueAt(other, key) as string);
      if (found !== 0) return found * way;
    }
    return 0;
  });
}

function fieldList(text: string | null): string[] | null {
  if (text === null || text === '') return null;
  const fields = parsed(text);
  if (!Array.isArray(fields)) throw new ApiRefusal(400, 'Send `fields` as a JSON list of keys.');
  return fields.map(String);
}

/** `_id`, `_uuid` and rootUuid always come; `_validation_status` comes as `{}` when it was not asked for, whatever it is: a trap of Kobo's. */
function project(submission: KoboSubmission, fields: readonly string[]): Record<string, unknown> {
  const wanted = new Set([...fields, '_id', '_uuid', 'meta/rootUuid']);
  const kept = Object.fromEntries(Object.entries(submission).filter(([key]) => wanted.has(key)));
  return { ...kept, _validation_status: kept['_validation_status'] ?? {} };
}
