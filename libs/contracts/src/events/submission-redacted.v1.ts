import { IsArray, IsInt, IsISO8601, IsObject, IsString, Min } from 'class-validator';
import { defineTopic } from '../topic.js';

/**
 * Answers that nobody may keep: of somebody who refused, is not of age, or was asked where others could listen. Whoever holds a body of the submission up
 * to this revision takes them out. Names of questions, never what was answered.
 */
export class SubmissionRedactedV1 {
  @IsString() readonly submission: string;
  @IsInt() @Min(1) readonly revision: number;
  @IsInt() @Min(1) readonly decision: number;
  /** The rules that found it. */
  @IsArray() @IsString({ each: true }) readonly rules: readonly string[];
  /** Canonical paths of the answers that go. */
  @IsArray() @IsString({ each: true }) readonly paths: readonly string[];
  /** What is written in their place: the direction that followed from the countries. */
  @IsObject() readonly stated: Readonly<Record<string, string>>;
  @IsISO8601() readonly redactedAt: string;
}

export const SUBMISSION_REDACTED = defineTopic<SubmissionRedactedV1>({
  name: 'fm.submission.redacted.v1',
  payload: SubmissionRedactedV1,
  keyOf: (event) => event.submission,
  versionOf: (event) => `${event.revision}.${event.decision}`,
  producer: 'validation',
  consumers: ['ingestion'],
  tier: 'restricted',
  retention: { days: 14 },
});
