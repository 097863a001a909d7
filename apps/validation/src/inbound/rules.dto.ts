import { IsIn, IsISO8601, IsObject, IsOptional, Length, Matches } from 'class-validator';
import type { LocalDay } from '@fm/contracts/vocabulary';
import { SETTABLE_SEVERITIES, type SettableSeverity } from '../domain/rules/rule-settings.js';
import { IsText, LONGEST_REASON } from './written.js';

const POINT_TYPE = /^[a-z0-9_]{1,64}$/;

/** `{ "pointType" or null for all, "severity", "thresholds": { name: number } }`; what is left out is as it is shipped. */
export class ProposalBody {
  @IsOptional() @Matches(POINT_TYPE) readonly pointType?: string | null;
  @IsOptional() @IsIn(SETTABLE_SEVERITIES) readonly severity?: SettableSeverity | null;
  @IsOptional() @IsObject() readonly thresholds?: Record<string, number> | null;
}

/** The same with a reason, and since when it judges: what was received from then on. */
export class SettingBody extends ProposalBody {
  @IsText(LONGEST_REASON) readonly reason: string;
  @IsOptional() @IsISO8601({ strict: true }) readonly appliesFrom?: string | null;
}

/** `?from=2026-06-01&to=2026-06-30`: local days, both inclusive. */
export class DaysQuery {
  @IsISO8601({ strict: true }) @Length(10, 10) readonly from: LocalDay;
  @IsISO8601({ strict: true }) @Length(10, 10) readonly to: LocalDay;
}
