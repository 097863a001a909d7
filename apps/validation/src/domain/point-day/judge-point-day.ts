import type { Finding } from '@fm/contracts/vocabulary';
import type { RuleSettings } from '../rules/rule-settings.js';
import type { PointDay } from './point-day.js';
import { POINT_DAY_RULES } from './point-day.rules.js';

/** What is wrong with a point and a day: a pure function of the set of their records and forms, of what is set, and of the day on which it is asked. */
export function judgePointDay(pointDay: PointDay, settings: RuleSettings, pointType: string | null): readonly Finding[] {
  const at = new Date(`${pointDay.day}T23:59:59+07:00`);
  return POINT_DAY_RULES.flatMap((rule) => {
    const inForce = settings.ofRule(rule, pointType, at);
    const seen = inForce ? rule.sees(pointDay, inForce.limits) : null;
    return inForce && seen !== null ? [{ rule: rule.id, severity: inForce.severity, field: null, value: seen, message: inForce.message, fix: inForce.fix }] : [];
  });
}
