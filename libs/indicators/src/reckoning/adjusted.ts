import type { Calculation } from '@fm/contracts/indicators';
import type { PointFacts } from '../need.js';
import { periodOf } from '../period.js';
import { isOfPointOrDay } from '../query-dimension.js';
import { ESTIMATE } from '../warning.js';
import { codesOfRow, filtersOn, grouped, keyOf, sum, withDimensions, type Reckoner } from './reckoned.js';

type Adjusted = Extract<Calculation, { kind: 'adjusted' }>;

/** Planned by observed hours; 1 where too little was observed or nothing planned, so that the estimate is never below what was seen. */
function factorOf(fact: PointFacts | undefined, least: number): number {
  if (!fact || fact.planned === null || fact.planned === 0 || fact.observed / fact.planned < least) return 1;
  return Math.max(1, fact.planned / fact.observed);
}

/** I05: point by point and day by day. */
export const ADJUSTED: Reckoner<Adjusted> = {
  needs: (_, { by, span }, cell) => ({
    cells: { byPointDay: { ...cell, interval: 'day', by: withDimensions(by, 'fmp') } },
    points: { byPointDay: { span, interval: 'day', by: ['fmp'], filters: filtersOn(cell.filters, isOfPointOrDay) } },
  }),
  reckon: ({ calculation: { least }, question: { by, interval }, found }) => {
    const facts = new Map((found.points['byPointDay'] ?? []).map((fact) => [keyOf(fact, ['fmp']), fact]));
    const cells = (found.cells['byPointDay'] ?? []).map((cell) => {
      const estimate = cell.value === null ? null : cell.value * factorOf(facts.get(keyOf(cell, ['fmp'])), least);
      return { period: periodOf(cell.period, interval), codes: cell.codes, estimate };
    });
    const rows = [...grouped(cells, by)].flatMap(([key, own]) => own.slice(0, 1).map((first) => {
      const value = sum(own.map(({ estimate }) => estimate));
      return [key, { period: first.period, codes: codesOfRow(first, by), value, estimated: true, suppressed: value === null }] as const;
    }));
    return { rows: new Map(rows), warnings: [ESTIMATE] };
  },
};
