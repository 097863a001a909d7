import type { DisclosureCell } from './disclosure-cell.js';

/** When a cell says too much by itself, and how wide the range must stay that anybody can work out for it. */
export interface DisclosurePolicy {
  readonly threshold: number;
  readonly isSensitive: (cell: Pick<DisclosureCell, 'value' | 'records' | 'base'>) => boolean;
}

const isFew = (n: number, threshold: number): boolean => n > 0 && n < threshold;

const PUBLIC_THRESHOLD = 5;

/**
 * Class P: fewer than five movements, fewer than five groups behind them, or a breakdown by several answers in which one answer holds everybody.
 * Zeros are not sensitive. The policy of the facts leaves totals of a point alone; here they are no exception, since under a published total of
 * three nothing can be hidden.
 */
export const PUBLIC_POLICY: DisclosurePolicy = {
  threshold: PUBLIC_THRESHOLD,
  isSensitive: ({ value, records, base }) => isFew(value, PUBLIC_THRESHOLD) || isFew(records, PUBLIC_THRESHOLD) || (base !== null && value > 0 && value === base),
};
