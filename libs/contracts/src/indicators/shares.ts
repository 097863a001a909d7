import { UNKNOWN } from '../vocabulary/choice-lists.js';
import { AGE_BANDS } from '../vocabulary/sex-age-group.js';
import type { Indicator } from './indicator.js';
import { MOVEMENT_CUBES, SINGLE_CHOICE_CUBES } from './movements.js';
import { CORRIDORS, NOT_PERSONS, OF_MOVEMENTS } from './volumes.js';

/** Rows of a share add up to 100 % of its base, but shares of several bases do not add up. */
const OF_SHARES = { ...OF_MOVEMENTS, unit: '%', additive: false } as const;
const ALL = { en: 'All movements of the same question, unknown included.', lo: 'ການເຄື່ອນຍ້າຍທັງໝົດໃນຄຳຖາມດຽວກັນ, ລວມທັງບໍ່ຮູ້.' };
const CHILDREN_BANDS = ['0-4', '5-17'] as const;
const KNOWN_AGES = AGE_BANDS.filter((band) => band !== UNKNOWN);

export const POINT_SHARE: Indicator = {
  ...OF_SHARES, id: 'point-share', number: 'I09', cubes: SINGLE_CHOICE_CUBES, breakdown: ['fmp'], calculation: { kind: 'share', over: ['fmp'], within: 'pointClass' },
  names: { en: 'Share of the point', lo: 'ສັດສ່ວນຂອງຈຸດ' },
  formula: { en: 'Movements at the point in percent of those at all points of its class (border or internal).', lo: 'ການເຄື່ອນຍ້າຍຢູ່ຈຸດ ເປັນເປີເຊັນຂອງທຸກຈຸດໃນປະເພດດຽວກັນ (ຊາຍແດນ ຫຼື ພາຍໃນ).' },
  base: { en: 'Movements at all points of the same class.', lo: 'ການເຄື່ອນຍ້າຍຢູ່ທຸກຈຸດໃນປະເພດດຽວກັນ.' }, caveats: [CORRIDORS],
};

export const DIRECTION_SPLIT: Indicator = {
  ...OF_SHARES, id: 'direction-split', number: 'I10', cubes: SINGLE_CHOICE_CUBES,
  calculation: {
    kind: 'ratio', part: { where: { direction: ['inflow'] } }, whole: { where: { direction: ['inflow', 'outflow'] } },
    beside: {
      inflow: { where: { direction: ['inflow'] } }, outflow: { where: { direction: ['outflow'] } }, net: { where: { direction: ['inflow'] }, less: { direction: ['outflow'] } },
      transit: { where: { direction: ['transit'] } }, internal: { where: { direction: ['internal'] } }, directionUndefined: { where: { direction: ['undefined'] } },
    },
  },
  names: { en: 'Split by direction and net flow', lo: 'ສັດສ່ວນຕາມທິດທາງ ແລະ ຜົນຕ່າງ' },
  formula: { en: 'Inflow in percent of inflow and outflow; net is inflow less outflow. Transit, internal and undefined stand aside.', lo: 'ຂາເຂົ້າ ເປັນເປີເຊັນຂອງຂາເຂົ້າ ແລະ ຂາອອກ; ຜົນຕ່າງ ແມ່ນ ຂາເຂົ້າ ລົບ ຂາອອກ. ຜ່ານແດນ, ພາຍໃນ ແລະ ບໍ່ຈະແຈ້ງ ບອກຕ່າງຫາກ.' },
  base: { en: 'Inflow and outflow.', lo: 'ຂາເຂົ້າ ແລະ ຂາອອກ.' },
  caveats: [{ en: 'Inflow at one point and outflow at another are not netted against each other in meaning.', lo: 'ຂາເຂົ້າຂອງຈຸດໜຶ່ງ ແລະ ຂາອອກຂອງຈຸດອື່ນ ບໍ່ຄວນຫັກລົບກັນ.' }, CORRIDORS],
};

export const NATIONALITY_SHARE: Indicator = {
  ...OF_SHARES, id: 'nationality-share', number: 'I11', cubes: [MOVEMENT_CUBES.nationality], breakdown: ['nationality'], calculation: { kind: 'share', over: ['nationality'] },
  names: { en: 'Share of the nationality', lo: 'ສັດສ່ວນຕາມສັນຊາດ' },
  formula: { en: 'Movements of the nationality in percent of all; XXX is not known.', lo: 'ການເຄື່ອນຍ້າຍຂອງສັນຊາດ ເປັນເປີເຊັນຂອງທັງໝົດ; XXX ແມ່ນບໍ່ຮູ້.' }, base: ALL, caveats: [NOT_PERSONS],
};

export const FEMALE_SHARE: Indicator = {
  ...OF_SHARES, id: 'female-share', number: 'I12', cubes: [MOVEMENT_CUBES.sexAge],
  calculation: { kind: 'ratio', part: { where: { sex: ['F'] } }, whole: { where: { sex: ['F', 'M'] } }, beside: { female: { where: { sex: ['F'] } }, male: { where: { sex: ['M'] } }, sexUnknown: { where: { sex: [UNKNOWN] } } } },
  names: { en: 'Share of women and girls', lo: 'ສັດສ່ວນເພດຍິງ' },
  formula: { en: 'Female in percent of movements of known sex; those of unknown sex stand aside.', lo: 'ເພດຍິງ ເປັນເປີເຊັນຂອງຜູ້ທີ່ຮູ້ເພດ; ຜູ້ທີ່ບໍ່ຮູ້ເພດ ບອກຕ່າງຫາກ.' },
  base: { en: 'Movements of known sex.', lo: 'ການເຄື່ອນຍ້າຍທີ່ຮູ້ເພດ.' }, caveats: [NOT_PERSONS],
};

export const AGE_SHARE: Indicator = {
  ...OF_SHARES, id: 'age-share', number: 'I13', cubes: [MOVEMENT_CUBES.sexAge], breakdown: ['age'], calculation: { kind: 'share', over: ['age'], known: { age: KNOWN_AGES } },
  names: { en: 'Share of the age band', lo: 'ສັດສ່ວນຕາມກຸ່ມອາຍຸ' },
  formula: { en: 'Movements of the age band in percent of those of known age.', lo: 'ການເຄື່ອນຍ້າຍຂອງກຸ່ມອາຍຸ ເປັນເປີເຊັນຂອງຜູ້ທີ່ຮູ້ອາຍຸ.' },
  base: { en: 'Movements of known age.', lo: 'ການເຄື່ອນຍ້າຍທີ່ຮູ້ອາຍຸ.' }, caveats: [NOT_PERSONS],
};

export const CHILDREN: Indicator = {
  ...OF_SHARES, id: 'children', number: 'I14', cubes: [MOVEMENT_CUBES.sexAge],
  calculation: { kind: 'ratio', part: { where: { age: CHILDREN_BANDS } }, whole: { where: { age: KNOWN_AGES } }, beside: { children: { where: { age: CHILDREN_BANDS } }, ageUnknown: { where: { age: [UNKNOWN] } } } },
  names: { en: 'Share of children', lo: 'ສັດສ່ວນເດັກ' },
  formula: { en: 'Movements of persons under 18 in percent of those of known age.', lo: 'ຜູ້ມີອາຍຸຕ່ຳກວ່າ 18 ປີ ເປັນເປີເຊັນຂອງຜູ້ທີ່ຮູ້ອາຍຸ.' },
  base: { en: 'Movements of known age.', lo: 'ການເຄື່ອນຍ້າຍທີ່ຮູ້ອາຍຸ.' },
  caveats: [{ en: 'Unaccompanied children belong to the protection stream and are not in this indicator.', lo: 'ເດັກບໍ່ມີຜູ້ປົກຄອງ ເປັນຂໍ້ມູນດ້ານການປົກປ້ອງ ບໍ່ຢູ່ໃນຕົວຊີ້ວັດນີ້.' }],
};

export const DESTINATION_SHARE: Indicator = {
  ...OF_SHARES, id: 'destination-share', number: 'I15', cubes: [MOVEMENT_CUBES.originDestination], breakdown: ['direction', 'destCountry'],
  calculation: { kind: 'share', over: ['destCountry', 'destProvince'], within: 'direction' },
  names: { en: 'Share of the destination', lo: 'ສັດສ່ວນຕາມຈຸດໝາຍປາຍທາງ' },
  formula: { en: 'Movements to the destination in percent of those in the same direction.', lo: 'ການເຄື່ອນຍ້າຍໄປຈຸດໝາຍ ເປັນເປີເຊັນຂອງທິດທາງດຽວກັນ.' },
  base: { en: 'Movements in the same direction, not of all.', lo: 'ການເຄື່ອນຍ້າຍໃນທິດທາງດຽວກັນ, ບໍ່ແມ່ນທັງໝົດ.' }, caveats: [NOT_PERSONS],
};

export const ORIGIN_DESTINATION: Indicator = {
  ...OF_MOVEMENTS, id: 'origin-destination', number: 'I16', cubes: [MOVEMENT_CUBES.originDestination], breakdown: ['depCountry', 'destCountry'], calculation: { kind: 'sum', of: 'value' },
  names: { en: 'From where to where', lo: 'ຕົ້ນທາງ ແລະ ປາຍທາງ' },
  formula: { en: 'Movements by place of departure and destination; XXX and unknown are kept.', lo: 'ການເຄື່ອນຍ້າຍຕາມຕົ້ນທາງ ແລະ ປາຍທາງ; ລວມທັງບໍ່ຮູ້.' }, caveats: [NOT_PERSONS, CORRIDORS],
};

export const MOVEMENT_TYPE_SHARE: Indicator = {
  ...OF_SHARES, id: 'movement-type-share', number: 'I17', cubes: [MOVEMENT_CUBES.transport], breakdown: ['movementType'], calculation: { kind: 'share', over: ['movementType'] },
  names: { en: 'Share of the type of movement', lo: 'ສັດສ່ວນຕາມປະເພດການເຄື່ອນຍ້າຍ' },
  formula: { en: 'Movements of the type in percent of all; a group has one type.', lo: 'ການເຄື່ອນຍ້າຍຂອງປະເພດ ເປັນເປີເຊັນຂອງທັງໝົດ; ໜຶ່ງກຸ່ມມີໜຶ່ງປະເພດ.' }, base: ALL, caveats: [NOT_PERSONS],
};

export const TRANSPORT_SHARE: Indicator = {
  ...OF_SHARES, id: 'transport-share', number: 'I19', cubes: [MOVEMENT_CUBES.transport], breakdown: ['transport'], calculation: { kind: 'share', over: ['transport'], groups: true },
  names: { en: 'Share of the means of transport', lo: 'ສັດສ່ວນຕາມພາຫະນະ' },
  formula: { en: 'Movements by the means in percent of all; groupShare is groups by the means in percent of all groups.', lo: 'ການເຄື່ອນຍ້າຍດ້ວຍພາຫະນະ ເປັນເປີເຊັນຂອງທັງໝົດ; groupShare ແມ່ນສັດສ່ວນຂອງກຸ່ມ.' }, base: ALL,
  caveats: [{ en: 'Persons and groups give different shares: say which.', lo: 'ສັດສ່ວນຂອງຄົນ ແລະ ຂອງກຸ່ມ ຕ່າງກັນ: ໃຫ້ບອກວ່າແມ່ນອັນໃດ.' }],
};
