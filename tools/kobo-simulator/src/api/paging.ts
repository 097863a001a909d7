/** Kobo's page sizes since March 2026: larger ones are clamped without a word. */
const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;

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
