import { IsBoolean, IsIn, IsInt, IsISO8601, IsObject, IsOptional, IsString } from 'class-validator';
import { FORM_KINDS, SOURCE_MODES, type FormKind, type SourceMode } from '../vocabulary/form-kind.js';
import { defineTopic } from '../topic.js';
import { stateVersionOf, SubmissionStateV1 } from './stated.js';

/** A new or edited submission, with its raw answers: validation alone may read it. */
export class SubmissionReceivedV1 extends SubmissionStateV1 {
  @IsISO8601() readonly receivedAt: string;
  /** When Kobo took it from the phone; edits leave it as it was. Missing where Kobo did not say. */
  @IsOptional() @IsISO8601() readonly submittedAt?: string | null;
  @IsString() readonly source: string;
  /** Read from Kobo when the source was connected: neither late nor a restatement. */
  @IsOptional() @IsBoolean() readonly backfill?: boolean;
  @IsString() readonly server: string;
  @IsString() readonly asset: string;
  @IsIn(FORM_KINDS) readonly kind: FormKind;
  @IsIn(SOURCE_MODES) readonly mode: SourceMode;
  /** Kobo's uuid of this body: another after each edit. */
  @IsString() readonly uuid: string;
  @IsOptional() @IsInt() readonly koboId: number | null;
  /** `__version__` of the form that the phone had. */
  @IsOptional() @IsString() readonly formVersion: string | null;
  /** Canonical path to answer, all strings: `g_count/n_total`, `r_nat/nat_iso3`, `r_nat[2]/nat_iso3`. */
  @IsObject() readonly answers: Readonly<Record<string, string>>;
}

export const SUBMISSION_RECEIVED = defineTopic<SubmissionReceivedV1>({
  name: 'fm.submission.received.v1',
  payload: SubmissionReceivedV1,
  keyOf: (event) => event.submission,
  versionOf: stateVersionOf,
  producer: 'ingestion',
  consumers: ['validation'],
  tier: 'restricted',
  retention: { days: 7 },
  sealedAtRest: true,
});
