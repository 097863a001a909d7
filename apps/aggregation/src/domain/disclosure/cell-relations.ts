import { BASE, OVERLAPPING_DIMENSIONS, RELEASE_AXES } from '@fm/contracts/indicators';
import { cellIdOf, without, type DisclosureCell } from './disclosure-cell.js';
import { baseIdOf } from './fold-atoms.js';
import { grouped } from './grouped.js';
import { isWhole, periodAround, type DaySpan } from './released-period.js';

/** What everybody knows of the cells: the total is the sum of its parts (those that are not there are zero), or one is no more than others together. */
export type Relation =
  | { readonly kind: 'sum'; readonly total: string; readonly parts: readonly string[] }
  | { readonly kind: 'bound'; readonly lesser: string; readonly greater: readonly string[] };

export function membersOf(relation: Relation): readonly string[] {
  return relation.kind === 'sum' ? [relation.total, ...relation.parts] : [relation.lesser, ...relation.greater];
}

/** Every relation between published cells, over place, direction, breakdown and time. */
export function relationsOf(cells: ReadonlyMap<string, DisclosureCell>, { measure, span }: { readonly measure: string; readonly span: DaySpan }): Relation[] {
  const lines = new Map<string, { total: string; parts: string[] }>();
  const bounds: Relation[] = [];
  for (const cell of cells.values()) {
    for (const { axis, total } of totalsOf(cell, measure, span)) {
      const key = `${axis} ${total}`;
      const line = lines.get(key);
      if (line) line.parts.push(cell.id);
      else lines.set(key, { total, parts: [cell.id] });
    }
    const greater = greaterThan(cell, measure);
    if (greater !== null && cells.has(greater)) bounds.push({ kind: 'bound', lesser: cell.id, greater: [greater] });
  }
  const sums = [...lines.values()].filter(({ total }) => cells.has(total)).map(({ total, parts }): Relation => ({ kind: 'sum', total, parts: parts.toSorted() }));
  return [...sums, ...bounds, ...answeredBounds(cells, measure)];
}

/** The larger cells of which this one is a part: one step up each axis, and one in time. */
function totalsOf({ period, dimensions }: DisclosureCell, measure: string, span: DaySpan): { axis: string; total: string }[] {
  const found: { axis: string; total: string }[] = [];
  const around = periodAround(period);
  if (around !== null && isWhole(around, span)) found.push({ axis: 'time', total: cellIdOf(measure, around, dimensions) });
  for (const axis of RELEASE_AXES) {
    const finest = axis.findLast((name) => dimensions[name] !== undefined);
    if (finest === undefined || OVERLAPPING_DIMENSIONS.has(finest)) continue;
    found.push({ axis: finest, total: cellIdOf(measure, period, without(dimensions, finest)) });
  }
  return found;
}

/** A code is no more than its base, and the base no more than all. */
function greaterThan(cell: DisclosureCell, measure: string): string | null {
  const name = Object.keys(cell.dimensions).find((known) => OVERLAPPING_DIMENSIONS.has(known));
  if (name === undefined) return null;
  return cell.dimensions[name] === BASE ? cellIdOf(measure, cell.period, without(cell.dimensions, name)) : baseIdOf(measure, cell);
}

/** Who answered gave one answer at least, so that the base is no more than all codes together; kept where it holds (nobody need have a vulnerability). */
function answeredBounds(cells: ReadonlyMap<string, DisclosureCell>, measure: string): Relation[] {
  const codes = grouped([...cells.values()].filter((cell) => baseIdOf(measure, cell) !== null), (cell) => baseIdOf(measure, cell) ?? '');
  return [...codes].flatMap(([base, answers]): Relation[] => {
    const sum = answers.reduce((total, { value }) => total + value, 0);
    const held = cells.get(base)?.value;
    return held !== undefined && held <= sum ? [{ kind: 'bound', lesser: base, greater: answers.map(({ id }) => id).toSorted() }] : [];
  });
}
