import { isOfKind, type FormKind, type HoldingVerdict } from '@fm/contracts/vocabulary';
import { codeOr, pointStated } from '../movement-cell.js';
import { PROVINCE_UNKNOWN } from '../movement-parts.js';
import type { CountableRecord } from '../count-record.js';
import type { StatedSubmission } from '../point-day/observation.js';
import { surveyTally, type SurveyTally } from './survey-tally.js';

/** How one interview counts at one version; `counted` null: not at all. */
export interface SurveyState extends Omit<StatedSubmission, 'effectiveAt'> {
  readonly status: string;
  readonly counted: null | {
    readonly province: string;
    readonly direction: string;
    readonly point: string;
    readonly day: string;
    readonly tally: SurveyTally;
  };
}

type Located = StatedSubmission & CountableRecord & { readonly place: { readonly adm1: string | null } };
type Held = StatedSubmission & { readonly status: HoldingVerdict; readonly kind: FormKind };

/** @returns null for other kinds of form */
export function surveyLocated(data: Located): SurveyState | null {
  if (!isOfKind('fms', data)) return null;
  const { submission, version, status, record, place, training } = data;
  const counted = { province: codeOr(place.adm1 ?? PROVINCE_UNKNOWN), direction: codeOr(record.direction), point: pointStated(record.point), day: record.day, tally: surveyTally(record) };
  return { submission, version, status, counted: training ? null : counted };
}

/** @returns null for other kinds of form */
export const surveyHeld = ({ submission, version, status, kind }: Held): SurveyState | null => (kind === 'fms' ? { submission, version, status, counted: null } : null);

export const surveyWithdrawn = ({ submission, version }: StatedSubmission): SurveyState => ({ submission, version, status: 'withdrawn', counted: null });
