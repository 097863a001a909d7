import { IsBoolean, IsIn, IsObject, IsOptional, IsString } from 'class-validator';
import { FORM_KINDS, type FormKind } from '../vocabulary/form-kind.js';
import { defineTopic } from '../topic.js';
import { stateVersionOf, SubmissionStateV1 } from './stated.js';

/**
 * The answers of class X of one submission, apart from its record. Sent for every accepted or flagged decision of a kind of form that has such
 * questions, empty where none was answered, where consent was refused, and for an exercise: what was noted before is void then.
 */
export class ProtectionNotedV1 extends SubmissionStateV1 {
  @IsIn(FORM_KINDS) readonly kind: FormKind;
  @IsBoolean() readonly training: boolean;
  /** P-code of the point's province, and the month of observation, `2026-06`: the finest in which it is ever told. */
  @IsOptional() @IsString() readonly province: string | null;
  @IsOptional() @IsString() readonly month: string | null;
  /** Question to code, `ct_unpaid: "self"`; words that were written freely are not among them. */
  @IsObject() readonly answers: Readonly<Record<string, string>>;
}

export const PROTECTION_NOTED = defineTopic<ProtectionNotedV1>({
  name: 'fm.protection.noted.v1',
  payload: ProtectionNotedV1,
  keyOf: (event) => event.submission,
  versionOf: stateVersionOf,
  producer: 'validation',
  consumers: ['aggregation'],
  tier: 'protection',
  retention: { days: 14 },
  sealedAtRest: true,
});
