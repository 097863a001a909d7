import 'reflect-metadata';
import { IsIn, IsInt, IsISO8601, IsNumber, IsObject, IsOptional, IsString, Min, ValidateNested } from 'class-validator';
import { FIGURE_STATES, type FigureState } from '../vocabulary/finality.js';
import type { LocalDay } from '../vocabulary/local-day.js';
import { defineTopic } from '../topic.js';

/** A rebuild raises the epoch; each change of a cell raises its revision. Compared left to right. */
export class FigureVersionV1 {
  @IsInt() @Min(1) readonly epoch: number;
  @IsInt() @Min(1) readonly revision: number;
}

/** The current value of one cell: additive components only, so that a reader can sum them over days and points. */
export class FigureUpdatedV1 {
  @IsString() readonly measure: string;
  /** Name of the cube: its dimensions joined by dots, `fmp.direction.nationality`. */
  @IsString() readonly cube: string;
  /** Codes in the order of the cube's dimensions, joined by `|`. */
  @IsString() readonly cubeKey: string;
  @IsString() readonly day: LocalDay;
  @IsObject() readonly dimensions: Readonly<Record<string, string>>;
  @IsNumber() readonly value: number;
  @IsInt() @Min(0) readonly nRecords: number;
  @IsInt() @Min(0) readonly nFlagged: number;
  @IsInt() @Min(0) readonly nHeld: number;
  @IsInt() @Min(0) readonly heldMovements: number;
  @IsObject() @ValidateNested() readonly version: FigureVersionV1;
  @IsISO8601() readonly effectiveAt: string;
  /**
   * As judged at `effectiveAt`. A day becomes final without an event of its own: a reader finds out by `finalFrom` of its day and rounds, and believes
   * only `restated` from here. Absent in events from before there was finality.
   */
  @IsOptional() @IsIn(FIGURE_STATES) readonly state?: FigureState;
}

export const FIGURE_UPDATED = defineTopic<FigureUpdatedV1>({
  name: 'fm.figure.updated.v1',
  payload: FigureUpdatedV1,
  keyOf: (event) => `${event.measure}/${event.cube}/${event.cubeKey}/${event.day}`,
  versionOf: (event) => `${event.version.epoch}.${event.version.revision}`,
  producer: 'aggregation',
  consumers: ['gateway'],
  tier: 'partner',
  retention: { compact: true },
});
