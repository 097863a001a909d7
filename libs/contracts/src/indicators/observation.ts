import { defineCube } from './cube.js';
import type { Indicator } from './indicator.js';
import { MEASURES } from './measures.js';
import { MOVEMENT_CUBES, SINGLE_CHOICE_CUBES } from './movements.js';
import { CORRIDORS, OF_MOVEMENTS } from './volumes.js';

const share = (component: 'rejected' | 'flagged' | 'late', weight: number) => ({ weight, part: { where: { component: [component] } }, whole: { where: { component: ['records'] } } });

export const COVERAGE: Indicator = {
  ...OF_MOVEMENTS, id: 'coverage', number: 'I06', measure: 'planned-hours', unit: 'ratio', additive: false, cubes: [defineCube('fmp')], calculation: { kind: 'coverage' },
  names: { en: 'Coverage', lo: 'ຄວາມຄອບຄຸມ' },
  formula: { en: 'Observed within planned hours, 0 to 1, over the days of points that have a plan. Null without a plan.', lo: 'ຊົ່ວໂມງທີ່ສັງເກດ ຫານຊົ່ວໂມງຕາມແຜນ (0 ຫາ 1) ຂອງມື້ທີ່ມີແຜນ. ວ່າງ ຖ້າບໍ່ມີແຜນ.' },
  base: { en: 'Planned hours of the roster.', lo: 'ຊົ່ວໂມງຕາມແຜນເວນ.' },
  caveats: [
    { en: 'Below 0.7 read figures with care.', lo: 'ຖ້າຕ່ຳກວ່າ 0.7 ໃຫ້ອ່ານຕົວເລກດ້ວຍຄວາມລະມັດລະວັງ.' },
    { en: 'Records without a coverage form count all the same; their hours are not known.', lo: 'ບັນທຶກທີ່ບໍ່ມີແບບຟອມຄວາມຄອບຄຸມກໍ່ນັບ; ແຕ່ບໍ່ຮູ້ຊົ່ວໂມງ.' },
  ],
};

export const HOURLY_PROFILE: Indicator = {
  ...OF_MOVEMENTS, id: 'hourly-profile', number: 'I22', unit: 'movements per hour', additive: false, cubes: [MOVEMENT_CUBES.hour], breakdown: ['hour'], calculation: { kind: 'per-observed-hour' },
  names: { en: 'Profile of the day', lo: 'ຮູບແບບຕາມຊົ່ວໂມງ' },
  formula: { en: 'Movements in the observed hours of points, divided by these hours; by hour of the day, or by weekday.', lo: 'ການເຄື່ອນຍ້າຍໃນຊົ່ວໂມງທີ່ສັງເກດ ຫານດ້ວຍຈຳນວນຊົ່ວໂມງ; ຕາມຊົ່ວໂມງ ຫຼື ວັນໃນອາທິດ.' },
  base: { en: 'Observed hours.', lo: 'ຊົ່ວໂມງທີ່ສັງເກດ.' },
  caveats: [{ en: 'Movements outside observed hours, or without an hour, are not in it.', lo: 'ບໍ່ລວມການເຄື່ອນຍ້າຍນອກຊົ່ວໂມງສັງເກດ ຫຼື ບໍ່ຮູ້ຊົ່ວໂມງ.' }],
};

export const PEAK_INDEX: Indicator = {
  ...OF_MOVEMENTS, id: 'peak-index', number: 'I23', unit: 'ratio', additive: false, cubes: SINGLE_CHOICE_CUBES, calculation: { kind: 'peak' },
  names: { en: 'Peak index', lo: 'ດັດຊະນີຈຸດສູງສຸດ' },
  formula: { en: 'Movements of the greatest operational day divided by the median over the operational days of the period.', lo: 'ການເຄື່ອນຍ້າຍຂອງມື້ສູງສຸດ ຫານດ້ວຍຄ່າກາງຂອງມື້ປະຕິບັດງານ.' },
  base: { en: 'Median of the operational days.', lo: 'ຄ່າກາງຂອງມື້ປະຕິບັດງານ.' }, caveats: [{ en: 'Trains and holidays make peaks.', lo: 'ລົດໄຟ ແລະ ວັນພັກ ເຮັດໃຫ້ເກີດຈຸດສູງສຸດ.' }, CORRIDORS],
};

export const DATA_QUALITY: Indicator = {
  ...OF_MOVEMENTS, id: 'data-quality', number: 'I30', measure: 'data-quality', sensitivity: 'R', unit: 'index', additive: false, cubes: MEASURES['data-quality'].cubes,
  calculation: {
    kind: 'index',
    less: [share('rejected', 0.4), share('flagged', 0.3), share('late', 0.15), { weight: 0.15, part: { where: { component: ['missing'] } }, whole: { where: { component: ['fields'] } } }],
    beside: {
      records: { where: { component: ['records'] } }, rejected: { where: { component: ['rejected'] } }, flagged: { where: { component: ['flagged'] } },
      late: { where: { component: ['late'] } }, missing: { where: { component: ['missing'] } }, fields: { where: { component: ['fields'] } },
    },
  },
  names: { en: 'Data quality', lo: 'ຄຸນນະພາບຂໍ້ມູນ' },
  formula: { en: '1 less 0.4 of the rejected, 0.3 of the flagged, 0.15 of the late records and 0.15 of the missing fields, each as a share.', lo: '1 ລົບ 0.4 ຂອງທີ່ປະຕິເສດ, 0.3 ຂອງທີ່ໝາຍໄວ້, 0.15 ຂອງທີ່ມາຊ້າ ແລະ 0.15 ຂອງຊ່ອງທີ່ຂາດ, ເປັນສັດສ່ວນ.' },
  base: { en: 'Records decided, and fields asked.', lo: 'ບັນທຶກທີ່ຕັດສິນແລ້ວ ແລະ ຊ່ອງທີ່ຖາມ.' },
  caveats: [{ en: 'For those who run the collection; about points and teams, never about a person. Not published.', lo: 'ສຳລັບຜູ້ຄຸ້ມຄອງການເກັບຂໍ້ມູນ; ກ່ຽວກັບຈຸດ ແລະ ທີມ, ບໍ່ແມ່ນບຸກຄົນ. ບໍ່ເຜີຍແຜ່.' }],
};
