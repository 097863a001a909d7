import type { Indicator } from './indicator.js';
import { MEASURES } from './measures.js';

const OF_PROTECTION = { measure: 'protection-marks', unit: '%', sensitivity: 'X', additive: false, breakdown: [], cubes: MEASURES['protection-marks'].cubes } as const;
const BASE_TEXT = { en: 'Respondents who answered all four items, or who named any own experience.', lo: 'ຜູ້ທີ່ຕອບທັງສີ່ຂໍ້ ຫຼື ບອກປະສົບການຂອງຕົນເອງ.' };
const CAVEATS = [
  { en: 'An indication of exploitative practices, not a count of victims and no identification of a case.', lo: 'ບົ່ງຊີ້ການປະຕິບັດທີ່ຂູດຮີດ, ບໍ່ແມ່ນຈຳນວນຜູ້ຖືກເຄາະຮ້າຍ.' },
  { en: 'By province and month at the finest; where that is suppressed, ask for the round over both provinces.', lo: 'ລະອຽດທີ່ສຸດແມ່ນແຂວງ ແລະ ເດືອນ; ຖ້າຖືກປິດ ໃຫ້ຖາມທັງຮອບຂອງສອງແຂວງ.' },
];

export const EXPLOITATION_OWN: Indicator = {
  ...OF_PROTECTION, id: 'exploitation-own', number: 'I26', base: BASE_TEXT, caveats: CAVEATS,
  calculation: { kind: 'snapshot', tell: 'share', where: { mark: ['exploitation_own'] }, beside: 'none' },
  names: { en: 'Any sign of exploitation, own experience', lo: 'ມີສັນຍານການຂູດຮີດຢ່າງໜ້ອຍໜຶ່ງຂໍ້: ຕົນເອງ' },
  formula: { en: 'Respondents with own experience of at least one of four (unpaid, forced work, held, marriage offer) in percent of the base. Violence stands apart.', lo: 'ຜູ້ຕອບທີ່ມີປະສົບການຕົນເອງ ຢ່າງໜ້ອຍໜຶ່ງໃນສີ່ຂໍ້ (ບໍ່ໄດ້ຄ່າຈ້າງ, ບັງຄັບ, ກັກຂັງ, ແຕ່ງງານ) ເປັນເປີເຊັນຂອງຖານ.' },
};

export const EXPLOITATION_FAMILY: Indicator = {
  ...OF_PROTECTION, id: 'exploitation-family', number: 'I27', base: BASE_TEXT, caveats: CAVEATS,
  calculation: { kind: 'snapshot', tell: 'share', where: { mark: ['exploitation_family'] }, beside: 'none' },
  names: { en: 'Any sign of exploitation, family only', lo: 'ມີສັນຍານການຂູດຮີດຢ່າງໜ້ອຍໜຶ່ງຂໍ້: ຄອບຄົວເທົ່ານັ້ນ' },
  formula: { en: 'Respondents who named a family member and no own experience at any of the four, in percent of the base.', lo: 'ຜູ້ຕອບທີ່ບອກສະມາຊິກຄອບຄົວ ແຕ່ບໍ່ແມ່ນຕົນເອງ ເປັນເປີເຊັນຂອງຖານ.' },
};
