import { IsInt, IsISO8601, IsOptional, IsString, Min } from 'class-validator';
import { defineTopic } from '../topic.js';

/** One answer that a person mended here, to be written into Kobo where its token permits. Never an answer of class X. */
export class SubmissionCorrectedV1 {
  @IsString() readonly correction: string;
  @IsString() readonly submission: string;
  /** The revision that was mended. */
  @IsInt() @Min(1) readonly revision: number;
  /** Canonical path, `g_count/n_total`, `r_nat[2]/nat_n`. */
  @IsString() readonly path: string;
  @IsOptional() @IsString() readonly old: string | null;
  /** Null: the answer is taken away. */
  @IsOptional() @IsString() readonly new: string | null;
  @IsISO8601() readonly correctedAt: string;
}

export const SUBMISSION_CORRECTED = defineTopic<SubmissionCorrectedV1>({
  name: 'fm.submission.corrected.v1',
  payload: SubmissionCorrectedV1,
  keyOf: (event) => event.submission,
  versionOf: (event) => event.correction,
  producer: 'validation',
  consumers: ['ingestion'],
  tier: 'restricted',
  retention: { days: 14 },
});
