import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateBy } from 'class-validator';
import { FLOW_DIRECTIONS, isLocalDay, UNKNOWN } from '@fm/contracts/vocabulary';
import { MOVEMENTS_MEASURE } from '../domain/contribution.js';
import { movementCubeNamed } from '../domain/movement-cell.js';

export const LONGEST_PAGE = 1_000;
const LONGEST_LIST = 500;
const LONGEST_CODE = 40;
const LONGEST_CURSOR = 200;

const IsDay = (): PropertyDecorator => ValidateBy({ name: 'isDay', validator: { validate: (value) => typeof value === 'string' && isLocalDay(value) } });
const IsCube = (): PropertyDecorator => ValidateBy({ name: 'isCube', validator: { validate: (value) => Array.isArray(value) && value.every((name) => movementCubeNamed(String(name)) !== undefined) } });

/** `a,b` as a list; what is no text is left for the checks to refuse. */
const Listed = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value));
const Codes = (): PropertyDecorator => (target, name) => {
  for (const decorate of [Listed(), IsArray(), ArrayNotEmpty(), ArrayMaxSize(LONGEST_LIST), IsString({ each: true }), MaxLength(LONGEST_CODE, { each: true })]) decorate(target, name);
};

/** `?measure=movements&cube=fmp.direction,fmp.direction.hour&from=2026-06-01&to=2026-06-30&fmp=…&direction=inflow&at=2026-07-01T00:00:00Z` */
export class PastFiguresQuery {
  @IsOptional() @IsIn([MOVEMENTS_MEASURE]) readonly measure?: string;
  @Listed() @IsCube() @ArrayNotEmpty() readonly cube: readonly string[];
  @IsDay() readonly from: string;
  @IsDay() readonly to: string;
  @IsISO8601({ strict: true }) @Matches(/T.*(Z|[+-]\d{2}:?\d{2})$/) readonly at: string;
  @IsOptional() @Codes() readonly fmp?: readonly string[];
  @IsOptional() @Listed() @IsArray() @IsIn([...FLOW_DIRECTIONS, UNKNOWN], { each: true }) readonly direction?: readonly string[];
}

/** `?from&to&fmp&after&limit`; `after` is the `next` of the page before. */
export class LedgerQuery {
  @IsOptional() @IsDay() readonly from?: string;
  @IsOptional() @IsDay() readonly to?: string;
  @IsOptional() @Codes() readonly fmp?: readonly string[];
  @IsOptional() @IsString() @MaxLength(LONGEST_CURSOR) readonly after?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(LONGEST_PAGE) readonly limit?: number;
}
