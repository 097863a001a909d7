import type { Calculation } from '@fm/contracts/indicators';
import type { CellNeed, Found, Needs } from '../need.js';
import type { Question } from '../question.js';
import { ADJUSTED } from './adjusted.js';
import { PER_CALENDAR_DAY, PER_OPERATIONAL_DAY } from './averages.js';
import { COVERAGE_OF_PLAN } from './coverage.js';
import { PARTS } from './parts.js';
import { PEAK } from './peak.js';
import { PER_OBSERVED_HOUR } from './profile.js';
import { RATE } from './rate.js';
import type { Reckoning, Surroundings } from './reckoned.js';
import { SHARE } from './share.js';
import { TREND } from './trend.js';

const NOTHING_MORE: Needs = { cells: {}, points: {} };
const NO_ROWS: Reckoning = { rows: new Map(), warnings: [] };

/** What a formula reads beside the cells of its rows. */
export function needsOf(calculation: Calculation, question: Question, cell: CellNeed): Needs {
  switch (calculation.kind) {
    case 'share': return SHARE.needs(calculation, question, cell);
    case 'ratio':
    case 'index': return PARTS.needs(calculation, question, cell);
    case 'per-operational-day': return PER_OPERATIONAL_DAY.needs(calculation, question, cell);
    case 'adjusted': return ADJUSTED.needs(calculation, question, cell);
    case 'coverage': return COVERAGE_OF_PLAN.needs(calculation, question, cell);
    case 'trend': return TREND.needs(calculation, question, cell);
    case 'per-observed-hour': return PER_OBSERVED_HOUR.needs(calculation, question, cell);
    case 'peak': return PEAK.needs(calculation, question, cell);
    case 'sum':
    case 'rate':
    case 'per-calendar-day':
    case 'snapshot': return NOTHING_MORE;
  }
}

interface Given {
  readonly calculation: Calculation;
  readonly question: Question;
  readonly found: Found;
  readonly around: Surroundings;
}

/** What a formula makes of them. A plain sum has no formula, and a snapshot is read and never reckoned. */
export function reckoningOf({ calculation, ...rest }: Given): Reckoning {
  switch (calculation.kind) {
    case 'share': return SHARE.reckon({ calculation, ...rest });
    case 'rate': return RATE.reckon({ calculation, ...rest });
    case 'ratio':
    case 'index': return PARTS.reckon({ calculation, ...rest });
    case 'per-calendar-day': return PER_CALENDAR_DAY.reckon({ calculation, ...rest });
    case 'per-operational-day': return PER_OPERATIONAL_DAY.reckon({ calculation, ...rest });
    case 'adjusted': return ADJUSTED.reckon({ calculation, ...rest });
    case 'coverage': return COVERAGE_OF_PLAN.reckon({ calculation, ...rest });
    case 'trend': return TREND.reckon({ calculation, ...rest });
    case 'per-observed-hour': return PER_OBSERVED_HOUR.reckon({ calculation, ...rest });
    case 'peak': return PEAK.reckon({ calculation, ...rest });
    case 'sum':
    case 'snapshot': return NO_ROWS;
  }
}
