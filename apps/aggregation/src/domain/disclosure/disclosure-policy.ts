import type { DisclosureCell } from './disclosure-cell.js';

/** When a cell says too much by itself, and how wide the range must stay that anybody can work out for it. */
export interface DisclosurePolicy {
  readonly threshold: number;
  readonly isSensitive: (cell: Pick<DisclosureCell, 'value' | 'records' | 'base'>) => boolean;
}

const isFew = (n: number, threshold: number): boolean => n > 0 && n < threshold;

const PUBLIC_THRESHOLD = 5;
const SURVEY_BASE = 30;
const SEVERE_K = 11;

/**
 * Class P: fewer than five movements, fewer than five groups behind them, or a breakdown by several answers in which one answer holds everybody.
 * Zeros are not sensitive. The policy of the facts leaves totals of a point alone; here they are no exception, since under a published total of
 * three nothing can be hidden.
 */
export const PUBLIC_POLICY: DisclosurePolicy = {
  threshold: PUBLIC_THRESHOLD,
  isSensitive: ({ value, records, base }) => isFew(value, PUBLIC_THRESHOLD) || isFew(records, PUBLIC_THRESHOLD) || (base !== null && value > 0 && value === base),
};

/** Class S: bases under thirty, fewer than five, or everybody. */
export const SURVEY_POLICY: DisclosurePolicy = {
  threshold: PUBLIC_THRESHOLD,
  isSensitive: ({ value, base }) => isFew(value, PUBLIC_THRESHOLD) || (base ?? value) < SURVEY_BASE || (base !== null && value === base),
};

/** Class X: eleven at least, and eleven at least who are not it. */
export const SEVERE_POLICY: DisclosurePolicy = {
  threshold: SEVERE_K,
  isSensitive: ({ value, base }) => isFew(value, SEVERE_K) || (base !== null && value > 0 && base - value < SEVERE_K),
};
