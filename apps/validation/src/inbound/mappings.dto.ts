import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsBoolean, IsIn, IsObject, IsOptional, Matches, ValidateIf } from 'class-validator';
import { FORM_KINDS, type FormKind } from '@fm/contracts/vocabulary';
import { IsText, LONGEST_KEY, LONGEST_REASON } from './written.js';

export const MAPPING_NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/;
const MOST_SAMPLES = 100;

/** `{ "server", "asset" }`: which form, or both null for every form of the kind. */
class OfForm {
  @ValidateIf(({ server }: OfForm) => server !== null && server !== undefined) @IsText(LONGEST_KEY) readonly server?: string | null;
  @ValidateIf(({ server, asset }: OfForm) => (server ?? null) !== null || (asset ?? null) !== null) @IsText(LONGEST_KEY) readonly asset?: string | null;
}

/** `{ "document", "server", "asset", "retired", "reason" }` */
export class MappingBody extends OfForm {
  @IsObject() readonly document: object;
  @IsOptional() @IsBoolean() readonly retired?: boolean;
  @IsText(LONGEST_REASON) readonly reason: string;
}

/** `{ "kind", "content" }` or `{ "kind", "server", "asset" }` */
export class SuggestionBody extends OfForm {
  @IsIn(FORM_KINDS) readonly kind: FormKind;
  @IsOptional() @IsObject() readonly content?: object;
}

/** `{ "document" or "name", "samples": [submissions as Kobo's JSON has them] }` */
export class TrialBody {
  @ValidateIf(({ name }: TrialBody) => name === undefined) @IsObject() readonly document?: object;
  @IsOptional() @Matches(MAPPING_NAME) readonly name?: string;
  @IsArray() @ArrayNotEmpty() @ArrayMaxSize(MOST_SAMPLES) @IsObject({ each: true }) readonly samples: object[];
}
