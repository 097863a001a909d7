import { FMS_QUESTIONS, type FmsQuestion } from '../vocabulary/fms-questions.js';
import { AGE_BANDS } from '../vocabulary/sex-age-group.js';
import type { Bilingual } from '../vocabulary/verdict.js';

/** Derived in the record, so that several codes of one respondent count once: the components of a risky recruitment. */
export const RECRUITMENT_COMPONENTS = 'recruitment_components';

/** One component: which outflow respondents are its base, and which of them it is true of. */
export interface RecruitmentComponent {
  readonly names: Bilingual;
  readonly yes: string;
  readonly base: string;
}

/** The answers under `recruitment_components`, of completed interviews of the outflow module. Never added up to one index. */
export const RECRUITMENT: Readonly<Record<string, RecruitmentComponent>> = {
  broker_or_online: { names: { en: 'Recruited by an informal broker or online', lo: 'ຈັດຫາໂດຍນາຍໜ້ານອກລະບົບ ຫຼື ທາງອອນລາຍ' }, yes: 'recruited_by is informal_broker or online.', base: 'recruited_by answered and not refused.' },
  no_written_contract: { names: { en: 'No written contract', lo: 'ບໍ່ມີສັນຍາເປັນລາຍລັກອັກສອນ' }, yes: 'contract is verbal or none.', base: 'contract answered and not dont_know.' },
  has_debt: { names: { en: 'In debt for the journey', lo: 'ມີໜີ້ສິນຍ້ອນການເດີນທາງ' }, yes: 'has_debt is yes.', base: 'has_debt answered yes or no.' },
  no_valid_document: { names: { en: 'No valid document', lo: 'ບໍ່ມີເອກະສານທີ່ໃຊ້ໄດ້' }, yes: 'documents has nothing but none, expired or retained_by_other.', base: 'documents answered and not refused.' },
  no_information: { names: { en: 'No source of information', lo: 'ບໍ່ມີແຫຼ່ງຂໍ້ມູນ' }, yes: 'info_sources is none.', base: 'info_sources answered.' },
};

/** Age in years is never told: its bands stand for it. */
const BANDED = { age: AGE_BANDS } as const;

/** Questions whose answers are codes, so that their shares can be told. Amounts, counts and countries are not among them. */
const COUNTABLE = Object.entries(FMS_QUESTIONS).filter(([name, { type }]) => Object.hasOwn(BANDED, name) || type === 'one' || type === 'many' || type === 'yes_no').map(([name]) => name as FmsQuestion);

/** What stands under the dimension `question` of `fms-answers`. */
export const SURVEY_COUNTS: readonly string[] = [...COUNTABLE, 'nationality', 'destination_country', RECRUITMENT_COMPONENTS];

/** Answers that are none: counted under their own code and in no base. */
export const NO_ANSWERS = ['dont_know', 'refused'] as const;
