import type { Random } from '../random.js';

/** Why people move, with what usually goes with it; codes as in the forms' choice lists. */
export type Purpose = 'market' | 'commute' | 'tourism' | 'work' | 'seasonal' | 'family' | 'study' | 'health' | 'home' | 'displaced';

type Weighted<T> = readonly (readonly [T, number])[];

export interface PurposeTraits {
  movementType: string;
  reasons: readonly string[];
  stay: Weighted<string>;
  groupType: Weighted<string>;
  size: Weighted<readonly [min: number, max: number]>;
  femaleShare: number;
  /** Weights of 0-4, 5-17, 18-59, 60+. */
  ages: readonly [number, number, number, number];
}

const ALONE_OR_FEW: Weighted<readonly [number, number]> = [[[1, 1], 5], [[2, 3], 4], [[4, 6], 1]];
const FAMILY_SIZE: Weighted<readonly [number, number]> = [[[1, 2], 3], [[3, 5], 5], [[6, 9], 1]];
const CREW_SIZE: Weighted<readonly [number, number]> = [[[1, 3], 4], [[4, 9], 4], [[10, 25], 1]];
const TOUR_SIZE: Weighted<readonly [number, number]> = [[[1, 2], 5], [[3, 8], 4], [[12, 42], 2]];

export const PURPOSES: Record<Purpose, PurposeTraits> = {
  market: {
    movementType: 'short_term_local', reasons: ['buy_goods_market', 'services'], stay: [['same_day', 9], ['lt_1w', 1]],
    groupType: [['individual', 6], ['family', 4]], size: ALONE_OR_FEW, femaleShare: 0.62, ages: [3, 7, 78, 12],
  },
  commute: {
    movementType: 'commuting_daily', reasons: ['economic'], stay: [['same_day', 1]], groupType: [['individual', 7], ['work_group', 3]],
    size: ALONE_OR_FEW, femaleShare: 0.4, ages: [0, 2, 95, 3],
  },
  tourism: {
    movementType: 'tourism', reasons: ['tourism'], stay: [['lt_1w', 7], ['w1_lt_1m', 3]], groupType: [['tour', 6], ['family', 3], ['individual', 1]],
    size: TOUR_SIZE, femaleShare: 0.52, ages: [2, 9, 66, 23],
  },
  work: {
    movementType: 'economic_gt6m', reasons: ['economic', 'living_conditions'], stay: [['m6_lt_12m', 4], ['ge_12m', 5], ['undecided', 1]],
    groupType: [['work_group', 7], ['individual', 3]], size: CREW_SIZE, femaleShare: 0.34, ages: [0, 2, 97, 1],
  },
  seasonal: {
    movementType: 'seasonal', reasons: ['seasonal_work', 'food_insecurity'], stay: [['m1_lt_3m', 6], ['m3_lt_6m', 4]],
    groupType: [['work_group', 6], ['family', 4]], size: CREW_SIZE, femaleShare: 0.45, ages: [3, 7, 86, 4],
  },
  family: {
    movementType: 'family_visit', reasons: ['family_visit', 'religious', 'marriage'], stay: [['lt_1w', 6], ['w1_lt_1m', 4]],
    groupType: [['family', 9], ['individual', 1]], size: FAMILY_SIZE, femaleShare: 0.54, ages: [9, 22, 55, 14],
  },
  study: {
    movementType: 'education', reasons: ['education'], stay: [['m3_lt_6m', 6], ['ge_12m', 4]], groupType: [['individual', 6], ['mixed', 4]],
    size: ALONE_OR_FEW, femaleShare: 0.5, ages: [0, 45, 55, 0],
  },
  health: {
    movementType: 'health', reasons: ['health'], stay: [['lt_1w', 8], ['w1_lt_1m', 2]], groupType: [['family', 8], ['individual', 2]],
    size: ALONE_OR_FEW, femaleShare: 0.55, ages: [8, 9, 50, 33],
  },
  home: {
    movementType: 'return_home', reasons: ['return_home', 'family_visit'], stay: [['permanent', 4], ['undecided', 3], ['w1_lt_1m', 3]],
    groupType: [['individual', 5], ['work_group', 3], ['family', 2]], size: FAMILY_SIZE, femaleShare: 0.44, ages: [4, 9, 82, 5],
  },
  displaced: {
    movementType: 'forced_conflict', reasons: ['conflict', 'insecurity_violence'], stay: [['undecided', 8], ['unknown', 2]],
    groupType: [['family', 9], ['mixed', 1]], size: FAMILY_SIZE, femaleShare: 0.58, ages: [14, 30, 46, 10],
  },
};

/** One reason, at times two: the question takes several. */
export function reasonsOf(purpose: Purpose, random: Random): string {
  const { reasons } = PURPOSES[purpose];
  return reasons.filter((_, index) => index === 0 || random.chance(0.25)).join(' ');
}
