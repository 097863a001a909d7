import { ApiRefusal } from './api-refusal.js';

/** Kobo's page sizes since March 2026: larger ones are clamped without a word. */
const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;
const NUMBERED_PAGE = 50;

export interface Page<T> {
  count: number;
  next: string | null;
  previous: string | null;
  results: T[];
}

/** `start` and `limit` over a list already filtered and sorted; links keep the other parameters. */
export function paginate<T>(list: readonly T[], url: URL): Page<T> {
  const limit = Math.min(positive(url.searchParams.get('limit')) ?? DEFAULT_LIMIT, MAX_LIMIT);
  const start = positive(url.searchParams.get('start')) ?? 0;
  return {
    count: list.length,
    next: start + limit < list.length ? link(url, start + limit, limit) : null,
    previous: start > 0 ? link(url, Math.max(0, start - limit), limit) : null,
    results: list.slice(start, start + limit),
  };
}

/** Kobo's logs of hooks are paged by number, fifty to a page whatever `limit` says; a page beyond the last is 404. */
export function paginateByNumber<T>(list: readonly T[], url: URL): Page<T> {
  const page = positive(url.searchParams.get('page')) ?? 1;
  const pages = Math.max(1, Math.ceil(list.length / NUMBERED_PAGE));
  if (page > pages) throw new ApiRefusal(404, 'Invalid page.');
  return {
    count: list.length,
    next: page < pages ? numbered(url, page + 1) : null,
    previous: page > 1 ? numbered(url, page - 1) : null,
    results: list.slice((page - 1) * NUMBERED_PAGE, page * NUMBERED_PAGE),
  };
}

function numbered(url: URL, page: number): string {
  const link = new URL(url);
  link.searchParams.set('page', String(page));
  return link.href;
}

function positive(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d*$/.test(text) ? Number(text) : undefined;
}

function link(url: URL, start: number, limit: number): string {
  const next = new URL(url);
  next.searchParams.set('limit', String(limit));
  if (start > 0) next.searchParams.set('start', String(start));
  else next.searchParams.delete('start');
  return next.href;
}
