import { AGE_BANDS, SEXES } from '../vocabulary/sex-age-group.js';
import { FLOW_DIRECTIONS } from '../vocabulary/flow-direction.js';
import { MOVEMENT_TYPES, OBSERVABLE_VULNERABILITIES, REASONS, TRANSPORT_MODES, UNKNOWN } from '../vocabulary/choice-lists.js';

/** A dimension that cells carry. `codes` null: an open list (points, countries, P-codes). */
export interface Dimension {
  readonly name: string;
  readonly codes: readonly string[] | null;
  /** A record may fall under several codes: the rows do not sum to the total, which stands under `_base`. */
  readonly multiChoice: boolean;
}

const open = (name: string): Dimension => ({ name, codes: null, multiChoice: false });
const list = (name: string, codes: readonly string[], multiChoice = false): Dimension => ({ name, codes, multiChoice });

/** The code of a multi-choice dimension's row that carries the base: the movements of records in which the question was answered. */
export const BASE = '_base';

export const DIMENSIONS = {
  fmp: open('fmp'),
  direction: list('direction', FLOW_DIRECTIONS),
  nationality: open('nationality'),
  sex: list('sex', SEXES),
  age: list('age', AGE_BANDS),
  transport: list('transport', [...TRANSPORT_MODES, UNKNOWN]),
  movementType: list('movementType', MOVEMENT_TYPES),
  reason: list('reason', REASONS, true),
  hour: list('hour', [...Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0')), UNKNOWN]),
  depCountry: open('depCountry'),
  depProvince: open('depProvince'),
  destCountry: open('destCountry'),
  destProvince: open('destProvince'),
  vulnerability: list('vulnerability', OBSERVABLE_VULNERABILITIES, true),
} as const satisfies Record<string, Dimension>;
export type DimensionName = keyof typeof DIMENSIONS;

/** Dimensions that no cell carries: they derive from the point's registered codes and from the day. */
export const DERIVED_DIMENSIONS = { province: 'fmp', district: 'fmp', weekday: 'day' } as const;
export type DerivedDimensionName = keyof typeof DERIVED_DIMENSIONS;
