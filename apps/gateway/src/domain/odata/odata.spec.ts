import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Problem } from '@fm/problems';
import { FIGURE_SETS, keyOfSet, propertiesOf, type FigureProperty } from '../figure-set.js';
import type { OrderedRow } from '../paging/row-order.js';
import { codesIn, daysIn, passes, type Filter } from './filter.js';
import { odataTarget } from './odata-path.js';
import { readFilter } from './read-filter.js';
import { readOptions } from './read-options.js';

const PROPERTIES: readonly FigureProperty[] = [
  { name: 'fmp', type: 'Edm.String', nullable: false }, { name: 'direction', type: 'Edm.String', nullable: false }, { name: 'value', type: 'Edm.Double', nullable: true }, { name: 'periodStart', type: 'Edm.Date', nullable: false },
];
const ROW: OrderedRow = { fmp: "O'Brien", direction: 'inflow', value: 10, periodStart: '2026-06-01' };
const NOTHING: OrderedRow = { ...ROW, value: null };
const holds = (text: string, row = ROW): boolean => passes(readFilter(text, PROPERTIES), row);
const trouble = (act: () => unknown): string => {
  try {
    act();
    return 'none';
  } catch (error) {
    return error instanceof Problem ? `${error.kind.status} ${error.detail.en}` : 'not a problem';
  }
};

describe('$filter', () => {
  it.each([
    ["fmp eq 'O''Brien'", true], ["direction ne 'inflow'", false], ['value ge 10', true], ['value gt 1e1', false], ['value lt -3.5', false], ['periodStart le 2026-06-01', true],
    ["direction in ('inflow','outflow')", true], ["value eq 10 and (direction eq 'x' or fmp eq 'y')", false], ["value eq 1 or value eq 10 and direction eq 'inflow'", true], ["not (value eq 1) and not direction eq 'x'", true], ['value eq null', false], ['value in (1,null)', false],
  ])('%s is %p', (text, expected) => expect(holds(text)).toBe(expected));

  it('takes null as equal to itself and as neither before nor after anything', () => {
    expect([holds('value eq null', NOTHING), holds('value ne 3', NOTHING), holds('value lt 3', NOTHING), holds('value ge 3', NOTHING), holds('not (value lt 3)', NOTHING)]).toEqual([true, true, false, false, true]);
  });

  it.each([
    ["contains(fmp,'a')", 'properties of the set'], ['fmp eq 3', 'a text in quotes'], ["value eq '3'", 'a number'], ["periodStart ge '2026-06-01'", 'a day without quotes'], ['periodStart ge 2026-02-30', 'a day without quotes'],
    ['periodStart ge 2026-06-01T00:00:00Z', 'literal'], ['(value eq 1', 'a ")"'], ['value eq 1 value eq 2', '"and" or "or"'], ['value like 3', 'one of eq'], ['', 'property operator literal'], ['value in 3', 'in with a list'], ['nothing eq 3', 'fmp, direction'], ['value eq 1 ; drop', 'at character 12'],
    [`${'('.repeat(60)}value eq 1${')'.repeat(60)}`, 'at most 40'], [`value eq ${'1'.repeat(5_000)}`, 'at most 4000'],
  ])('refuses %s with advice', (text, advice) => expect(trouble(() => readFilter(text, PROPERTIES))).toMatch(new RegExp(`^400 .*${advice.replaceAll(/[()"]/g, '\\$&')}`)));

  it('reads or refuses whatever is typed, and never fails otherwise', () => {
    const pieces = fc.array(fc.constantFrom('value', 'fmp', 'eq', 'in', 'and', 'or', 'not', '(', ')', ',', "'a'", "'", '3', '-', '2026-06-01', 'null', '$', '%', 'ລາວ'), { maxLength: 12 });
    fc.assert(fc.property(pieces.map((parts) => parts.join(' ')), (text) => expect(trouble(() => readFilter(text, PROPERTIES))).toMatch(/^(none|400 )/)), { numRuns: 500 });
  });

  it('narrows days and codes only by what must hold of every row', () => {
    const value = fc.oneof(fc.record({ kind: fc.constant('compare' as const), name: fc.constant('periodStart'), operator: fc.constantFrom('eq' as const, 'ge' as const, 'le' as const, 'gt' as const, 'lt' as const, 'ne' as const), value: fc.constantFrom('2026-06-01', '2026-06-02', '2026-06-03') }), fc.record({ kind: fc.constant('in' as const), name: fc.constant('fmp'), values: fc.subarray(['A', 'B']) }));
    const tree = fc.letrec<{ filter: Filter }>((tie) => ({ filter: fc.oneof({ maxDepth: 3 }, value, fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), of: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }) }), fc.record({ kind: fc.constant('not' as const), of: tie('filter') })) })).filter;
    const row = fc.record({ periodStart: fc.constantFrom('2026-06-01', '2026-06-02', '2026-06-03'), fmp: fc.constantFrom('A', 'B', 'C') });
    fc.assert(fc.property(tree, row, (filter, { periodStart, fmp }) => {
      if (!passes(filter, { periodStart, fmp })) return;
      const { from = '', to = '9999' } = daysIn(filter);
      expect(periodStart >= from && periodStart <= to).toBe(true);
      expect(codesIn(filter, 'fmp') ?? [fmp]).toContain(fmp);
    }), { numRuns: 500 });
  });
});

describe('other options', () => {
  const read = (raw: Record<string, string>) => readOptions(raw, PROPERTIES, ['periodStart', 'fmp']);
  it('are read with the key after the order', () => {
    expect(read({ $select: 'fmp, value', $orderby: 'value desc,fmp', $top: '5', $skip: '2', $count: 'true', $format: 'json' })).toEqual({
      filter: null, select: ['fmp', 'value'], order: [{ name: 'value', descending: true }, { name: 'fmp', descending: false }, { name: 'periodStart', descending: false }], top: 5, skip: 2, counted: true, token: null,
    });
  });
  it.each([[{ $expand: 'x' }, 'take from'], [{ top: '3' }, 'take from'], [{ $top: '-1' }, 'whole number'], [{ $skip: '100001' }, 'nextLink'], [{ $count: 'yes' }, 'true or false'], [{ $select: 'person' }, 'fmp'], [{ $orderby: 'value down' }, 'asc or desc'], [{ $skiptoken: 'abc' }, 'nextLink'], [{ $format: 'xml' }, 'json']])('refuse %j with advice', (raw, advice) => {
    expect(trouble(() => read(raw as Record<string, string>))).toMatch(new RegExp(`^400 .*${advice}`));
  });
});

describe('sets', () => {
  it('have names of their own that OData takes, a key within their properties, and no more than the formula breaks down by', () => {
    expect(new Set(FIGURE_SETS.map(({ name }) => name)).size).toBe(FIGURE_SETS.length);
    for (const set of FIGURE_SETS) {
      expect(set.name).toMatch(/^[a-zA-Z]\w{0,127}$/);
      const names = propertiesOf(set).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(names).toEqual(expect.arrayContaining([...keyOfSet(set)]));
    }
    expect(FIGURE_SETS.map(({ name }) => name)).toEqual(expect.arrayContaining(['movements', 'movements_by_sex_age', 'origin_destination', 'daily_average', 'fms_share', 'exploitation_own', 'wage_gap', 'data_quality']));
    expect(new Set(FIGURE_SETS.map(({ indicator }) => indicator.id)).size).toBe(30);
  });
  it('are found by path, each under the intervals that it has', () => {
    expect(odataTarget('/odata')).toMatchObject({ kind: 'service', interval: 'day', root: '/odata' });
    expect(odataTarget('/odata/month/')).toMatchObject({ kind: 'service', interval: 'month', root: '/odata/month' });
    expect(odataTarget('/odata/%24metadata')).toMatchObject({ kind: 'metadata' });
    expect(odataTarget('/odata/week/movements/$count')).toMatchObject({ kind: 'count', interval: 'week' });
    expect(odataTarget('/odata/movements')).toMatchObject({ kind: 'set', interval: 'day' });
    for (const path of ['/odata/wage_gap', '/odata/nothing', '/odata/movements/value', '/odata/movements/$count/x', '/odata/day/month/movements', '/odata/$metadata/x']) expect(odataTarget(path)).toBeNull();
    expect(odataTarget('/odata/quarter/wage_gap')).toMatchObject({ kind: 'set' });
  });
});
