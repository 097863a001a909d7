import type { FieldFinding } from './read-field.js';
import type { Round, ShiftPlan } from './register.js';

/** What a shift has to fit: the rounds by id, and whether a point is registered. */
export interface ShiftFrame {
  readonly rounds: ReadonlyMap<string, Pick<Round, 'from' | 'to'>>;
  readonly isPoint: (code: string) => boolean;
}

/** Whether a planned shift lies in its round, at a point that there is. */
export function findingsOfShift({ round, point, day }: ShiftPlan, { rounds, isPoint }: ShiftFrame): FieldFinding[] {
  const within = rounds.get(round);
  const findings: FieldFinding[] = [];
  if (!within) findings.push({ field: 'round', message: { en: 'Register this round first.', lo: 'ໃຫ້ລົງທະບຽນຮອບນີ້ກ່ອນ.' } });
  if (!isPoint(point)) findings.push({ field: 'point', message: { en: 'Write the code of a registered point.', lo: 'ໃຫ້ຂຽນລະຫັດຂອງຈຸດທີ່ລົງທະບຽນແລ້ວ.' } });
  if (within && (day < within.from || day > within.to)) findings.push({ field: 'day', message: { en: `Let it lie within the round, ${within.from} to ${within.to}.`, lo: `ໃຫ້ຢູ່ໃນຮອບ, ${within.from} ຫາ ${within.to}.` } });
  return findings;
}
