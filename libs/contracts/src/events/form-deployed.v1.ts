import { IsInt, IsISO8601, IsObject, IsOptional, IsString, Min } from 'class-validator';
import { defineTopic } from '../topic.js';

/** A version of a form with its questions, as Kobo has it: answers are read with the version that the phone had, never with the newest. */
export class FormDeployedV1 {
  @IsString() readonly server: string;
  @IsString() readonly asset: string;
  /** `__version__` of the submissions that were made with it. */
  @IsString() readonly formVersion: string;
  @IsOptional() @IsString() readonly name: string | null;
  /** Kobo's `content`: survey, choices, settings, translations. */
  @IsObject() readonly content: Readonly<Record<string, unknown>>;
  @IsISO8601() readonly noticedAt: string;
  /** A version's content never changes; it is told again where it was read again. */
  @IsInt() @Min(1) readonly revision: number;
}

export const FORM_DEPLOYED = defineTopic<FormDeployedV1>({
  name: 'fm.form.deployed.v1',
  payload: FormDeployedV1,
  keyOf: (event) => `${event.server}/${event.asset}/${event.formVersion}`,
  versionOf: (event) => String(event.revision),
  producer: 'ingestion',
  consumers: ['validation'],
  tier: 'restricted',
  retention: { compact: true },
});
