import { IsOptional, Max, Min, IsInt, IsIn } from 'class-validator';
import { Type } from 'class-transformer';
import { IsText, LONGEST_KEY, LONGEST_REASON } from './written.js';

export const LONGEST_PAGE = 5_000;

/** `?limit&after` */
export class RegisterQuery {
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(LONGEST_PAGE) readonly limit?: number;
  @IsOptional() @IsText(LONGEST_KEY) readonly after?: string;
}

export class KeyQuery {
  @IsText(LONGEST_KEY) readonly key: string;
}

/** `{ "key", "reason" }` */
export class EntryBody {
  @IsText(LONGEST_KEY) readonly key: string;
  @IsText(LONGEST_REASON) readonly reason: string;
}

/** `?check=true` looks only; `?reason` says why. */
export class ImportQuery {
  @IsOptional() @IsIn(['true', 'false']) readonly check?: string;
  @IsOptional() @IsText(LONGEST_REASON) readonly reason?: string;
}
