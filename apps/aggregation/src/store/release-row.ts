import type { Release } from '../domain/release.js';

export const RELEASE_COLUMNS = `release.id, release.number, release.state, release.span_from::text as "from", release.span_to::text as "to", release.title,
  release.embargo_until as "embargoUntil", release.drafted_by as "draftedBy", release.drafted_at as "draftedAt", release.after_number as "afterNumber", release.as_of as "asOf",
  release.audit, release.held_back as "heldBack", release.cells, release.sha256, release.published_at as "publishedAt"`;

/** Instants as Postgres hands them out. */
export type ReleaseRow = Omit<Release, 'embargoUntil' | 'draftedAt' | 'asOf' | 'publishedAt'> & Readonly<Record<'embargoUntil' | 'asOf' | 'publishedAt', Date | null>> & { readonly draftedAt: Date };

const text = (instant: Date | null): string | null => instant?.toISOString() ?? null;

export function releaseIn(row: ReleaseRow): Release {
  return { ...row, embargoUntil: text(row.embargoUntil), draftedAt: row.draftedAt.toISOString(), asOf: text(row.asOf), publishedAt: text(row.publishedAt) };
}
