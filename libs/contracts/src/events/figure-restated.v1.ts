import 'reflect-metadata';
import { IsISO8601, IsInt, IsNumber, IsObject, IsString, Min, ValidateNested } from 'class-validator';
import type { LocalDay } from '../vocabulary/local-day.js';
import { defineTopic } from '../topic.js';
import { FigureVersionV1 } from './figure-updated.v1.js';

/** What a cell counted on one side of a restatement. */
export class FigureCountV1 {
  @IsNumber() readonly value: number;
  @IsInt() @Min(0) readonly nRecords: number;
}

/** Which kind of event changed a final figure, and since when that holds. Never what a record says, nor which record. */
export class RestatementCauseV1 {
  @IsString() readonly type: string;
  @IsISO8601() readonly effectiveAt: string;
}

/** A figure that was final has changed: what it was, what it is, and why. One of a cell and a cause; a change of flags alone is none. */
export class FigureRestatedV1 {
  @IsString() readonly measure: string;
  @IsString() readonly cube: string;
  @IsString() readonly cubeKey: string;
  @IsString() readonly day: LocalDay;
  @IsObject() readonly dimensions: Readonly<Record<string, string>>;
  @IsObject() @ValidateNested() readonly before: FigureCountV1;
  @IsObject() @ValidateNested() readonly after: FigureCountV1;
  @IsObject() @ValidateNested() readonly cause: RestatementCauseV1;
  /** The version of `fm.figure.updated.v1` that says the new value. */
  @IsObject() @ValidateNested() readonly version: FigureVersionV1;
  /** When it was noticed. */
  @IsISO8601() readonly restatedAt: string;
}

export const FIGURE_RESTATED = defineTopic<FigureRestatedV1>({
  name: 'fm.figure.restated.v1',
  payload: FigureRestatedV1,
  keyOf: (event) => `${event.measure}/${event.cube}/${event.cubeKey}/${event.day}`,
  versionOf: (event) => `${event.version.epoch}.${event.version.revision}`,
  producer: 'aggregation',
  // The gateway marks the cell; it answers restatements by asking aggregation, whose ledger is whole.
  consumers: ['gateway'],
  tier: 'partner',
  retention: { days: 90 },
});
