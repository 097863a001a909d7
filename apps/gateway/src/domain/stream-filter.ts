import { BASE } from '@fm/contracts/indicators';
import { UNKNOWN, type MonitoringPoint } from '@fm/contracts/vocabulary';
import { isMultiChoice, type QueryDimension, type Question } from '@fm/indicators';
import type { FigureCell } from './figure-change.js';

export type KnownPoints = ReadonlyMap<string, Pick<MonitoringPoint, 'adm1' | 'adm2' | 'class'>>;

/** Which cells somebody follows: of one measure and cube, within days, filters and the provinces of the follower (null: all). */
export interface StreamFilter {
  readonly measure: string;
  readonly question: Pick<Question, 'span' | 'filters' | 'cube'>;
  readonly provinces: readonly string[] | null;
}

/** What derives from the point: where it changes in the register, cells come in or go out without a change of their own. */
const BY_POINT: readonly QueryDimension[] = ['province', 'district', 'pointClass'];
/** What a cell alone does not tell: rounds and corridors are of other registers. */
export const NOT_FOLLOWED: readonly QueryDimension[] = ['round', 'counting'];

export const dependsOnPoints = ({ question, provinces }: StreamFilter): boolean => provinces !== null || BY_POINT.some((name) => question.filters.has(name));

/** Whether a cell is among those that are followed. The base of a multi-choice dimension goes with any of its codes. */
export function passes({ measure, question, provinces }: StreamFilter, cell: FigureCell, points: KnownPoints): boolean {
  const { span, filters, cube } = question;
  if (cell.measure !== measure || cell.cube !== cube.name || cell.day < span.from || cell.day > span.to) return false;
  const point = points.get(cell.dimensions['fmp'] ?? UNKNOWN);
  if (provinces && !provinces.includes(point?.adm1 ?? UNKNOWN)) return false;
  for (const [name, codes] of filters) {
    const code = codeOf(name, cell, point);
    if (!codes.includes(code) && !(isMultiChoice(name) && code === BASE)) return false;
  }
  return true;
}

function codeOf(name: QueryDimension, cell: FigureCell, point: Pick<MonitoringPoint, 'adm1' | 'adm2' | 'class'> | undefined): string {
  if (name === 'province') return point?.adm1 ?? UNKNOWN;
  if (name === 'district') return point?.adm2 ?? UNKNOWN;
  if (name === 'pointClass') return point?.class ?? UNKNOWN;
  if (name === 'weekday') return String(new Date(`${cell.day}T00:00:00Z`).getUTCDay() || 7);
  return cell.dimensions[name] ?? UNKNOWN;
}
