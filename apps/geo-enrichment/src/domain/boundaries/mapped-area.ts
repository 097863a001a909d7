import type { Polygon } from '../geometry/area-shape.js';

/** An area with its shape: a country (level 0), a province (1) or a district (2). Codes are P-codes; a country's code is its ISO 3166-1 alpha-3. */
export interface MappedArea {
  readonly code: string;
  readonly level: 0 | 1 | 2;
  /** ISO 3166-1 alpha-3; XXX where the source has an area that belongs to no country. */
  readonly country: string;
  readonly adm1: string | null;
  readonly adm2: string | null;
  readonly name: string;
  readonly polygons: readonly Polygon[];
}

/** What a boundary set holds: the finest level of Laos that the source has, and the areas around. */
export interface BoundaryContent {
  readonly home: readonly MappedArea[];
  readonly abroad: readonly MappedArea[];
}

/** What is decided about a boundary set. */
export interface BoundarySetFacts {
  /** 0: what ships. */
  readonly id: number;
  readonly name: string;
  readonly source: string;
  readonly licence: string;
  /** Of the file as it was given; null for what ships. */
  readonly sha256: string | null;
  /** First day of observation that it is for; null: since ever. */
  readonly validFrom: string | null;
  /** When it came into force here; null for what ships. */
  readonly importedAt: string | null;
  readonly withdrawnAt: string | null;
  /** Its lines are kilometres off: it tells countries, not districts, and its findings are notes. */
  readonly approximate: boolean;
  /** How far outside a place may lie and still be taken for inside, in metres: what the set and the truth differ by. */
  readonly toleranceM: number;
}
