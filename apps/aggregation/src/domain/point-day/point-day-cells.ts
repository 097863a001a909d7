import { BASE, MEASURES, OBSERVED_HOURS_CUBES } from '@fm/contracts/indicators';
import { UNKNOWN, type LocalDay } from '@fm/contracts/vocabulary';
import { CellMaker, type MeasureCell } from './measure-cell.js';
import type { PointDayWatched } from './point-day.js';
import type { RegistryTally } from './registry-tally.js';

export interface PointDayCounted {
  readonly point: string;
  readonly day: LocalDay;
  readonly watched: PointDayWatched;
  readonly tallies: readonly RegistryTally[];
  /** False at a community point, whose records are no movements. */
  readonly counting: boolean;
}

/** Every cell of a day at a point, apart from its movements; those that are not here are 0 or not known. */
export function pointDayCells({ point, day, watched, tallies, counting }: PointDayCounted): MeasureCell[] {
  const make = new CellMaker(point, day);
  return [
    // What is not known to be a point has no day of its own; its records are told all the same.
    ...(point === UNKNOWN ? [] : hourCells(make, watched)),
    ...(counting ? vulnerableCells(make, tallies) : []),
    ...qualityCells(make, tallies),
  ];
}

function hourCells(make: CellMaker, { plannedHours, observedHours, byHour, state }: PointDayWatched): MeasureCell[] {
  const [planned] = MEASURES['planned-hours'].cubes;
  const [days] = MEASURES['point-days'].cubes;
  return [
    ...(plannedHours === null ? [] : [make.cell({ measure: 'planned-hours', cube: planned }, plannedHours)]),
    ...(observedHours === null ? [] : [make.cell({ measure: 'observed-hours', cube: OBSERVED_HOURS_CUBES.point }, observedHours)]),
    ...[...byHour].map(([hour, hours]) => make.cell({ measure: 'observed-hours', cube: OBSERVED_HOURS_CUBES.hour, codes: { hour } }, hours)),
    ...(state === null ? [] : [make.cell({ measure: 'point-days', cube: days, codes: { state } }, 1)]),
  ];
}

function vulnerableCells(make: CellMaker, tallies: readonly RegistryTally[]): MeasureCell[] {
  const [cube] = MEASURES['vulnerable-groups'].cubes;
  return tallies.flatMap(({ direction, answered, answeredFlagged, vulnerable, vulnerableFlagged }) => [
    ...(answered > 0 ? [make.cell({ measure: 'vulnerable-groups', cube, codes: { direction, anyVulnerability: BASE } }, answered, [answered, answeredFlagged])] : []),
    ...(vulnerable > 0 ? [make.cell({ measure: 'vulnerable-groups', cube, codes: { direction, anyVulnerability: 'yes' } }, vulnerable, [vulnerable, vulnerableFlagged])] : []),
  ]);
}

const COMPONENTS = ['records', 'rejected', 'flagged', 'late', 'missing', 'fields'] as const;

function qualityCells(make: CellMaker, tallies: readonly RegistryTally[]): MeasureCell[] {
  const [cube] = MEASURES['data-quality'].cubes;
  const sumOf = (name: (typeof COMPONENTS)[number]): number => tallies.reduce((sum, tally) => sum + tally[name], 0);
  const records = sumOf('records');
  if (records === 0) return [];
  return COMPONENTS.map((component) => make.cell({ measure: 'data-quality', cube, codes: { component } }, sumOf(component), [records]));
}
