import type { Calculation } from '@fm/contracts/indicators';
import { codesOfRow, keyOf, percent, type Reckoner } from './reckoned.js';

/** I18, I20: a category within what stands under `_base`. Categories overlap and are no sum. */
export const RATE: Reckoner<Extract<Calculation, { kind: 'rate' }>> = {
  needs: () => ({ cells: {}, points: {} }),
  reckon: ({ calculation: { over }, question: { by }, found }) => {
    const rest = by.filter((name) => name !== over);
    const bases = new Map((found.cells['base'] ?? []).map((cell) => [keyOf(cell, rest), cell.value]));
    return {
      rows: new Map((found.cells['cell'] ?? []).map((cell) => {
        const base = bases.get(keyOf(cell, rest)) ?? null;
        return [keyOf(cell, by), { period: cell.period, codes: codesOfRow(cell, by), value: percent(cell.value, base), base, suppressed: cell.value === null || base === null }];
      })),
      warnings: [],
    };
  },
};
