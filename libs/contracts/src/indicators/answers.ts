import { BASE } from './dimensions.js';
import type { Indicator } from './indicator.js';
import { MEASURES } from './measures.js';
import { MOVEMENT_CUBES } from './movements.js';
import { NOT_PERSONS, OF_MOVEMENTS } from './volumes.js';

const OF_ANSWERS = { ...OF_MOVEMENTS, unit: '%', additive: false } as const;
const OVERLAP = { en: 'Several answers were possible: rows do not add up.', lo: 'ຕອບໄດ້ຫຼາຍຂໍ້: ແຖວບວກກັນບໍ່ໄດ້.' };

export const REASON_PREVALENCE: Indicator = {
  ...OF_ANSWERS, id: 'reason-prevalence', number: 'I18', cubes: [MOVEMENT_CUBES.reason], breakdown: ['reason'], calculation: { kind: 'rate', over: 'reason' },
  names: { en: 'Prevalence of the reason', lo: 'ອັດຕາຂອງເຫດຜົນ' },
  formula: { en: 'Movements of groups with the reason in percent of those whose reasons are known.', lo: 'ການເຄື່ອນຍ້າຍຂອງກຸ່ມທີ່ມີເຫດຜົນນີ້ ເປັນເປີເຊັນຂອງກຸ່ມທີ່ຮູ້ເຫດຜົນ.' },
  base: { en: 'Movements of groups whose reasons were answered.', lo: 'ການເຄື່ອນຍ້າຍຂອງກຸ່ມທີ່ຕອບເຫດຜົນ.' }, caveats: [OVERLAP, NOT_PERSONS],
};

export const VULNERABILITY_RATE: Indicator = {
  ...OF_ANSWERS, id: 'vulnerability-rate', number: 'I20', cubes: [MOVEMENT_CUBES.vulnerability], breakdown: ['vulnerability'], calculation: { kind: 'rate', over: 'vulnerability' },
  names: { en: 'Rate of the vulnerability', lo: 'ອັດຕາຄວາມບອບບາງ' },
  formula: { en: 'Persons of the category in percent of the movements of groups in which any category was answered.', lo: 'ຄົນໃນໝວດນີ້ ເປັນເປີເຊັນຂອງການເຄື່ອນຍ້າຍຂອງກຸ່ມທີ່ໄດ້ຕອບ.' },
  base: { en: 'Movements of groups in which any category was answered.', lo: 'ການເຄື່ອນຍ້າຍຂອງກຸ່ມທີ່ໄດ້ຕອບຢ່າງໜ້ອຍໜຶ່ງໝວດ.' },
  caveats: [OVERLAP, { en: 'As seen from outside: disability is visible disability only.', lo: 'ຕາມທີ່ເຫັນດ້ວຍຕາ: ຄວາມພິການ ແມ່ນສະເພາະທີ່ເຫັນໄດ້.' }],
};

export const VULNERABLE_GROUPS: Indicator = {
  ...OF_ANSWERS, measure: 'vulnerable-groups', id: 'vulnerable-groups', number: 'I21', cubes: MEASURES['vulnerable-groups'].cubes,
  calculation: { kind: 'ratio', part: { where: { anyVulnerability: ['yes'] } }, whole: { where: { anyVulnerability: [BASE] } }, beside: { groups: { where: { anyVulnerability: ['yes'] } } } },
  names: { en: 'Groups with a vulnerability', lo: 'ກຸ່ມທີ່ມີຄວາມບອບບາງ' },
  formula: { en: 'Groups with at least one observable vulnerability in percent of those in which any was answered.', lo: 'ກຸ່ມທີ່ມີຄວາມບອບບາງຢ່າງໜ້ອຍໜຶ່ງຢ່າງ ເປັນເປີເຊັນຂອງກຸ່ມທີ່ໄດ້ຕອບ.' },
  base: { en: 'Groups in which any vulnerability was answered.', lo: 'ກຸ່ມທີ່ໄດ້ຕອບກ່ຽວກັບຄວາມບອບບາງ.' },
  caveats: [{ en: 'As seen from outside.', lo: 'ຕາມທີ່ເຫັນດ້ວຍຕາ.' }],
};
