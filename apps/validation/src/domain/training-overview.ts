import type { Bilingual, FormKind } from '@fm/contracts/vocabulary';

/** A source in training with what came of it so far. Shifts are told apart by day and by what the records call their shift. */
export interface TrainingSource {
  readonly source: string;
  readonly kind: FormKind;
  readonly since: string;
  /** P-codes; null: all. */
  readonly provinces: readonly string[] | null;
  readonly records: number;
  readonly shifts: number;
}

export interface TrainingWarning {
  readonly code: 'longTraining';
  readonly source: string;
  readonly message: Bilingual;
}

/** An exercise takes a shift or two; a source that goes on longer was probably forgotten in training, and its work does not count. */
const LONGEST_EXERCISE_SHIFTS = 2;

export function warningsOf(sources: readonly TrainingSource[]): TrainingWarning[] {
  return sources.filter(({ shifts }) => shifts > LONGEST_EXERCISE_SHIFTS).map(({ source, shifts, records }) => ({
    code: 'longTraining',
    source,
    message: {
      en: `${source} is in training and has ${records} records of ${shifts} shifts, and none of them counts. If this is real work, have an administrator set the source to live: what came counts then.`,
      lo: `${source} ຢູ່ໃນໂໝດຝຶກອົບຮົມ ມີ ${records} ບັນທຶກ ຈາກ ${shifts} ຜັດ ແລະ ຍັງບໍ່ຖືກນັບ. ຖ້າເປັນວຽກຈິງ ໃຫ້ຜູ້ດູແລລະບົບປ່ຽນເປັນ live: ບັນທຶກທີ່ມາແລ້ວຈະຖືກນັບ.`,
    },
  }));
}
