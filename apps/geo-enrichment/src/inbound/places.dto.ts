import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsLongitude, IsNotEmpty, IsNumber, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';

const PROVINCE = /^LA\d{2}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const PAIR = /^[A-Z0-9-]{2,20}~[A-Z0-9-]{2,20}$/;
/** Metres beyond which an accuracy is a mistake. */
const WORST_ACCURACY_M = 100_000;
const MOST_PAIRS = 1_000;
const LONGEST_NAME = 200;

export class ResolveQuery {
  @IsString() @IsNotEmpty() @MaxLength(LONGEST_NAME) text: string;
  @IsOptional() @Matches(PROVINCE) within?: string;
}

export class DayQuery {
  @IsOptional() @Matches(DAY) date?: string;
}

export class LocateQuery extends DayQuery {
  // An exchange of the two is answered as such, not refused.
  @Type(() => Number) @IsLongitude() lat: number;
  @Type(() => Number) @IsLongitude() lon: number;
  @IsOptional() @Type(() => Number) @IsNumber() @Min(0) @Max(WORST_ACCURACY_M) accuracy?: number;
}

export class LinesQuery extends DayQuery {
  @Transform(({ value }) => (typeof value === 'string' ? value.split(',') : value as unknown)) @ArrayNotEmpty() @ArrayMaxSize(MOST_PAIRS) @Matches(PAIR, { each: true }) pairs: string[];
}

export class NameBody {
  @IsString() @IsNotEmpty() @MaxLength(LONGEST_NAME) text: string;
  @IsOptional() @Matches(PROVINCE) within?: string | null;
  @ValidateIf(({ pcode }: NameBody) => pcode !== null) @IsString() pcode: string | null;
}
