import { dimensionsOf, INDICATOR_CATALOGUE, multiChoiceOf, type Cube, type Indicator } from '@fm/contracts/indicators';
import { besideColumns, completedBy, isQueryDimension, type Interval, type QueryDimension } from '@fm/indicators';

/** One indicator along one of its cubes: a table of a fixed grain with a key, as analysts' tools want it. */
export interface FigureSet {
  /** `movements_by_nationality`; the first cube of an indicator has the indicator's name alone. */
  readonly name: string;
  readonly indicator: Indicator;
  readonly cube: Cube;
  readonly by: readonly QueryDimension[];
}

/** What every point brings along without making more rows. */
const OF_POINT = ['province', 'district', 'pointClass'] as const;

/** Snapshots come by whole months and longer; everything else by each interval. */
export const hasInterval = ({ indicator }: FigureSet, interval: Interval): boolean => indicator.calculation.kind !== 'snapshot' || ['month', 'quarter', 'year'].includes(interval);

export const FIGURE_SETS: readonly FigureSet[] = INDICATOR_CATALOGUE.flatMap(setsOf);

function setsOf(indicator: Indicator): FigureSet[] {
  const had: readonly string[] = dimensionsOf(indicator);
  const names = new Set<string>();
  return indicator.cubes.flatMap((cube, index) => {
    const carried = cube.dimensions.filter((name): name is Extract<typeof name, QueryDimension> => had.includes(name) && isQueryDimension(name));
    const by = carried.includes('fmp') ? [...carried, ...OF_POINT] : carried;
    const name = nameOf(indicator, carried, index);
    // Cubes that differ only in what the formula itself sets are one table; where the formula breaks down further the cube is none.
    const isWhole = completedBy(indicator, by, new Map()).length === by.length;
    if (names.has(name) || !isWhole) return [];
    names.add(name);
    return [{ name, indicator, cube, by }];
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
export function propertiesOf({ indicator, by, cube }: FigureSet): readonly FigureProperty[] {
  const property = (type: FigureProperty['type'], nullable: boolean, ...names: string[]): FigureProperty[] => names.map((name) => ({ name, type, nullable }));
  return [
    ...property('Edm.String', false, 'period'), ...property('Edm.Date', false, 'periodStart', 'periodEnd'), ...property('Edm.String', false, ...by),
    ...property('Edm.Double', true, 'value'), ...property('Edm.Int32', true, 'nRecords', 'nFlagged'), ...property('Edm.Double', true, 'coverage'),
    ...property('Edm.String', false, 'obsStatus', 'confStatus', 'state'), ...property('Edm.Int32', false, 'revision'),
    ...property('Edm.Int32', true, 'nHeld'), ...property('Edm.Double', true, 'heldMovements'),
    ...(indicator.calculation.kind !== 'sum' || multiChoiceOf(cube) ? property('Edm.Double', true, 'base') : []),
    ...property('Edm.Double', true, ...besideColumns(indicator.calculation)),
  ];
}

/** No two rows of a set have the same of these. */
export const keyOfSet = ({ by }: FigureSet): readonly string[] => ['period', ...by.filter((name) => !OF_POINT.some((derived) => derived === name) || !by.includes('fmp'))];
