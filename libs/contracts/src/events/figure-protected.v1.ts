import { IsBoolean, IsISO8601, IsNumber, IsObject, IsOptional, IsString, Min, ValidateNested } from 'class-validator';
import { defineTopic } from '../topic.js';
import { FigureVersionV1 } from './figure-updated.v1.js';

/**
 * One cell of a snapshot of class S or X over a fixed period, after suppression. Every margin is a cube of its own (`question.answer` beside
 * `province.question.answer`) and every period is computed for itself: what is here is read and never summed.
 */
export class FigureProtectedV1 {
  @IsString() readonly measure: string;
  /** Name of the cube: its dimensions joined by dots; `all` where it has none. */
  @IsString() readonly cube: string;
  /** Codes in the order of the cube's dimensions, joined by `|`. */
  @IsString() readonly cubeKey: string;
  /** `2026-06`, `2026-Q2`, `2026`, or `round:` and the round's id. */
  @IsString() readonly period: string;
  @IsObject() readonly dimensions: Readonly<Record<string, string>>;
  /** Null where it is suppressed. */
  @IsOptional() @IsNumber() readonly value: number | null;
  /** What a share is of: those who were asked and answered. Null where it is suppressed or the measure has none. */
  @IsOptional() @IsNumber() @Min(0) readonly base: number | null;
  /** True where value and base are withheld. */
  @IsBoolean() readonly suppressed: boolean;
  /** Each change of a cell, suppression included, raises it. */
  @IsObject() @ValidateNested() readonly version: FigureVersionV1;
  /** Up to when the snapshot knows. */
  @IsISO8601() readonly effectiveAt: string;
}

export const FIGURE_PROTECTED = defineTopic<FigureProtectedV1>({
  name: 'fm.figure.protected.v1',
  payload: FigureProtectedV1,
  keyOf: (event) => `${event.measure}/${event.cube}/${event.cubeKey}/${event.period}`,
  versionOf: (event) => `${event.version.epoch}.${event.version.revision}`,
  producer: 'aggregation',
  consumers: ['gateway'],
  tier: 'protection',
  retention: { compact: true },
});
