import { BASE, OVERLAPPING_DIMENSIONS } from '@fm/contracts/indicators';
import type { AtomPart, BaseAtom } from './base-atom.js';
import { cellIdOf, type Dimensions, type DisclosureCell } from './disclosure-cell.js';
import { periodsOver, type DaySpan } from './released-period.js';

export interface Place {
  readonly province: string;
  readonly district: string;
}

export interface ReleaseFrame {
  readonly measure: string;
  readonly span: DaySpan;
  /** By point; one that is not registered lies nowhere. */
  readonly places: ReadonlyMap<string, Place>;
}

const NOWHERE: Place = { province: 'unknown', district: 'unknown' };

/** All cells that can be published of the atoms: every margin of place, direction, breakdown and time. Zeros are left out. */
export function foldAtoms(atoms: Iterable<BaseAtom>, frame: ReleaseFrame): Map<string, DisclosureCell> {
  const cells = new Map<string, { id: string; period: string; dimensions: Dimensions; value: number; records: number; base: number | null }>();
  for (const atom of atoms) {
    for (const { id, period, dimensions, part } of sharesOf(atom, frame)) {
      const cell = cells.get(id) ?? { id, period, dimensions, value: 0, records: 0, base: null };
      cell.value += part.value;
      cell.records += part.records;
      cells.set(id, cell);
    }
  }
  for (const [id, cell] of cells) if (cell.value === 0) cells.delete(id);
  for (const cell of cells.values()) cell.base = cells.get(baseIdOf(frame.measure, cell) ?? '')?.value ?? null;
  return cells;
}

export interface AtomShare {
  readonly id: string;
  readonly period: string;
  readonly dimensions: Dimensions;
  readonly part: AtomPart;
}

/** The cells that an atom adds to. */
export function* sharesOf(atom: BaseAtom, { measure, span, places }: ReleaseFrame): Generator<AtomShare> {
  const heads = headsOf(atom, places.get(atom.fmp) ?? NOWHERE);
  const periods = { day: periodsOver(atom.day, 'day', span), month: periodsOver(atom.day, 'month', span) };
  for (const part of atom.parts) {
    for (const period of periods[part.finest]) {
      for (const head of heads) {
        const dimensions = { ...head, ...part.dimensions };
        yield { id: cellIdOf(measure, period, dimensions), period, dimensions, part };
      }
    }
  }
}

/** Margins of place and direction. */
function headsOf({ fmp, direction }: BaseAtom, { province, district }: Place): Dimensions[] {
  const places: Dimensions[] = [{}, { province }, { province, district }, { province, district, fmp }];
  return places.flatMap((place) => [place, { ...place, direction }]);
}

/** Several answers a record: the cell of those who answered at all. */
export function baseIdOf(measure: string, { period, dimensions }: Pick<DisclosureCell, 'period' | 'dimensions'>): string | null {
  const name = Object.keys(dimensions).find((known) => OVERLAPPING_DIMENSIONS.has(known));
  if (name === undefined || dimensions[name] === BASE) return null;
  return cellIdOf(measure, period, { ...dimensions, [name]: BASE });
}
