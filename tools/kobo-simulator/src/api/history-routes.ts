import type { HistoryEntry } from '../server/history.js';
import type { KoboAsset } from '../server/kobo-asset.js';
import { historyTerm } from './history-terms.js';
import { type Page, paginate } from './paging.js';
import { readQuery, type Test, UnreadableQuery } from './query-language.js';

/** Newest first; `q` in Kobo's query language. What Kobo cannot read finds nothing, and says so nowhere. */
export function listHistory(asset: KoboAsset, url: URL): Page<HistoryEntry> {
  const matches = testOf(url.searchParams.get('q') ?? '');
  return paginate(asset.history.filter(matches).reverse(), url);
}

function testOf(query: string): Test<HistoryEntry> {
  try {
    return readQuery(query, historyTerm);
  } catch (error) {
    if (error instanceof UnreadableQuery) return () => false;
    throw error;
  }
}
