import { IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, Min } from 'class-validator';
import { FORM_KINDS, SOURCE_MODES, type FormKind, type SourceMode } from '../vocabulary/form-kind.js';
import { defineTopic } from '../topic.js';

/** Where submissions come from, one message a source: which form it is, whether it counts, and whose provinces its records are where they tell none. */
export class SourceRegisteredV1 {
  @IsString() readonly source: string;
  @IsString() readonly server: string;
  /** Null: any form of the server. */
  @IsOptional() @IsString() readonly asset: string | null;
  @IsIn(FORM_KINDS) readonly kind: FormKind;
  @IsIn(SOURCE_MODES) readonly mode: SourceMode;
  /** P-codes; null: all. */
  @IsOptional() @IsArray() @IsString({ each: true }) readonly provinces: readonly string[] | null;
  /** Since when it is so: what a change of mode decides again takes effect then. */
  @IsISO8601() readonly changedAt: string;
  /** Counts the source's changes; a copy ignores what is not greater. */
  @IsInt() @Min(1) readonly revision: number;
}

export const SOURCE_REGISTERED = defineTopic<SourceRegisteredV1>({
  name: 'fm.source.registered.v1',
  payload: SourceRegisteredV1,
  keyOf: (event) => event.source,
  versionOf: (event) => String(event.revision),
  producer: 'ingestion',
  consumers: ['validation'],
  tier: 'restricted',
  retention: { compact: true },
});
