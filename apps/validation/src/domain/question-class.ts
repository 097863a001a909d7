import type { FormKind } from '@fm/contracts/vocabulary';

/**
 * How an answer may be treated, by the name of its question (sections 5.2 and 10.1 of the domain facts). `record`: shown and mended; `position`: where
 * the phone was, for managers alone; `survey`: class S, or personal in an interview; `severe`: class X; `unmapped`: nobody knows what it holds.
 */
export type QuestionClass = 'record' | 'position' | 'survey' | 'severe' | 'unmapped';

/** Trafficking and exploitation, children alone, the enumerator's concern, and words that were written freely. */
const SEVERE = /^(ct_.*|v_uac|protection_concern|doc_retained_by_other|remarks|note|enumerator_comment)$/;
const POSITION = /^(gps|_geolocation)$/;
/** Who, where, when, and whether the person agreed: what anyone could see. */
const HEADER = /^(start|end|today|enumerator_code|fmp_code|shift_code|obs_date|obs_time|info_source|consent_given|flow_direction|interviewed_before|eligible_age)$/;
const REGISTRY = new RegExp(`^(${[
  'crossing', '(dep|dest)_(country|adm1|adm2|place_text)', '(next|prev)_country', 'movement_type', 'reasons', 'stay_duration', 'transport_mode', 'group_type',
  'n_total', '[fm]_(0_4|5_17|18_59|60p|unk)', 'n_sexage_unknown', 'n_nationalities', 'nat_iso3', 'nat_n', 'v_(pregnant|lactating|disability_visible|elderly_alone|single_head|chronic_ill)',
].join('|')})$`);
const COVERAGE = /^(fmp_open|observed|closed_reason|(planned|actual)_(start|end)|n_enumerators|n_groups_refused|groups_missed_est|exclusion_rule_applied)$/;

const MORE: Readonly<Record<FormKind, RegExp | null>> = { fmr: REGISTRY, coverage: COVERAGE, fms: null, ct: null };

/** The question's name in a canonical path: `nat_n` of `r_nat[2]/nat_n`. */
export const questionAt = (path: string): string => (path.split('/').at(-1) ?? '').replace(/\[\d+\]$/, '');

export function classOf(path: string, kind: FormKind): QuestionClass {
  const question = questionAt(path);
  if (SEVERE.test(question)) return 'severe';
  if (POSITION.test(question)) return 'position';
  if (HEADER.test(question) || MORE[kind]?.test(question)) return 'record';
  return kind === 'fms' || kind === 'ct' ? 'survey' : 'unmapped';
}
