import type { FormKind } from '@fm/contracts/vocabulary';
import { EXPLOITATION_ITEMS, GRID_BOXES } from './field-catalogue.js';
import type { FieldSource, NamedMapping } from './mapping-document.js';

/** `__version__` of the forms in `forms/`: their own number, which Kobo replaces by a uid of its own when it deploys them. */
export const SHIPPED_FORM_VERSION = '2026112401';

/** `__version__` of the demo office's deployment of the registry form. */
const DEMO_VERSION = 'vLaoFmFmrDemo222222222';

/** Questions that are called as the field is, in a group or in none. */
const named = (group: string, ...fields: readonly string[]): Readonly<Record<string, FieldSource>> =>
  Object.fromEntries(fields.map((name) => [name, { path: group === '' ? name : `${group}/${name}` }]));

const METADATA = named('', 'start', 'end', 'deviceid');
const IDENTITY = ['enumerator_code', 'fmp_code', 'shift_code', 'obs_date', 'obs_time', 'gps'] as const;

const shipped = (kind: FormKind, fields: Readonly<Record<string, FieldSource>>, rows: NamedMapping['document']['rows'] = {}): NamedMapping =>
  ({ name: `lao_fm_${kind}`, version: 1, decidedAt: null, form: null, document: { kind, fields, rows, formVersions: kind === 'fmr' ? [SHIPPED_FORM_VERSION, DEMO_VERSION] : [SHIPPED_FORM_VERSION] } });

/** What is shipped: the four forms in `forms/`, question by question. A mapping that a manager puts for a form, or for a kind, stands above them. */
export const DEFAULT_MAPPINGS: Readonly<Record<FormKind, NamedMapping>> = {
  coverage: shipped('coverage', {
    ...METADATA,
    ...named('', 'enumerator_code', 'fmp_code', 'obs_date', 'shift_code', 'fmp_open', 'observed', 'closed_reason', 'planned_start', 'planned_end', 'actual_start', 'actual_end', 'n_enumerators'),
    ...named('', 'groups_missed_est', 'n_groups_refused', 'exclusion_rule_applied', 'note'),
  }),
  fmr: shipped('fmr', {
    ...METADATA,
    ...named('g_id', ...IDENTITY),
    ...named('g_source', 'info_source', 'consent_given'),
    ...named('g_move', 'flow_direction', 'dep_country', 'dep_adm1', 'dep_adm2', 'dep_place_text', 'dest_country', 'dest_adm1', 'dest_adm2', 'dest_place_text'),
    ...named('g_move', 'movement_type', 'reasons', 'stay_duration', 'transport_mode', 'group_type'),
    ...named('g_count', 'n_total', ...GRID_BOXES, 'n_sexage_unknown'),
    ...named('g_vuln', 'v_pregnant', 'v_lactating', 'v_disability_visible', 'v_elderly_alone', 'v_single_head', 'v_chronic_ill', 'v_uac', 'protection_concern', 'remarks'),
  }, { nationalities: { repeat: 'r_nat', fields: { iso3: 'nat_iso3', n: 'nat_n' } } }),
  fms: shipped('fms', {
    ...METADATA,
    ...named('g_id', ...IDENTITY, 'interview_language', 'interpreter_used', 'sampling_interval'),
    ...named('g_consent', 'eligible_age', 'interviewed_before', 'consent_given'),
    ...named('g_profile', 'sex', 'age', 'marital_status', 'nationality', 'country_birth', 'country_residence', 'education', 'employment_before', 'occupation_before'),
    ...named('g_profile', 'wg_see', 'wg_hear', 'wg_walk', 'wg_remember', 'wg_selfcare', 'wg_communicate'),
    ...named('g_journey', 'flow_direction', 'module', 'origin_country', 'origin_adm1', 'origin_adm2', 'dest_country', 'dest_adm1', 'dest_adm2', 'transit_countries', 'reasons', 'main_reason'),
    ...named('g_journey', 'transport_modes', 'travel_companions', 'group_size', 'n_children_with', 'stay_intended', 'times_migrated_12m'),
    ...named('g_prep', 'job_arranged', 'recruited_by', 'contract', 'sector_expected', 'cost_amount', 'cost_currency'),
    ...named('g_prep', 'cost_financed_by', 'has_debt', 'debt_amount', 'info_sources', 'knows_hotline'),
    ...named('g_return', 'sector_worked', 'wage_actual', 'remit', 'remit_frequency', 'return_reason', 'intends_remigrate'),
    // Asked on the way out in one group, on the way back in the other.
    ...Object.fromEntries(['wage_expected', 'wage_currency', 'wage_period', 'documents'].map((name) => [name, { path: `g_prep/${name}`, or: [`g_return/${name}`] }])),
    ...named('g_needs', 'needs', 'vuln'),
    ...named('g_end', 'referral_info_given', 'enumerator_comment'),
  }),
  ct: shipped('ct', {
    ...METADATA,
    ...named('g_id', ...IDENTITY),
    ...named('g_consent', 'consent_given'),
    ...named('g_ct', 'ct_private_setting', ...EXPLOITATION_ITEMS, 'doc_retained_by_other', 'ct_country', 'protection_concern'),
    ...named('g_end', 'referral_info_given', 'enumerator_comment'),
  }),
};
