import { UNKNOWN } from './choice-lists.js';

export const SEXES = ['F', 'M', UNKNOWN] as const;
export type Sex = (typeof SEXES)[number];

export const AGE_BANDS = ['0-4', '5-17', '18-59', '60+', UNKNOWN] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** So many persons of one sex and age band. A margin is a list of these that sums to the group's total. */
export interface SexAgeCount {
  readonly sex: Sex;
  readonly age: AgeBand;
  readonly n: number;
}
