import type { FormKind } from '@fm/contracts/vocabulary';
import { judgeSubmission, type Bench, type Submitted } from '../src/domain/judge-submission.js';
import type { Judgement } from '../src/domain/judgement.js';
import { compileMapping } from '../src/domain/mapping/compile-mapping.js';
import { DEFAULT_MAPPINGS } from '../src/domain/mapping/default-mappings.js';
import { RuleSettings } from '../src/domain/rules/rule-settings.js';
import { GOOD_ANSWERS } from './given-forms.js';
import { REGISTER, withChanges } from './given-register.js';

/** What is told beside the answers. */
export interface Beside extends Partial<Submitted>, Partial<Bench> {}

/** The verdict on a form with which nothing is wrong, but for these changes, on the day of the interview. */
export function judgedOf(kind: FormKind, changes: Record<string, string | undefined> = {}, { points = REGISTER, settings = new RuleSettings(), enumerators, syncDays, roster, ...more }: Beside = {}): Judgement {
  const submitted = { kind, answers: withChanges(GOOD_ANSWERS[kind], changes), receivedAt: new Date('2026-06-03T12:00:00+07:00'), mapping: compileMapping(DEFAULT_MAPPINGS[kind]), ...more };
  return judgeSubmission(submitted, { points, settings, enumerators, syncDays, roster });
}

export const rulesIn = ({ findings }: Judgement): readonly string[] => findings.map(({ rule }) => rule);
