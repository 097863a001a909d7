import type { Bilingual } from '../vocabulary/verdict.js';
import type { Indicator } from './indicator.js';
import { MOVEMENT_CUBES, SINGLE_CHOICE_CUBES, WHOLE_RECORD_CUBES } from './movements.js';

export const NOT_PERSONS: Bilingual = { en: 'Movements, not persons: whoever passes twice is counted twice.', lo: 'ແມ່ນການເຄື່ອນຍ້າຍ ບໍ່ແມ່ນຈຳນວນຄົນ: ຜູ້ທີ່ຜ່ານສອງຄັ້ງ ນັບສອງຄັ້ງ.' };
export const CORRIDORS: Bilingual = {
  en: 'Points of one corridor see the same groups, and border and internal points are two things: do not add them up.',
  lo: 'ຈຸດໃນເສັ້ນທາງດຽວກັນເຫັນກຸ່ມດຽວກັນ, ຈຸດຊາຍແດນ ແລະ ຈຸດພາຍໃນແມ່ນຄົນລະຢ່າງ: ຢ່າເອົາມາບວກກັນ.',
};

/** What every indicator of live movements has in common. */
export const OF_MOVEMENTS = { measure: 'movements', sensitivity: 'P', base: null, breakdown: [], additive: true, unit: 'movements' } as const;

export const MOVEMENTS: Indicator = {
  ...OF_MOVEMENTS, id: 'movements', number: 'I01', cubes: Object.values(MOVEMENT_CUBES), calculation: { kind: 'sum', of: 'value' },
  names: { en: 'Movements', lo: 'ຈຳນວນການເຄື່ອນຍ້າຍ' },
  formula: { en: 'Sum of the group totals of accepted and flagged registry records.', lo: 'ຜົນລວມຂອງຈຳນວນຄົນໃນກຸ່ມ ຈາກບັນທຶກທີ່ຮັບ ແລະ ທີ່ໝາຍໄວ້.' },
  caveats: [NOT_PERSONS, CORRIDORS],
};

export const GROUPS: Indicator = {
  ...OF_MOVEMENTS, id: 'groups', number: 'I02', unit: 'groups', cubes: WHOLE_RECORD_CUBES, calculation: { kind: 'sum', of: 'nRecords' },
  names: { en: 'Groups recorded', lo: 'ຈຳນວນກຸ່ມທີ່ບັນທຶກ' },
  formula: { en: 'Number of accepted and flagged registry records.', lo: 'ຈຳນວນບັນທຶກທີ່ຮັບ ແລະ ທີ່ໝາຍໄວ້.' },
  caveats: [{ en: 'A person alone is a group of one.', lo: 'ຜູ້ເດີນທາງຄົນດຽວ ນັບເປັນໜຶ່ງກຸ່ມ.' }, CORRIDORS],
};

export const DAILY_AVERAGE_CALENDAR: Indicator = {
  ...OF_MOVEMENTS, id: 'daily-average-calendar', number: 'I03', unit: 'movements per day', cubes: SINGLE_CHOICE_CUBES, calculation: { kind: 'per-calendar-day' },
  names: { en: 'Daily average (calendar days)', lo: 'ຄ່າສະເລ່ຍຕໍ່ມື້ (ມື້ຕາມປະຕິທິນ)' },
  formula: { en: 'Movements divided by the days of the calendar in the period, up to today.', lo: 'ການເຄື່ອນຍ້າຍ ຫານດ້ວຍຈຳນວນມື້ຕາມປະຕິທິນ ຈົນຮອດມື້ນີ້.' },
  caveats: [{ en: 'As published elsewhere (Ethiopia, Nigeria, Niger): days on which nobody watched divide too.', lo: 'ຕາມທີ່ປະເທດອື່ນເຜີຍແຜ່: ມື້ທີ່ບໍ່ມີຜູ້ສັງເກດກໍ່ນັບນຳ.' }, CORRIDORS],
};

export const DAILY_AVERAGE: Indicator = {
  ...OF_MOVEMENTS, id: 'daily-average', number: 'I04', unit: 'movements per day', cubes: SINGLE_CHOICE_CUBES, calculation: { kind: 'per-operational-day' },
  names: { en: 'Daily average (operational days)', lo: 'ຄ່າສະເລ່ຍຕໍ່ມື້ (ມື້ທີ່ປະຕິບັດງານ)' },
  formula: {
    en: 'For each point its movements divided by its operational days (observed, partial, known closed, or with records); then the sum over the points that have any.',
    lo: 'ແຕ່ລະຈຸດ: ການເຄື່ອນຍ້າຍ ຫານດ້ວຍມື້ທີ່ປະຕິບັດງານ (ສັງເກດ, ສັງເກດບາງສ່ວນ, ປິດ ຫຼື ມີບັນທຶກ) ແລ້ວບວກທຸກຈຸດທີ່ມີມື້ປະຕິບັດງານ.',
  },
  caveats: [{ en: 'Points without an operational day are left out: "points" and "operationalPoints" beside the value say how many.', lo: 'ຈຸດທີ່ບໍ່ມີມື້ປະຕິບັດງານບໍ່ນັບ: "points" ແລະ "operationalPoints" ບອກຈຳນວນ.' }, CORRIDORS],
};

export const MOVEMENTS_ADJUSTED: Indicator = {
  ...OF_MOVEMENTS, id: 'movements-adjusted', number: 'I05', cubes: SINGLE_CHOICE_CUBES, calculation: { kind: 'adjusted', least: 0.5 },
  names: { en: 'Movements adjusted for coverage (estimate)', lo: 'ການເຄື່ອນຍ້າຍທີ່ປັບຕາມຄວາມຄອບຄຸມ (ຄາດຄະເນ)' },
  formula: {
    en: 'Movements of each point and day times planned by observed hours, where at least half of the plan was observed; as observed elsewhere. Never below what was observed; days that nobody watched are not filled in.',
    lo: 'ການເຄື່ອນຍ້າຍຂອງແຕ່ລະຈຸດ ແລະ ມື້ ຄູນຊົ່ວໂມງຕາມແຜນ ຫານຊົ່ວໂມງທີ່ສັງເກດ ຖ້າສັງເກດຢ່າງໜ້ອຍເຄິ່ງໜຶ່ງ. ບໍ່ຕ່ຳກວ່າຕົວເລກທີ່ສັງເກດ; ມື້ທີ່ບໍ່ມີຜູ້ສັງເກດບໍ່ຖືກເຕີມ.',
  },
  caveats: [{ en: 'An estimate, status E.', lo: 'ເປັນຕົວເລກຄາດຄະເນ, ສະຖານະ E.' }, CORRIDORS],
};
