/** Choice codes of the forms: `[a-z0-9_]`, spelled here and nowhere else. Every list has a code for "not known". */
export const UNKNOWN = 'unknown';

export const TRANSPORT_MODES = [
  'train', 'bus', 'minivan', 'private_car', 'taxi_tuk_tuk', 'truck', 'motorbike', 'bicycle', 'on_foot', 'boat', 'plane', 'other',
] as const;

export const MOVEMENT_TYPES = [
  'short_term_local', 'economic_gt6m', 'seasonal', 'tourism', 'family_visit', 'education', 'health', 'return_home',
  'forced_conflict', 'forced_disaster', 'deportation_return', 'commuting_daily', 'other', 'unknown',
] as const;

export const REASONS = [
  'economic', 'seasonal_work', 'family_visit', 'family_reunification', 'education', 'health', 'buy_goods_market', 'services',
  'tourism', 'religious', 'marriage', 'conflict', 'insecurity_violence', 'disaster_climate', 'food_insecurity',
  'living_conditions', 'eviction_land', 'deported', 'return_home', 'other', 'dont_know', 'refused',
] as const;

export const INFO_SOURCES = ['observation', 'traveller_interview', 'driver', 'transport_staff', 'official', 'other'] as const;

export const SHIFTS = ['morning', 'afternoon', 'evening', 'night', 'full_day'] as const;

export const STAY_DURATIONS = [
  'same_day', 'lt_1w', 'w1_lt_1m', 'm1_lt_3m', 'm3_lt_6m', 'm6_lt_12m', 'ge_12m', 'permanent', 'undecided', 'unknown',
] as const;

export const GROUP_TYPES = ['individual', 'family', 'work_group', 'tour', 'mixed', 'institutional', 'unknown'] as const;

/** What an enumerator can see of a group. Unaccompanied children are not here: they belong to the protection stream. */
export const OBSERVABLE_VULNERABILITIES = [
  'pregnant', 'lactating', 'disability_visible', 'elderly_alone', 'single_head', 'chronic_ill',
] as const;
export type ObservableVulnerability = (typeof OBSERVABLE_VULNERABILITIES)[number];
