import { dimensionsOf, INDICATOR_CATALOGUE, multiChoiceOf, type Cube, type Indicator } from '@fm/contracts/indicators';
import { besideColumns, codesOf as codesOfDimension, completedBy, isQueryDimension, type Interval, type QueryDimension } from '@fm/indicators';

/** One indicator along one of its cubes: a table of a fixed grain with a key, as analysts' tools want it. */
export interface FigureSet {
  /** `movements_by_nationality`; the first cube of an indicator has the indicator's name alone. */
  readonly name: string;
  readonly indicator: Indicator;
  readonly cube: Cube;
  /** The grain: what the rows are asked by. */
  readonly by: readonly QueryDimension[];
  /** What a row has from its point. It is added afterwards and never asked by, for there it would narrow the whole of which a share is. */
  readonly ofPoint: readonly PointProperty[];
}

const OF_POINT = ['province', 'district', 'pointClass'] as const;
export type PointProperty = (typeof OF_POINT)[number];

/** Snapshots come by whole months and longer; everything else by each interval. */
export const hasInterval = ({ indicator }: FigureSet, interval: Interval): boolean => indicator.calculation.kind !== 'snapshot' || ['month', 'quarter', 'year'].includes(interval);

export const FIGURE_SETS: readonly FigureSet[] = INDICATOR_CATALOGUE.flatMap(setsOf);

function setsOf(indicator: Indicator): FigureSet[] {
  const had: readonly string[] = dimensionsOf(indicator);
  const names = new Set<string>();
  return indicator.cubes.flatMap((cube, index) => {
    const by = cube.dimensions.filter((name): name is Extract<typeof name, QueryDimension> => had.includes(name) && isQueryDimension(name));
    const name = nameOf(indicator, by, index);
    // Cubes that differ only in what the formula itself sets are one table; where the formula breaks down further the cube is none.
    const isWhole = completedBy(indicator, by, new Map()).length === by.length;
    if (names.has(name) || !isWhole) return [];
    names.add(name);
    return [{ name, indicator, cube, by, ofPoint: by.includes('fmp') ? OF_POINT : [] }];
  });
}

function nameOf({ id, cubes }: Indicator, carried: readonly string[], index: number): string {
  const first: readonly string[] = cubes[0]?.dimensions ?? [];
  const further = carried.filter((name) => !first.includes(name));
  const plain = id.replaceAll('-', '_');
  return index === 0 || further.length === 0 ? plain : `${plain}_by_${further.join('_')}`;
}

export interface FigureProperty {
  readonly name: string;
  readonly type: 'Edm.String' | 'Edm.Date' | 'Edm.Double' | 'Edm.Int32';
  readonly nullable: boolean;
}

/** The columns of a set beside its dimensions, named as in the JSON; first and last day of the period stand beside its code. */
export function propertiesOf({ indicator, by, cube, ofPoint }: FigureSet): readonly FigureProperty[] {
  const property = (type: FigureProperty['type'], nullable: boolean, ...names: string[]): FigureProperty[] => names.map((name) => ({ name, type, nullable }));
  return [
    ...property('Edm.String', false, 'period'), ...property('Edm.Date', false, 'periodStart', 'periodEnd'), ...property('Edm.String', false, ...by, ...ofPoint),
    ...property('Edm.Double', true, 'value'), ...property('Edm.Int32', true, 'nRecords', 'nFlagged'), ...property('Edm.Double', true, 'coverage'),
    ...property('Edm.String', false, 'obsStatus', 'confStatus', 'state'), ...property('Edm.Int32', false, 'revision'),
    ...property('Edm.Int32', true, 'nHeld'), ...property('Edm.Double', true, 'heldMovements'),
    ...(indicator.calculation.kind !== 'sum' || multiChoiceOf(cube) ? property('Edm.Double', true, 'base') : []),
    ...property('Edm.Double', true, ...besideColumns(indicator.calculation)),
  ];
}

/** No two rows of a set have the same of these. */
export const keyOfSet = ({ by }: FigureSet): readonly string[] => ['period', ...by];

/** As many codes as one parameter of REST takes. */
const MOST_CODES = 500;

/**
 * Filters on rows that may be put into the question itself, so that less is read. Of plain sums alone: in a formula a filter narrows the whole of which a
 * row is a part. @param codesOf the codes to which a property is narrowed, or null
 */
export function pushedFilters({ indicator, by, ofPoint }: FigureSet, codesOf: (name: string) => readonly string[] | null): Readonly<Record<string, string>> {
  if (indicator.calculation.kind !== 'sum') return {};
  return Object.fromEntries([...by, ...ofPoint].flatMap((name) => {
    const codes = codesOf(name);
    const isTaken = codes !== null && codes.length > 0 && codes.length <= MOST_CODES && codes.every((code) => /^[A-Za-z0-9_.+-]{1,64}$/.test(code) && isCodeOf(name, code));
    return isTaken ? [[name, codes.join(',')]] : [];
  }));
}

/** REST refuses a code that is none of the dimension; a filter on rows finds nothing by it. */
const isCodeOf = (name: QueryDimension, code: string): boolean => codesOfDimension(name)?.includes(code) ?? true;
