import type { Indicator } from './indicator.js';
import { SINGLE_CHOICE_CUBES } from './movements.js';
import { CORRIDORS, OF_MOVEMENTS } from './volumes.js';

const OF_CHANGE = { ...OF_MOVEMENTS, unit: '%', additive: false, cubes: SINGLE_CHOICE_CUBES } as const;
const BREAK = { en: 'A point at which the rule of whom to leave out changed is not compared.', lo: 'ຈຸດທີ່ປ່ຽນກົດເກນການຍົກເວັ້ນ ບໍ່ຖືກປຽບທຽບ.' };

export const TREND_DAILY_AVERAGE: Indicator = {
  ...OF_CHANGE, id: 'trend-daily-average', number: 'I07', calculation: { kind: 'trend', of: 'daily-average', least: 30 },
  names: { en: 'Trend of the daily average', lo: 'ແນວໂນ້ມຂອງຄ່າສະເລ່ຍຕໍ່ມື້' },
  formula: {
    en: 'Change of the daily average (operational days) from the period before, in percent of it, over the points with operational days in both. Null where the period before has fewer than 30 movements.',
    lo: 'ການປ່ຽນແປງຂອງຄ່າສະເລ່ຍຕໍ່ມື້ (ມື້ປະຕິບັດງານ) ທຽບກັບໄລຍະກ່ອນ ເປັນເປີເຊັນ, ສະເພາະຈຸດທີ່ມີມື້ປະຕິບັດງານໃນທັງສອງໄລຍະ. ວ່າງ ຖ້າໄລຍະກ່ອນມີໜ້ອຍກວ່າ 30.',
  },
  base: { en: 'Daily average of the period before, on the matched panel of points.', lo: 'ຄ່າສະເລ່ຍຕໍ່ມື້ຂອງໄລຍະກ່ອນ ໃນຊຸດຈຸດດຽວກັນ.' },
  caveats: [{ en: 'Not comparable with a change by calendar days or of totals.', lo: 'ປຽບທຽບບໍ່ໄດ້ກັບການປ່ຽນແປງຕາມມື້ປະຕິທິນ ຫຼື ຍອດລວມ.' }, BREAK, CORRIDORS],
};

export const TREND_TOTAL: Indicator = {
  ...OF_CHANGE, id: 'trend-total', number: 'I08', calculation: { kind: 'trend', of: 'total', least: 1 },
  names: { en: 'Trend of the total', lo: 'ແນວໂນ້ມຂອງຍອດລວມ' },
  formula: { en: 'Change of the movements from the period before, in percent of them.', lo: 'ການປ່ຽນແປງຂອງຈຳນວນການເຄື່ອນຍ້າຍ ທຽບກັບໄລຍະກ່ອນ ເປັນເປີເຊັນ.' },
  base: { en: 'Movements of the period before.', lo: 'ການເຄື່ອນຍ້າຍຂອງໄລຍະກ່ອນ.' },
  caveats: [{ en: 'Months differ in length and points in days observed: read the trend of the daily average first.', lo: 'ເດືອນຍາວບໍ່ເທົ່າກັນ ແລະ ຈຸດສັງເກດບໍ່ເທົ່າກັນ: ໃຫ້ເບິ່ງແນວໂນ້ມຂອງຄ່າສະເລ່ຍກ່ອນ.' }, BREAK, CORRIDORS],
};
