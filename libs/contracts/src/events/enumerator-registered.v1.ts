import { IsArray, IsBoolean, IsInt, IsOptional, IsString, Min } from 'class-validator';
import type { LocalDay } from '../vocabulary/local-day.js';
import { defineTopic } from '../topic.js';

/** Who counts where, by code: no name and no number of a person. */
export class EnumeratorRegisteredV1 {
  @IsString() readonly enumerator: string;
  @IsOptional() @IsString() readonly agency: string | null;
  @IsArray() @IsString({ each: true }) readonly points: readonly string[];
  @IsString() readonly activeFrom: LocalDay;
  @IsOptional() @IsString() readonly activeTo: LocalDay | null;
  /** Taken back: as if never registered. */
  @IsBoolean() readonly withdrawn: boolean;
  /** Counts the entry's changes; a copy ignores what is not greater. */
  @IsInt() @Min(1) readonly revision: number;
}

export const ENUMERATOR_REGISTERED = defineTopic<EnumeratorRegisteredV1>({
  name: 'fm.enumerator.registered.v1',
  payload: EnumeratorRegisteredV1,
  keyOf: (event) => event.enumerator,
  versionOf: (event) => String(event.revision),
  producer: 'validation',
  consumers: ['gateway'],
  tier: 'restricted',
  retention: { compact: true },
});
