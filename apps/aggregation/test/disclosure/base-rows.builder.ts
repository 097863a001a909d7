import fc from 'fast-check';
import type { BaseRow } from '../../src/domain/disclosure/base-atom.js';
import type { Place } from '../../src/domain/disclosure/fold-atoms.js';

/** One group as a record counts it. */
export interface Group {
  readonly day: string;
  readonly fmp: string;
  readonly direction: string;
  readonly nationality: string;
  readonly sex: string;
  readonly age: string;
  readonly reasons: readonly string[] | null;
  readonly n: number;
}

export const PLACES: ReadonlyMap<string, Place> = new Map([
  ['A', { province: 'LA03', district: 'LA0301' }], ['B', { province: 'LA03', district: 'LA0301' }],
  ['C', { province: 'LA03', district: 'LA0302' }], ['D', { province: 'LA04', district: 'LA0401' }],
]);

/** The cells that aggregation would hold of these groups. */
export function rowsOf(groups: readonly Group[]): BaseRow[] {
  const rows = new Map<string, BaseRow>();
  const add = ({ day, fmp, direction, n }: Group, cube: BaseRow['cube'], codes: string[]): void => {
    const key = [cube, day, fmp, direction, ...codes].join('|');
    const held = rows.get(key);
    rows.set(key, { cube, day, fmp, direction, codes, value: (held?.value ?? 0) + n, records: (held?.records ?? 0) + 1 });
  };
  for (const group of groups) {
    add(group, 'total', []);
    add(group, 'nationality', [group.nationality]);
    add(group, 'sexAge', [group.sex, group.age]);
    for (const reason of group.reasons ? ['_base', ...group.reasons] : []) add(group, 'reason', [reason]);
  }
  return [...rows.values()];
}

/** Few codes and many groups, so that some cells are large enough to be published and others are not. */
export const aGroup = (days: readonly string[]): fc.Arbitrary<Group> => fc.record({
  day: fc.constantFrom(...days), fmp: fc.constantFrom('A', 'A', 'A', 'C', 'C', 'D'), direction: fc.constantFrom('inflow', 'inflow', 'inflow', 'inflow', 'outflow'),
  nationality: fc.constantFrom('LAO', 'LAO', 'LAO', 'CHN'), sex: fc.constantFrom('F', 'M'), age: fc.constant('18-59'), reasons: fc.constantFrom(null, ['tourism'], ['tourism', 'health']), n: fc.integer({ min: 1, max: 12 }),
});
