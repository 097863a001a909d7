import { IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsObject, IsOptional, IsString, Min } from 'class-validator';
import type { LocalDay } from '../vocabulary/local-day.js';
import { ROUND_STATES, type PlannedShift, type RoundState } from '../vocabulary/round.js';
import type { Bilingual } from '../vocabulary/verdict.js';
import { defineTopic } from '../topic.js';

/** What a round plans at one point in one month. Without shifts nothing is planned there: coverage is not known, never whole. */
export class RoundPlannedV1 {
  @IsString() readonly round: string;
  @IsString() readonly point: string;
  /** `2026-06` */
  @IsString() readonly month: string;
  @IsObject() readonly names: Bilingual;
  /** The whole round's, both inclusive. */
  @IsString() readonly from: LocalDay;
  @IsString() readonly to: LocalDay;
  @IsIn(ROUND_STATES) readonly state: RoundState;
  @IsOptional() @IsISO8601() readonly closedAt: string | null;
  /** A day is final so many days after it, or when its round closes, whichever is later. */
  @IsInt() @Min(0) readonly finalAfterDays: number;
  /** Whom the teams leave out, in words; fixed for point and round. */
  @IsOptional() @IsString() readonly exclusionRule: string | null;
  @IsOptional() @IsString() readonly donor: string | null;
  /** Who clears and publishes its releases. */
  @IsOptional() @IsString() readonly clearedBy: string | null;
  @IsArray() @IsObject({ each: true }) readonly shifts: readonly PlannedShift[];
  /** Taken back: as if it had never been planned. */
  @IsBoolean() readonly withdrawn: boolean;
  /** Counts the changes of this plan; a copy ignores what is not greater. */
  @IsInt() @Min(1) readonly revision: number;
}

export const ROUND_PLANNED = defineTopic<RoundPlannedV1>({
  name: 'fm.round.planned.v1',
  payload: RoundPlannedV1,
  keyOf: (event) => `${event.round}/${event.point}/${event.month}`,
  versionOf: (event) => String(event.revision),
  producer: 'validation',
  consumers: ['aggregation', 'gateway'],
  tier: 'restricted',
  retention: { compact: true },
});
