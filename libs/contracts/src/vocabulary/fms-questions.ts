import { REASONS, STAY_DURATIONS, TRANSPORT_MODES } from './choice-lists.js';
import * as list from './survey-lists.js';

/** What an answer can be: one code of a list, several of them, a country or several, a whole number, an amount, yes or no. */
export type QuestionType = 'one' | 'many' | 'country' | 'countries' | 'integer' | 'decimal' | 'yes_no';

export interface QuestionDeclaration {
  readonly type: QuestionType;
  readonly codes?: readonly string[];
}

const one = (codes: readonly string[]) => ({ type: 'one', codes }) as const;
const many = (codes: readonly string[]) => ({ type: 'many', codes }) as const;
const integer = { type: 'integer' } as const;
const decimal = { type: 'decimal' } as const;
const country = { type: 'country' } as const;
const yesNo = { type: 'yes_no' } as const;

/** The questions of the survey, in the order of the form: a declaration, read by the mapping, the form and whoever counts answers. */
export const FMS_QUESTIONS = {
  sampling_interval: integer, interview_language: one(list.INTERVIEW_LANGUAGES), interpreter_used: yesNo,
  module: one(list.SURVEY_MODULES), sex: one(list.RESPONDENT_SEXES), age: integer, marital_status: one(list.MARITAL_STATUSES),
  nationality: country, country_birth: country, country_residence: country,
  education: one(list.EDUCATION_LEVELS), employment_before: one(list.EMPLOYMENTS), occupation_before: one(list.OCCUPATIONS),
  wg_see: one(list.DIFFICULTIES), wg_hear: one(list.DIFFICULTIES), wg_walk: one(list.DIFFICULTIES), wg_remember: one(list.DIFFICULTIES), wg_selfcare: one(list.DIFFICULTIES), wg_communicate: one(list.DIFFICULTIES),
  transit_countries: { type: 'countries' }, reasons: many(REASONS), main_reason: one(REASONS), transport_modes: many(TRANSPORT_MODES),
  travel_companions: one(list.COMPANIONS), group_size: integer, n_children_with: integer, stay_intended: one(STAY_DURATIONS), times_migrated_12m: integer,
  job_arranged: one(list.JOB_ARRANGED), recruited_by: one(list.RECRUITERS), contract: one(list.CONTRACTS), sector_expected: one(list.SECTORS),
  wage_expected: decimal, wage_actual: decimal, wage_currency: one(list.CURRENCIES), wage_period: one(list.WAGE_PERIODS),
  documents: many(list.DOCUMENTS), cost_amount: decimal, cost_currency: one(list.CURRENCIES), cost_financed_by: many(list.FINANCINGS), has_debt: yesNo, debt_amount: decimal,
  info_sources: many(list.PREPARATION_SOURCES), knows_hotline: yesNo,
  sector_worked: one(list.SECTORS), remit: yesNo, remit_frequency: one(list.REMIT_FREQUENCIES), return_reason: many(list.RETURN_REASONS), intends_remigrate: one(list.REMIGRATION),
  needs: many(list.NEEDS), vuln: many(list.VULNERABILITIES), referral_info_given: yesNo,
} as const satisfies Readonly<Record<string, QuestionDeclaration>>;

export type FmsQuestion = keyof typeof FMS_QUESTIONS;
