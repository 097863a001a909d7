import type { HistoryEntry } from '../server/history.js';
import type { KoboAsset } from '../server/kobo-asset.js';
import { ApiRefusal } from './api-refusal.js';
import { type Page, paginate } from './paging.js';

/** Newest first. `q` is a chain of `field:value` joined by AND; fields: action, date_created(__gt|__gte|__lt|__lte), metadata__submission__root_uuid. */
export function listHistory(asset: KoboAsset, url: URL): Page<HistoryEntry> {
  const tests = (url.searchParams.get('q') ?? '').split(' AND ').filter((term) => term.trim() !== '').map(term);
  return paginate(asset.history.filter((entry) => tests.every((test) => test(entry))).reverse(), url);
}

function term(text: string): (entry: HistoryEntry) => boolean {
  const found = /^\s*([a-z_]+):"?([^"]*)"?\s*$/.exec(text);
  const [, name = '', value = ''] = found ?? [];
  switch (name) {
    case 'action': return (entry) => entry.action === value;
    case 'metadata__submission__root_uuid': return (entry) => entry.metadata.submission.root_uuid === value;
    case 'date_created__gt': return (entry) => instant(entry.date_created) > instant(value);
    case 'date_created__gte': return (entry) => instant(entry.date_created) >= instant(value);
    case 'date_created__lt': return (entry) => instant(entry.date_created) < instant(value);
    case 'date_created__lte': return (entry) => instant(entry.date_created) <= instant(value);
    default: throw new ApiRefusal(400, `Unsupported query. Cannot filter by ${text.trim()}: use action or date_created__gte.`);
  }
}

function instant(text: string): number {
  return Date.parse(text);
}
