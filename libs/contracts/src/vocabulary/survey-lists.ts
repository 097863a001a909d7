/** Choice codes of the coverage log and of the survey: `[a-z0-9_]`, spelled here and nowhere else. */
export const CLOSED_REASONS = ['closed_by_authority', 'weather', 'holiday', 'staff_absent', 'security', 'device_failure', 'no_access', 'other'] as const;

export const INTERVIEW_LANGUAGES = ['lo', 'km', 'akha', 'hmong', 'lue', 'zh', 'vi', 'th', 'my', 'en', 'other'] as const;
export const SURVEY_MODULES = ['outflow', 'inflow'] as const;
export const RESPONDENT_SEXES = ['f', 'm', 'other', 'refused'] as const;
export const MARITAL_STATUSES = ['single', 'married', 'cohabiting', 'widowed', 'divorced', 'refused'] as const;
/** Levels of ISCED 2011. */
export const EDUCATION_LEVELS = ['none', '0', '1', '2', '3', '4', '5', '6', '7', '8', 'unknown'] as const;
export const EMPLOYMENTS = ['employed_private', 'employed_public', 'self_employed', 'farmer', 'daily_labour', 'unpaid_family', 'student', 'unemployed', 'housework', 'other'] as const;
/** Major groups of ISCO-08. */
export const OCCUPATIONS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
/** The Washington Group Short Set, whose wording is not to be changed: no difficulty, some, a lot, cannot do at all. */
export const DIFFICULTIES = ['1', '2', '3', '4'] as const;
export const COMPANIONS = ['alone', 'family', 'friends', 'coworkers', 'broker_group', 'other'] as const;
export const DOCUMENTS = [
  'passport', 'border_pass', 'id_card', 'temp_border_pass', 'work_permit_mou', 'visa_tourist', 'visa_labour', 'family_book', 'none', 'expired', 'retained_by_other', 'refused',
] as const;
export const JOB_ARRANGED = ['before_departure', 'after_arrival', 'not_yet', 'na'] as const;
export const RECRUITERS = ['self', 'family_friend', 'licensed_agency', 'informal_broker', 'employer', 'online', 'other', 'refused'] as const;
export const CONTRACTS = ['written', 'verbal', 'none', 'dont_know'] as const;
export const SECTORS = ['agriculture', 'industry_manufacturing', 'construction', 'domestic', 'hospitality', 'entertainment', 'trade', 'online_sez', 'other'] as const;
export const CURRENCIES = ['lak', 'cny', 'thb', 'usd'] as const;
export const WAGE_PERIODS = ['day', 'week', 'month', 'year'] as const;
export const FINANCINGS = ['savings', 'family', 'loan_formal', 'loan_informal', 'employer_advance', 'broker_credit', 'asset_sale'] as const;
export const REMIT_FREQUENCIES = ['monthly', 'quarterly', 'yearly', 'irregular'] as const;
export const PREPARATION_SOURCES = ['family', 'broker', 'social_media', 'official_office', 'employer', 'none'] as const;
export const RETURN_REASONS = ['contract_end', 'deported', 'job_loss', 'abuse', 'family', 'health', 'holiday', 'documents_expired', 'savings_goal', 'other'] as const;
export const REMIGRATION = ['yes', 'no', 'undecided'] as const;
export const NEEDS = ['legal', 'health', 'shelter', 'food', 'transport', 'documents', 'job', 'none', 'other'] as const;
export const VULNERABILITIES = [
  'pregnant', 'lactating', 'infant_lt5', 'unaccompanied_child', 'separated_child', 'elderly_60', 'elderly_alone', 'disability', 'chronic_illness',
  'single_head_female', 'single_head_male', 'no_documents', 'indebted', 'victim_violence', 'other',
] as const;
/** Answers of the counter-trafficking module: own experience and that of the family may both be so. */
export const EXPERIENCES = ['self', 'family_member', 'no', 'dont_know', 'refused'] as const;
export const YES_NO = ['yes', 'no'] as const;
export const YES_NO_UNKNOWN = ['yes', 'no', 'unknown'] as const;
export const YES_NO_REFUSED = ['yes', 'no', 'refused'] as const;
