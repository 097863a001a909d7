import type { Indicator } from './indicator.js';
import { MEASURES } from './measures.js';
import { RECRUITMENT_COMPONENTS } from './survey-count.js';

const INDICATIVE = { en: 'A convenience sample: an indication of trends, not representative. Say percent, n and "respondents", never "workers".', lo: 'ຕົວຢ່າງແບບສະດວກ: ບອກແນວໂນ້ມ, ບໍ່ເປັນຕົວແທນ. ໃຫ້ເວົ້າ ເປີເຊັນ, n ແລະ "ຜູ້ຕອບ".' };
const SNAPSHOT = { en: 'Whole months, quarters or years, or a round; small numbers are suppressed.', lo: 'ເປັນເດືອນ, ໄຕມາດ, ປີ ຫຼື ຮອບ; ຕົວເລກນ້ອຍຖືກປິດໄວ້.' };
const OF_SURVEY = { sensitivity: 'S', additive: false, breakdown: [] } as const;
const VALID = { en: 'Respondents with a valid answer; don\'t know and refused stand aside as answers of their own.', lo: 'ຜູ້ທີ່ຕອບ; ບໍ່ຮູ້ ແລະ ບໍ່ຢາກຕອບ ບອກຕ່າງຫາກ.' };

export const FMS_SAMPLE: Indicator = {
  ...OF_SURVEY, id: 'fms-sample', number: 'I24', measure: 'fms-interviews', unit: 'interviews', cubes: MEASURES['fms-interviews'].cubes, base: null,
  calculation: { kind: 'snapshot', tell: 'value', where: { outcome: ['completed'] }, beside: 'refusal' },
  names: { en: 'Survey sample and refusal', lo: 'ຂະໜາດຕົວຢ່າງ ແລະ ການປະຕິເສດ' },
  formula: { en: 'Completed interviews; refusalRate is refused in percent of refused and completed. Those who were not eligible are left out.', lo: 'ການສຳພາດທີ່ສຳເລັດ; refusalRate ແມ່ນ ຜູ້ປະຕິເສດ ເປັນເປີເຊັນຂອງຜູ້ປະຕິເສດ ແລະ ຜູ້ສຳເລັດ. ບໍ່ລວມຜູ້ທີ່ບໍ່ເຂົ້າເງື່ອນໄຂ.' },
  caveats: [INDICATIVE, SNAPSHOT],
};

export const FMS_SHARE: Indicator = {
  ...OF_SURVEY, id: 'fms-share', number: 'I25', measure: 'fms-answers', unit: '%', cubes: MEASURES['fms-answers'].cubes, breakdown: ['question', 'answer'], base: VALID,
  calculation: { kind: 'snapshot', tell: 'share', where: {}, beside: 'none' },
  names: { en: 'Share of the answer', lo: 'ສັດສ່ວນຂອງຄຳຕອບ' },
  formula: { en: 'Respondents with the answer in percent of those with a valid answer to the question; unweighted.', lo: 'ຜູ້ຕອບຂໍ້ນີ້ ເປັນເປີເຊັນຂອງຜູ້ທີ່ຕອບຄຳຖາມ; ບໍ່ຖ່ວງນ້ຳໜັກ.' },
  caveats: [INDICATIVE, SNAPSHOT],
};

export const RECRUITMENT_COMPONENTS_SHARE: Indicator = {
  ...OF_SURVEY, id: 'recruitment-components', number: 'I28', measure: 'fms-answers', unit: '%', cubes: MEASURES['fms-answers'].cubes, breakdown: ['answer'], base: VALID,
  calculation: { kind: 'snapshot', tell: 'share', where: { question: [RECRUITMENT_COMPONENTS] }, beside: 'none' },
  names: { en: 'Components of a risky recruitment', lo: 'ອົງປະກອບຄວາມສ່ຽງໃນການຈັດຫາງານ' },
  formula: { en: 'Each component apart: broker or online, no written contract, debt, no valid document, no information; in percent of outflow respondents who answered.', lo: 'ແຕ່ລະອົງປະກອບ: ນາຍໜ້າ ຫຼື ອອນລາຍ, ບໍ່ມີສັນຍາ, ມີໜີ້, ບໍ່ມີເອກະສານ, ບໍ່ມີຂໍ້ມູນ; ເປັນເປີເຊັນຂອງຜູ້ຕອບຂາອອກ.' },
  caveats: [{ en: 'No composite index: the components are not added up.', lo: 'ບໍ່ມີດັດຊະນີລວມ: ອົງປະກອບບໍ່ບວກກັນ.' }, INDICATIVE, SNAPSHOT],
};

export const WAGE_GAP: Indicator = {
  ...OF_SURVEY, id: 'wage-gap', number: 'I29', measure: 'wage-gap', unit: '%', cubes: MEASURES['wage-gap'].cubes,
  calculation: { kind: 'snapshot', tell: 'value', where: {}, beside: 'none' },
  names: { en: 'Wage gap', lo: 'ຊ່ອງຫວ່າງຄ່າແຮງ' },
  formula: { en: 'Median of actual less expected wage in percent of the expected, of inflow respondents who gave both in one currency and period.', lo: 'ຄ່າກາງຂອງ (ຄ່າແຮງຈິງ ລົບ ທີ່ຄາດ) ເປັນເປີເຊັນຂອງທີ່ຄາດ, ຂອງຜູ້ຕອບຂາເຂົ້າທີ່ໃຫ້ທັງສອງໃນສະກຸນເງິນດຽວກັນ.' },
  base: { en: 'n: the respondents behind the median, at least 30.', lo: 'n: ຈຳນວນຜູ້ຕອບ, ຢ່າງໜ້ອຍ 30.' },
  caveats: [{ en: 'A median: it cannot be added up or averaged.', lo: 'ເປັນຄ່າກາງ: ບວກ ຫຼື ສະເລ່ຍບໍ່ໄດ້.' }, INDICATIVE, SNAPSHOT],
};
