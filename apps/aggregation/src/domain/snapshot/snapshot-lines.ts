import type { CubeDimension } from '@fm/contracts/indicators';
import { isAnswer, isMultiple } from '../survey/survey-tally.js';
import { cubeOf, snapshotId, type SnapshotCell } from './snapshot-cell.js';

/** A sum that everybody can do: the parts make the total. `total` null: a number that stands beside the parts themselves, as their base does. */
export interface Line {
  readonly total: string | null;
  readonly parts: readonly string[];
}

/** The periods that a period is a part of. */
export type Wider = (period: string) => readonly string[];

const SUMMED: readonly CubeDimension[] = ['province', 'direction'];

/** Every sum over provinces, directions, answers and time. */
export function linesOf(cells: ReadonlyMap<string, SnapshotCell>, wider: Wider): Line[] {
  const lines = new Map<string, { total: string | null; parts: string[] }>();
  const join = (key: string, total: string | null, part: string): void => {
    const line = lines.get(key) ?? { total, parts: [] };
    line.parts.push(part);
    lines.set(key, line);
  };
  for (const [id, cell] of cells) {
    for (const { axis, total } of totalsOf(cell, wider)) if (cells.has(total)) join(`${axis} ${total}`, total, id);
    const whole = wholeOf(cell);
    if (whole !== null) join(whole, null, id);
  }
  return [...lines.values()];
}

function totalsOf(cell: SnapshotCell, wider: Wider): { axis: string; total: string }[] {
  const { measure, cube, codes } = cell;
  const places = SUMMED.filter((name) => cube.dimensions.includes(name)).flatMap((axis) => {
    const margin = cubeOf(measure, cube.dimensions.filter((name) => name !== axis));
    return margin ? [{ axis: String(axis), total: snapshotId({ ...cell, cube: margin, codes: Object.fromEntries(Object.entries(codes).filter(([name]) => name !== axis)) }) }] : [];
  });
  return [...places, ...wider(cell.period).map((period) => ({ axis: axisOf(cell.period, period), total: snapshotId({ ...cell, period }) }))];
}

/** Quarters and months both make up a year; only sums of equals are one line. */
const axisOf = (period: string, wide: string): string => `${period.includes('Q') ? 'quarters' : 'months'} of ${wide}`;

/** Valid answers of a single choice make up its base. */
function wholeOf({ measure, cube, codes, period }: SnapshotCell): string | null {
  const { question = '', answer = '', ...place } = codes;
  if (measure !== 'fms-answers' || isMultiple(question) || !isAnswer(answer)) return null;
  return `answers ${cube.name} ${question} ${period} ${JSON.stringify(place)}`;
}
