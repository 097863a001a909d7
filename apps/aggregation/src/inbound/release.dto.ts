import { plainToInstance, Type } from 'class-transformer';
import { IsISO8601, IsInt, IsObject, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateBy, ValidateNested, validateSync } from 'class-validator';
import { isLocalDay, type LocalDay } from '@fm/contracts/vocabulary';
import { Problem } from '@fm/problems';
import { MALFORMED } from '../aggregation.problems.js';
import type { ReleaseDrafted, ReleaseTitle } from '../domain/release.js';

const LONGEST_TITLE = 200;
const LONGEST_COMMENT = 2_000;
const LONGEST_CELL = 500;
const LONGEST_PAGE = 5_000;

const IsDay = (): PropertyDecorator => ValidateBy({ name: 'isDay', validator: { validate: (value) => typeof value === 'string' && isLocalDay(value) } });
/** Something that was written, and that a database takes: neither NUL nor halves of surrogate pairs. */
const IsWritten = (longest: number): PropertyDecorator => ValidateBy({ name: 'isWritten', validator: { validate: (value) => typeof value === 'string' && value.trim() !== '' && value.length <= longest && !value.includes('\u0000') && !/\p{Surrogate}/u.test(value) } });

export class TitleBody implements ReleaseTitle {
  @IsWritten(LONGEST_TITLE) readonly en: string;
  @IsWritten(LONGEST_TITLE) readonly lo: string;
}

/** `{ "from", "to", "title": { "en", "lo" }, "embargoUntil": ISO 8601 with a zone, or null }` */
export class DraftBody implements Omit<ReleaseDrafted, 'embargoUntil'> {
  @IsDay() readonly from: LocalDay;
  @IsDay() readonly to: LocalDay;
  @IsObject() @ValidateNested() @Type(() => TitleBody) readonly title: TitleBody;
  @IsOptional() @IsISO8601({ strict: true }) @Matches(/T.*(Z|[+-]\d{2}:?\d{2})$/) readonly embargoUntil?: string | null;
}

export class CommentBody {
  @IsWritten(LONGEST_COMMENT) readonly text: string;
}

/** `?after&limit`; `after` is the `next` of the page before. */
export class CellsQuery {
  @IsOptional() @IsString() @MaxLength(LONGEST_CELL) readonly after?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(LONGEST_PAGE) readonly limit?: number;
}

/** @throws Problem MALFORMED with the names of the fields that are missing or wrong */
export function checked<T extends object>(type: new () => T, body: object | null | undefined): T {
  const entry = plainToInstance(type, { ...body });
  const wrong = validateSync(entry).map((problem) => problem.property);
  if (wrong.length > 0) throw new Problem(MALFORMED, { en: `Mend these fields: ${wrong.join(', ')}. Days are YYYY-MM-DD, instants ISO 8601 with a zone, a title is { "en", "lo" }.`, lo: `ແກ້ຊ່ອງເຫຼົ່ານີ້: ${wrong.join(', ')}. ວັນທີ YYYY-MM-DD, ເວລາຕາມ ISO 8601 ພ້ອມເຂດເວລາ, ຫົວຂໍ້ແມ່ນ { "en", "lo" }.` });
  return entry;
}
