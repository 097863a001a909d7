import type { Bench } from '../../../apps/validation/src/domain/judge-submission.js';
import { RuleSettings } from '../../../apps/validation/src/domain/rules/rule-settings.js';

const EVER = new Date(0).toISOString();

/** No register: a sample is about the mapping, so that every point passes. */
export const ANY_POINT: Bench = {
  points: new Map(),
  settings: new RuleSettings([{ id: 1, rule: 'V-S4-point', pointType: null, severity: 'off', thresholds: null, decidedAt: EVER, appliesFrom: EVER }]),
};
