import { NO_ANSWERS, RECRUITMENT_COMPONENTS, SURVEY_COUNTS } from '@fm/contracts/indicators';
import { AGE_BANDS, FMS_QUESTIONS, UNKNOWN, UNKNOWN_COUNTRY, type FmsAnswer, type FmsQuestion, type FmsRecord } from '@fm/contracts/vocabulary';
import { recruitmentOf } from './recruitment.js';

/** What one interview adds to the survey's figures. */
export interface SurveyTally {
  readonly outcome: string;
  /** Question and answer, each pair once. */
  readonly answers: readonly (readonly [question: string, answer: string])[];
  /** In the base of which question; with an answer where each answer has a base of its own. */
  readonly bases: readonly (readonly [question: string, answer: string | null])[];
  /** Percent of the expected wage; null where it cannot be told. */
  readonly wageGap: number | null;
}

/** Refused and ineligible leave their outcome and nothing else. */
export function surveyTally(record: FmsRecord): SurveyTally {
  const { outcome } = record;
  if (outcome !== 'completed') return { outcome, answers: [], bases: [], wageGap: null };
  const given = SURVEY_COUNTS.filter((question) => question !== RECRUITMENT_COMPONENTS).map((question) => ({ question, codes: codesOf(record, question) })).filter(({ codes }) => codes.length > 0);
  const recruitment = recruitmentOf(record.answers);
  return {
    outcome,
    answers: [...given.flatMap(({ question, codes }) => codes.map((code) => [question, code] as const)), ...recruitment.filter(({ yes }) => yes).map(({ component }) => [RECRUITMENT_COMPONENTS, component] as const)],
    bases: [...given.filter(({ codes }) => codes.some(isAnswer)).map(({ question }) => [question, null] as const), ...recruitment.map(({ component }) => [RECRUITMENT_COMPONENTS, component] as const)],
    wageGap: wageGapOf(record.answers),
  };
}

/** Who does not know or refuses has not answered. */
export const isAnswer = (code: string): boolean => !NO_ANSWERS.some((none) => none === code);

/** Questions with several answers at once, of which the answers are no parts of a whole. */
export function isMultiple(question: string): boolean {
  return question === RECRUITMENT_COMPONENTS || (question in FMS_QUESTIONS && FMS_QUESTIONS[question as FmsQuestion].type === 'many');
}

function codesOf({ answers, destination }: FmsRecord, question: string): string[] {
  if (question === 'destination_country') return destination.country === UNKNOWN_COUNTRY ? [] : [destination.country];
  const answer = answers[question as FmsQuestion];
  if (answer === undefined) return [];
  return question === 'age' ? bandOf(answer) : [...new Set(asCodes(answer))];
}

function asCodes(answer: FmsAnswer): string[] {
  if (typeof answer === 'boolean') return [answer ? 'yes' : 'no'];
  // A code that would break a key apart is none.
  return (typeof answer === 'object' ? [...answer] : [String(answer)]).filter((code) => code !== '' && !code.includes('|'));
}

function bandOf(answer: FmsAnswer): string[] {
  if (typeof answer !== 'number' || answer < 0) return [];
  const band = AGE_BANDS.filter((code) => code !== UNKNOWN).find((code) => {
    const [from = 0, to = Infinity] = code.replace('+', '').split('-').map(Number);
    return answer >= from && answer < to + 1;
  });
  return band === undefined ? [] : [band];
}

function wageGapOf({ module, wage_expected: expected, wage_actual: actual, wage_currency: currency, wage_period: period }: FmsRecord['answers']): number | null {
  if (module !== 'inflow' || currency === undefined || period === undefined) return null;
  if (typeof expected !== 'number' || typeof actual !== 'number' || expected <= 0) return null;
  return (100 * (actual - expected)) / expected;
}
