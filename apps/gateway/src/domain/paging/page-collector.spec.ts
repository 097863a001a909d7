import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PageCollector } from './page-collector.js';
import { readToken, writeToken } from './page-token.js';
import { comparePlaces, completeOrder, placeOf, type OrderedRow, type OrderTerm, type Place } from './row-order.js';

const rowOf = fc.record({ period: fc.constantFrom('2026-06-01', '2026-06-02', '2026-06-03'), fmp: fc.constantFrom('A', 'B', 'a', 'ລ'), value: fc.option(fc.integer({ min: -3, max: 3 }), { nil: null }) });
/** By period in pieces, as answers come; a key once. */
const piecesOf = fc.uniqueArray(rowOf, { selector: ({ period, fmp }) => `${period}|${fmp}`, maxLength: 12 }).map((rows) => ['2026-06-01', '2026-06-02', '2026-06-03'].map((period) => rows.filter((row) => row.period === period)));
const orders = fc.uniqueArray(fc.record({ name: fc.constantFrom('period', 'fmp', 'value'), descending: fc.boolean() }), { selector: ({ name }) => name }).map((terms) => completeOrder(terms, ['period', 'fmp']));
const keep = ({ value }: OrderedRow): boolean => value !== 3;

function paged(pieces: readonly OrderedRow[][], order: readonly OrderTerm[], limit: number): OrderedRow[] {
  const all: OrderedRow[] = [];
  let after: Place | null = null;
  do {
    const collector: PageCollector<OrderedRow> = new PageCollector({ order, after, skip: 0, limit, counted: false, keep });
    for (const piece of pieces) if (!collector.add(piece)) break;
    const page = collector.page();
    all.push(...page.rows);
    after = page.next && (readToken(writeToken({ after: page.next, left: null }), order.length)?.after ?? null);
  } while (after);
  return all;
}

describe('pages', () => {
  it('one after the other tell every row once, in order', () => {
    fc.assert(fc.property(piecesOf, orders, fc.integer({ min: 1, max: 5 }), (pieces, order, limit) => {
      const expected = pieces.flat().filter(keep).toSorted((a, b) => comparePlaces(placeOf(a, order), placeOf(b, order), order));
      expect(paged(pieces, order, limit)).toEqual(expected);
    }));
  });

  it('skip and count all that match', () => {
    fc.assert(fc.property(piecesOf, orders, fc.nat(6), fc.integer({ min: 0, max: 5 }), (pieces, order, skip, limit) => {
      const collector = new PageCollector({ order, after: null, skip, limit, counted: true, keep });
      for (const piece of pieces) expect(collector.add(piece)).toBe(true);
      const expected = pieces.flat().filter(keep).toSorted((a, b) => comparePlaces(placeOf(a, order), placeOf(b, order), order));
      expect(collector.page()).toMatchObject({ rows: expected.slice(skip, skip + limit), count: expected.length });
    }));
  });

  it('do not repeat or hide what stays when other rows come and go between them', () => {
    const order = completeOrder([], ['period', 'fmp']);
    fc.assert(fc.property(piecesOf, piecesOf, fc.integer({ min: 1, max: 3 }), (before, later, limit) => {
      const first = new PageCollector({ order, after: null, skip: 0, limit, counted: false, keep: () => true });
      for (const piece of before) first.add(piece);
      const { rows, next } = first.page();
      if (!next) return;
      const rest = paged(later, order, limit).filter((row) => comparePlaces(placeOf(row, order), next, order) > 0);
      const second = new PageCollector({ order, after: next, skip: 0, limit: 99, counted: false, keep });
      for (const piece of later) second.add(piece);
      expect(second.page().rows).toEqual(rest);
      for (const row of rows) expect(comparePlaces(placeOf(row, order), next, order)).toBeLessThanOrEqual(0);
    }));
  });

  it('take no token that is not theirs', () => {
    for (const text of ['', 'x', '....', Buffer.from('[null]').toString('base64url'), Buffer.from('[null,{},"a"]').toString('base64url'), Buffer.from('[-1,"a","b"]').toString('base64url'), 'a'.repeat(3_000)]) expect(readToken(text, 2)).toBeNull();
    expect(readToken(writeToken({ after: ['2026', null], left: 7 }), 2)).toEqual({ after: ['2026', null], left: 7 });
  });
});
