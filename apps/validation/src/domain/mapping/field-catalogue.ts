import {
  CLOSED_REASONS, EXPERIENCES, FLOW_DIRECTIONS, FMS_QUESTIONS, GROUP_TYPES, INFO_SOURCES, MOVEMENT_TYPES, REASONS, SHIFTS, STAY_DURATIONS, TRANSPORT_MODES, UNKNOWN, YES_NO_REFUSED,
  YES_NO_UNKNOWN, type FormKind,
} from '@fm/contracts/vocabulary';

export type FieldType =
  | 'text' | 'free_text' | 'one' | 'many' | 'country' | 'countries' | 'integer' | 'decimal' | 'yes_no' | 'date' | 'time' | 'instant' | 'position';

/** Who may see an answer: public, restricted, sensitive, or the focal points of protection alone. */
export type Sensitivity = 'P' | 'R' | 'S' | 'X';

export interface FieldDeclaration {
  readonly type: FieldType;
  readonly sensitivity: Sensitivity;
  readonly codes?: readonly string[];
  /** Expected in every record; where it is missing the record is flagged, or held where nothing can be counted without it. */
  readonly required?: boolean;
}

export type FieldCatalogue = Readonly<Record<string, FieldDeclaration>>;

const field = (type: FieldType, sensitivity: Sensitivity = 'P', codes?: readonly string[]): FieldDeclaration => ({ type, sensitivity, ...(codes ? { codes } : {}) });
const needed = (type: FieldType, sensitivity: Sensitivity = 'P', codes?: readonly string[]): FieldDeclaration => ({ ...field(type, sensitivity, codes), required: true });
const all = (names: readonly string[], declaration: FieldDeclaration): FieldCatalogue => Object.fromEntries(names.map((name) => [name, declaration]));

const HEADER: FieldCatalogue = {
  start: field('instant', 'R'), end: field('instant', 'R'), deviceid: field('text', 'R'),
  fmp_code: needed('text'), obs_date: field('date'), shift_code: needed('one', 'R', SHIFTS), enumerator_code: needed('text', 'R'),
};
const SEEN: FieldCatalogue = { obs_time: field('time', 'R'), gps: field('position', 'R') };

const stated = (prefix: string): FieldCatalogue => ({ [`${prefix}_country`]: needed('country'), [`${prefix}_adm1`]: field('text'), [`${prefix}_adm2`]: field('text', 'R'), [`${prefix}_place_text`]: field('free_text', 'R') });

/** The boxes of the count grid; `f_unk` and `m_unk`: sex known, age not. */
export const GRID_BOXES = ['f_0_4', 'f_5_17', 'f_18_59', 'f_60p', 'f_unk', 'm_0_4', 'm_5_17', 'm_18_59', 'm_60p', 'm_unk'] as const;
export const EXPLOITATION_ITEMS = ['ct_unpaid', 'ct_forced_work', 'ct_held', 'ct_marriage_offer', 'ct_violence', 'ct_deceived_job'] as const;

const SURVEY: FieldCatalogue = Object.fromEntries(Object.entries(FMS_QUESTIONS).map(([name, declared]) => [name, field(declared.type, 'S', 'codes' in declared ? declared.codes : undefined)]));

/** What a mapping can fill, by kind of form: the canonical records, field by field, under the names that the forms use. A mapping names nothing else. */
export const FIELD_CATALOGUE: Readonly<Record<FormKind, FieldCatalogue>> = {
  coverage: {
    ...HEADER,
    fmp_open: needed('yes_no'), observed: needed('yes_no'), closed_reason: field('one', 'R', CLOSED_REASONS),
    planned_start: field('time', 'R'), planned_end: field('time', 'R'), actual_start: field('instant', 'R'), actual_end: field('instant', 'R'),
    n_enumerators: field('integer', 'R'), groups_missed_est: field('integer', 'R'), n_groups_refused: field('integer', 'R'), exclusion_rule_applied: field('yes_no'), note: field('free_text', 'X'),
  },
  fmr: {
    ...HEADER, ...SEEN,
    info_source: needed('one', 'R', INFO_SOURCES), consent_given: field('yes_no', 'R'), flow_direction: needed('one', 'P', FLOW_DIRECTIONS),
    ...stated('dep'), ...stated('dest'), movement_type: needed('one', 'P', MOVEMENT_TYPES), reasons: field('many', 'P', REASONS), stay_duration: field('one', 'P', STAY_DURATIONS),
    transport_mode: needed('one', 'P', [...TRANSPORT_MODES, UNKNOWN]), group_type: field('one', 'P', GROUP_TYPES),
    n_total: needed('integer'), ...all(GRID_BOXES, field('integer')), n_sexage_unknown: field('integer'),
    ...all(['v_pregnant', 'v_lactating', 'v_disability_visible', 'v_elderly_alone', 'v_single_head', 'v_chronic_ill'], field('integer', 'R')),
    v_uac: field('integer', 'X'), protection_concern: field('yes_no', 'X'), remarks: field('free_text', 'X'),
  },
  fms: {
    ...HEADER, ...SEEN,
    eligible_age: field('yes_no', 'R'), interviewed_before: field('one', 'R', YES_NO_UNKNOWN), consent_given: needed('yes_no', 'R'), flow_direction: field('one', 'P', FLOW_DIRECTIONS),
    ...stated('origin'), ...stated('dest'), origin_country: field('country'), dest_country: field('country'), ...SURVEY, enumerator_comment: field('free_text', 'X'),
  },
  ct: {
    ...HEADER, ...SEEN,
    consent_given: needed('yes_no', 'X'), ct_private_setting: field('yes_no', 'X'), ...all(EXPLOITATION_ITEMS, field('many', 'X', EXPERIENCES)),
    doc_retained_by_other: field('one', 'X', YES_NO_REFUSED), ct_country: field('countries', 'X'), protection_concern: field('yes_no', 'X'), referral_info_given: field('yes_no', 'X'), enumerator_comment: field('free_text', 'X'),
  },
};

/** Repeats that a mapping can fill, with the fields of a row. */
export const ROW_CATALOGUE: Readonly<Record<FormKind, Readonly<Record<string, FieldCatalogue>>>> = {
  coverage: {}, fms: {}, ct: {},
  fmr: { nationalities: { iso3: field('country'), n: field('integer') } },
};

export function sensitivityOf(kind: FormKind, name: string): Sensitivity {
  return FIELD_CATALOGUE[kind][name]?.sensitivity ?? 'R';
}
