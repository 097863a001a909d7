import type { Calculation } from '@fm/contracts/indicators';
import type { PointFacts } from '../need.js';
import { isOfPointOrDay } from '../query-dimension.js';
import { codesOfRow, filtersOn, keyOf, ofPointOrDay, type Reckoner } from './reckoned.js';

/** Observed within planned hours, 0 to 1; null without a plan. */
export const coverageOf = (fact: PointFacts | undefined): number | null => (!fact || fact.planned === null || fact.planned === 0 ? null : Math.min(1, fact.observed / fact.planned));

/** I06. */
export const COVERAGE_OF_PLAN: Reckoner<Extract<Calculation, { kind: 'coverage' }>> = {
  needs: (_, { by, span, interval, filters }) => ({ cells: {}, points: { coverage: { span, interval, by: ofPointOrDay(by), filters: filtersOn(filters, isOfPointOrDay) } } }),
  reckon: ({ question: { by }, found }) => ({
    rows: new Map((found.points['coverage'] ?? []).map((fact) => {
      const { planned, observed, days } = fact;
      return [keyOf(fact, by), { period: fact.period, codes: codesOfRow(fact, by), value: coverageOf(fact), base: planned, beside: { observedHours: planned === null ? null : observed, ...days } }];
    })),
    warnings: [],
  }),
};
