import { comparePlaces, isByPeriod, placeOf, type OrderedRow, type OrderTerm, type Place } from './row-order.js';

export interface Wanted {
  /** Complete: it ends with the key. */
  readonly order: readonly OrderTerm[];
  readonly after: Place | null;
  readonly skip: number;
  readonly limit: number;
  /** Whether all matching rows are counted, whatever the page. */
  readonly counted: boolean;
  readonly keep: (row: OrderedRow) => boolean;
}

export interface Page<R> {
  readonly rows: readonly R[];
  /** The place of the last row where there is more. */
  readonly next: Place | null;
  readonly count: number | null;
}

/**
 * Makes one page out of rows that come piece by piece, by period in ascending order. It goes by the place of the last row told and not by how
 * many were told, so that rows which come or go meanwhile neither repeat nor hide others. In another order than by period all rows after that place
 * are seen, and only the first of them are held.
 */
export class PageCollector<R extends OrderedRow> {
  private held: { readonly row: R; readonly place: Place }[] = [];
  private count = 0;

  constructor(private readonly wanted: Wanted) {}

  /** @returns whether more pieces can change the page */
  add(rows: readonly R[]): boolean {
    const { order, after, keep, counted } = this.wanted;
    const kept = rows.filter(keep);
    this.count += kept.length;
    const places = kept.map((row) => ({ row, place: placeOf(row, order) }));
    this.hold(after ? places.filter(({ place }) => comparePlaces(place, after, order) > 0) : places);
    return counted || !isByPeriod(order) || this.held.length <= this.most - 1;
  }

  page(): Page<R> {
    const { skip, limit, counted } = this.wanted;
    const rows = this.held.slice(skip, skip + limit);
    const more = this.held.length > skip + limit;
    return { rows: rows.map(({ row }) => row), next: more ? (rows.at(-1)?.place ?? null) : null, count: counted ? this.count : null };
  }

  /** One more than the page, to know whether there is another. */
  private get most(): number {
    return this.wanted.skip + this.wanted.limit + 1;
  }

  private hold(places: { readonly row: R; readonly place: Place }[]): void {
    if (places.length === 0) return;
    const { order } = this.wanted;
    this.held = [...this.held, ...places].toSorted((a, b) => comparePlaces(a.place, b.place, order)).slice(0, this.most);
  }
}
