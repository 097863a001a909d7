import { INDICATOR_CATALOGUE, POINT_DAY_STATES, type Calculation } from '@fm/contracts/indicators';

/** The names of what stands beside the value in the rows of a formula. */
export function besideColumns(calculation: Calculation): readonly string[] {
  switch (calculation.kind) {
    case 'ratio':
    case 'index': return Object.keys(calculation.beside ?? {});
    case 'share': return calculation.groups ? ['groupShare'] : [];
    case 'per-operational-day': return ['points', 'operationalPoints'];
    case 'coverage': return ['observedHours', ...POINT_DAY_STATES];
    case 'trend': return ['current', 'previous', 'points'];
    case 'per-observed-hour': return ['movements'];
    case 'peak': return ['greatest', 'days'];
    case 'snapshot': return calculation.beside === 'refusal' ? ['refused', 'ineligible', 'refusalRate'] : calculation.tell === 'share' ? ['respondents'] : [];
    case 'sum':
    case 'rate':
    case 'per-calendar-day':
    case 'adjusted': return [];
  }
}

/** Each of them once. */
export const ALL_BESIDE_COLUMNS: readonly string[] = [...new Set(INDICATOR_CATALOGUE.flatMap(({ calculation }) => besideColumns(calculation)))];
