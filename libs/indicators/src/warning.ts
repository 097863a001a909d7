/** What a reader must know before using the rows. */
export interface Warning {
  readonly code: string;
  readonly en: string;
  readonly lo: string;
}

/** Shown at most: the rest is a number. */
const MOST_NAMED = 5;

const listed = (names: readonly string[]): string => names.slice(0, MOST_NAMED).join(', ') + (names.length > MOST_NAMED ? ` +${names.length - MOST_NAMED}` : '');

export const DAYS_UNKNOWN: Warning = {
  code: 'daysUnknown',
  en: 'Nothing is known yet of which days the points were watched in this span: there is nothing to divide by. Ask for daily-average-calendar, or import the roster.',
  lo: 'ຍັງບໍ່ຮູ້ວ່າຈຸດມີຜູ້ສັງເກດໃນມື້ໃດ: ຫານບໍ່ໄດ້. ໃຫ້ໃຊ້ daily-average-calendar ຫຼື ນຳເຂົ້າແຜນເວນ.',
};

/** @param periods `2026-06: 7 of 9` */
export function pointsLeftOut(periods: readonly { readonly period: string; readonly operational: number; readonly points: number }[]): Warning {
  const text = listed(periods.map(({ period, operational, points }) => `${period}: ${operational}/${points}`));
  return { code: 'pointsLeftOut', en: `Not every point had an operational day; those without are left out (operational of all points): ${text}.`, lo: `ບໍ່ແມ່ນທຸກຈຸດມີມື້ປະຕິບັດງານ; ຈຸດທີ່ບໍ່ມີ ບໍ່ນັບ (ຈຸດປະຕິບັດງານ/ທັງໝົດ): ${text}.` };
}

export function comparedOn(points: readonly string[], other: readonly string[]): Warning {
  const [en, lo] = other.length === 0 ? ['', ''] : [`; left out, since they had none in one of the periods: ${listed(other)}`, `; ຕັດອອກ ເພາະບໍ່ມີໃນໄລຍະໜຶ່ງ: ${listed(other)}`];
  return { code: 'matchedPanel', en: `Compared are operational daily averages on the points with operational days in both periods: ${listed(points)}${en}.`, lo: `ປຽບທຽບຄ່າສະເລ່ຍຕໍ່ມື້ປະຕິບັດງານ ສະເພາະຈຸດທີ່ມີໃນທັງສອງໄລຍະ: ${listed(points)}${lo}.` };
}

export const COMPARED_TOTALS: Warning = {
  code: 'comparedTotals',
  en: 'Compared are totals: months differ in length and points in the days on which they were watched.',
  lo: 'ປຽບທຽບຍອດລວມ: ເດືອນຍາວບໍ່ເທົ່າກັນ ແລະ ຈຸດສັງເກດບໍ່ເທົ່າກັນ.',
};

export function exclusionChanged(points: readonly string[]): Warning {
  return { code: 'exclusionChanged', en: `The rule of whom to leave out changed at ${listed(points)}: these points are not compared.`, lo: `ກົດເກນການຍົກເວັ້ນປ່ຽນຢູ່ ${listed(points)}: ຈຸດເຫຼົ່ານີ້ບໍ່ຖືກປຽບທຽບ.` };
}

export const ESTIMATE: Warning = {
  code: 'estimate',
  en: 'An estimate (status E): movements times planned by observed hours, where at least half of the plan was observed; as observed elsewhere.',
  lo: 'ຕົວເລກຄາດຄະເນ (ສະຖານະ E): ຄູນຊົ່ວໂມງຕາມແຜນ ຫານຊົ່ວໂມງທີ່ສັງເກດ ຖ້າສັງເກດຢ່າງໜ້ອຍເຄິ່ງໜຶ່ງ.',
};
