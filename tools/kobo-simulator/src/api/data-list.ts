import type { KoboAsset } from '../server/kobo-asset.js';
import type { KoboSubmission } from '../server/kobo-submission.js';
import { ApiRefusal } from './api-refusal.js';
import { keysetOf } from './keyset.js';
import { hiddenFrom, type KoboUser } from './kobo-user.js';
import { order, parsed, parseQuery, valueAt } from './mongo-query.js';
import { type Page, paginate } from './paging.js';

/** `GET …/data/` with `query`, `sort`, `fields`, `start` and `limit`, for one reader; the reading goes into the history. */
export function listData(asset: KoboAsset, url: URL, user: KoboUser): Page<unknown> {
  const fields = fieldList(url.searchParams.get('fields'));
  const page = pageOf(asset, url, hiddenFrom(user));
  asset.noteViewed(user.username);
  return fields === null ? page : { ...page, results: page.results.map((submission) => project(submission, fields)) };
}

function pageOf(asset: KoboAsset, url: URL, hidden: ReadonlySet<number>): Page<KoboSubmission> {
  const [query, sort] = [url.searchParams.get('query'), url.searchParams.get('sort')];
  const keyset = keysetOf(parsed(query === null || query === '' ? '{}' : query), parsed(sort === null || sort === '' ? '{}' : sort));
  if (keyset === null) {
    const visible = asset.all().filter((submission) => !hidden.has(submission._id));
    return paginate(sortBy(visible.filter(parseQuery(query)), sort), url);
  }
  const ids = asset.idsBetween(keyset.above, keyset.below);
  const visible = hidden.size === 0 ? ids : ids.filter((id) => !hidden.has(id));
  const page = paginate(keyset.descending ? visible.reverse() : visible, url);
  return { ...page, results: page.results.flatMap((id) => asset.find(id) ?? []) };
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
  return ['_id', '_uuid', 'meta/rootUuid', ...fields.map(String)];
}

/** `_id`, `_uuid` and rootUuid always come; `_validation_status` comes as `{}` when it was not asked for, whatever it is: a trap of Kobo's. */
function project(submission: KoboSubmission, fields: readonly string[]): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const field of fields) if (Object.hasOwn(submission, field)) kept[field] = submission[field];
  kept['_validation_status'] ??= {};
  return kept;
}
