import type { EnumeratorRegisteredV1, RoundPlannedV1 } from '@fm/contracts';
import type { Enumerator, Round } from '../domain/registers/register.js';
import type { MonthPlan } from '../domain/registers/round-plan.js';

/** Who the supervisor is stays here. */
export function enumeratorEvent({ code, agency, points, activeFrom, activeTo }: Enumerator, revision: number, withdrawn: boolean): EnumeratorRegisteredV1 {
  return { enumerator: code, agency, points, activeFrom, activeTo, withdrawn, revision };
}

export function planEvent(round: Round, { point, month, shifts }: MonthPlan, told: { readonly closedAt: string | null; readonly withdrawn: boolean; readonly revision: number }): RoundPlannedV1 {
  const { id, nameEn, nameLo, from, to, state, finalAfterDays, exclusionRule, donor, clearedBy } = round;
  return { round: id, point, month, names: { en: nameEn, lo: nameLo }, from, to, state, finalAfterDays, exclusionRule, donor, clearedBy, shifts, ...told };
}
