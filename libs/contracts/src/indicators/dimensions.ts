import { AGE_BANDS, SEXES } from '../vocabulary/sex-age-group.js';
import { FLOW_DIRECTIONS } from '../vocabulary/flow-direction.js';
import { FMS_OUTCOMES } from '../vocabulary/fms-record.js';
import { MOVEMENT_TYPES, OBSERVABLE_VULNERABILITIES, REASONS, TRANSPORT_MODES, UNKNOWN } from '../vocabulary/choice-lists.js';
import { PROTECTION_MARKS } from './protection-mark.js';
import { SURVEY_COUNTS } from './survey-count.js';

/** A dimension that cells carry. `codes` null: an open list (points, countries, P-codes). */
export interface Dimension {
  readonly name: string;
  readonly codes: readonly string[] | null;
  /** A record may fall under several codes: the rows do not sum to the total, which stands under `_base`. */
  readonly multiChoice: boolean;
}

const open = (name: string): Dimension => ({ name, codes: null, multiChoice: false });
const list = (name: string, codes: readonly string[], multiChoice = false): Dimension => ({ name, codes, multiChoice });

/**
 * What is known of a point on a day. Observed: at least half of the planned hours, or all that is known where nothing was planned; partial: less
 * than half; closed: known to be closed, a day with value 0; inferred: records and no coverage form, hours unknown; unobserved: planned and none
 * of these, so missing and never 0.
 */
export const POINT_DAY_STATES = ['observed', 'partial', 'closed', 'inferred', 'unobserved'] as const;
export type PointDayState = (typeof POINT_DAY_STATES)[number];
/** The states in which a day counts as a day. */
export const OPERATIONAL_STATES = ['observed', 'partial', 'closed', 'inferred'] as const satisfies readonly PointDayState[];

/** What the quality of registry records is made from, each a number under its own code. */
export const QUALITY_COMPONENTS = ['records', 'rejected', 'flagged', 'late', 'missing', 'fields'] as const;

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
  /** `yes`: at least one vulnerability was seen; the groups in which any was answered stand under `_base`. */
  anyVulnerability: list('anyVulnerability', ['yes'], true),
  state: list('state', POINT_DAY_STATES),
  component: list('component', QUALITY_COMPONENTS),
  outcome: list('outcome', FMS_OUTCOMES),
  question: list('question', SURVEY_COUNTS),
  answer: open('answer'),
  mark: list('mark', Object.keys(PROTECTION_MARKS)),
} as const satisfies Record<string, Dimension>;
export type DimensionName = keyof typeof DIMENSIONS;

/**
 * Dimensions that no cell by day carries: they derive from the point's register entry, from the day, or from both. `counting` tells points that
 * may be added up (alone on their corridor, or one that counts for it) from those that see the same groups again.
 */
export const DERIVED_DIMENSIONS = { province: 'fmp', district: 'fmp', pointClass: 'fmp', counting: 'fmp', weekday: 'day', round: 'fmp' } as const;
export type DerivedDimensionName = keyof typeof DERIVED_DIMENSIONS;

/** Snapshots carry the province itself: nothing finer of a survey or of protection is ever told. */
export type CubeDimension = DimensionName | 'province';
