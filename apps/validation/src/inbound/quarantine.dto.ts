import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsInt, IsOptional, Matches, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import { FORM_KINDS, type FormKind } from '@fm/contracts/vocabulary';
import { IsDay } from './day.js';
import { PAGE_LIMIT } from './paging.js';
import { IsText, LONGEST_KEY, LONGEST_REASON } from './written.js';

const PATH = /^[A-Za-z_][\w.-]*(\[[1-9]\d{0,3}\])?(\/[A-Za-z_][\w.-]*(\[[1-9]\d{0,3}\])?){0,7}$/;
const LONGEST_WORD = 200;
const MOST_CHANGES = 50;
const MOST_TARGETS = 200;

/** `GET /v1/quarantine?source&kind&point&rule&assignee&from&to&limit&after` */
export class HeldQuery {
  @IsOptional() @IsText(LONGEST_WORD) readonly source?: string;
  @IsOptional() @IsIn(FORM_KINDS) readonly kind?: FormKind;
  @IsOptional() @IsText(LONGEST_WORD) readonly point?: string;
  @IsOptional() @IsText(LONGEST_WORD) readonly rule?: string;
  @IsOptional() @IsText(LONGEST_WORD) readonly assignee?: string;
  @IsOptional() @IsDay() readonly from?: string;
  @IsOptional() @IsDay() readonly to?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(PAGE_LIMIT) readonly limit?: number;
  @IsOptional() @IsText(LONGEST_KEY * 2) readonly after?: string;
}

export class OneRecordQuery {
  @IsText(LONGEST_KEY) readonly submission: string;
}

/** `{ "submission", "reason" }` */
export class ResolutionBody {
  @IsText(LONGEST_KEY) readonly submission: string;
  @IsText(LONGEST_REASON) readonly reason: string;
}

/** `{ "submission", "assignee": name, or null to give it back }` */
export class AssignmentBody {
  @IsText(LONGEST_KEY) readonly submission: string;
  @ValidateIf(({ assignee }: AssignmentBody) => assignee !== null) @IsText(LONGEST_WORD) readonly assignee: string | null;
}

/** One answer: its canonical path, `g_count/n_total` or `r_nat[2]/nat_n`, and what it is to say; null takes it away. */
export class ChangeBody {
  @Matches(PATH) readonly path: string;
  @ValidateIf(({ value }: ChangeBody) => value !== null) @IsText(LONGEST_REASON) readonly value: string | null;
}

class ChangesBody {
  @IsArray() @ArrayNotEmpty() @ArrayMaxSize(MOST_CHANGES) @ArrayUnique(({ path }: ChangeBody) => path) @ValidateNested({ each: true }) @Type(() => ChangeBody) readonly changes: ChangeBody[];
  /** The rule that found it, or what is wrong in words. */
  @IsText(LONGEST_WORD) readonly issue: string;
  @IsText(LONGEST_REASON) readonly reason: string;
}

/** `{ "submission", "revision": the one that was looked at, "changes": [{ "path", "value" }], "issue", "reason" }` */
export class CorrectionBody extends ChangesBody {
  @IsText(LONGEST_KEY) readonly submission: string;
  @IsInt() @Min(1) readonly revision: number;
}

class Target {
  @IsText(LONGEST_KEY) readonly submission: string;
  @IsInt() @Min(1) readonly revision: number;
}

/** `{ "targets": [{ "submission", "revision" }] }`, with what a single one needs. */
class TargetsBody {
  @IsArray() @ArrayNotEmpty() @ArrayMaxSize(MOST_TARGETS) @ArrayUnique(({ submission }: Target) => submission) @ValidateNested({ each: true }) @Type(() => Target) readonly targets: Target[];
}

export class BulkResolutionBody extends TargetsBody {
  @IsText(LONGEST_REASON) readonly reason: string;
}

export class BulkAssignmentBody extends TargetsBody {
  @ValidateIf(({ assignee }: BulkAssignmentBody) => assignee !== null) @IsText(LONGEST_WORD) readonly assignee: string | null;
}

export class BulkCorrectionBody extends ChangesBody {
  @IsArray() @ArrayNotEmpty() @ArrayMaxSize(MOST_TARGETS) @ArrayUnique(({ submission }: Target) => submission) @ValidateNested({ each: true }) @Type(() => Target) readonly targets: Target[];
}
