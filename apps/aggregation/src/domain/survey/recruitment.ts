import { RECRUITMENT } from '@fm/contracts/indicators';
import type { FmsAnswer, FmsQuestion, FmsRecord } from '@fm/contracts/vocabulary';

type Answers = FmsRecord['answers'];
type Component = keyof typeof RULES;

/** Null: not in the base. As RECRUITMENT says it in words. */
const RULES = {
  broker_or_online: (answers: Answers) => said(answers, 'recruited_by', 'refused', ([code]) => code === 'informal_broker' || code === 'online'),
  no_written_contract: (answers: Answers) => said(answers, 'contract', 'dont_know', ([code]) => code === 'verbal' || code === 'none'),
  has_debt: (answers: Answers) => said(answers, 'has_debt', 'refused', ([code]) => code === 'yes'),
  no_valid_document: (answers: Answers) => said(answers, 'documents', 'refused', (codes) => codes.every((code) => ['none', 'expired', 'retained_by_other'].includes(code))),
  no_information: (answers: Answers) => said(answers, 'info_sources', null, (codes) => codes.every((code) => code === 'none')),
} as const;

/** The components of a risky recruitment that this outflow respondent is in the base of, each by itself. */
export function recruitmentOf(answers: Answers): { component: string; yes: boolean }[] {
  if (answers.module !== 'outflow') return [];
  return Object.keys(RECRUITMENT).flatMap((component) => {
    const yes = Object.hasOwn(RULES, component) ? RULES[component as Component](answers) : null;
    return yes === null ? [] : [{ component, yes }];
  });
}

function said(answers: Answers, question: FmsQuestion, noAnswer: string | null, isYes: (codes: readonly string[]) => boolean): boolean | null {
  const codes = asList(answers[question]);
  return codes.length === 0 || codes.some((code) => code === noAnswer) ? null : isYes(codes);
}

function asList(answer: FmsAnswer | undefined): string[] {
  if (answer === undefined) return [];
  if (typeof answer === 'boolean') return [answer ? 'yes' : 'no'];
  return typeof answer === 'object' ? [...answer] : [String(answer)];
}
