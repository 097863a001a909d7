import { defineCube } from './cube.js';
import type { Indicator } from './indicator.js';

/** Movements by day; nationality and sex/age are separate margins of a group and are never crossed. */
export const MOVEMENT_TOTAL = defineCube('fmp', 'direction');
export const MOVEMENT_CUBES = {
  total: MOVEMENT_TOTAL,
  nationality: defineCube('fmp', 'direction', 'nationality'),
  sexAge: defineCube('fmp', 'direction', 'sex', 'age'),
  transport: defineCube('fmp', 'direction', 'transport', 'movementType'),
  reason: defineCube('fmp', 'direction', 'reason'),
  hour: defineCube('fmp', 'direction', 'hour'),
  originDestination: defineCube('fmp', 'direction', 'depCountry', 'depProvince', 'destCountry', 'destProvince'),
  vulnerability: defineCube('fmp', 'direction', 'vulnerability'),
} as const;

export const MOVEMENTS: Indicator = {
  id: 'movements',
  number: 'I01',
  names: { en: 'Movements', lo: 'ຈຳນວນການເຄື່ອນຍ້າຍ' },
  unit: 'movements',
  measure: 'movements',
  formula: { en: 'Sum of the group totals of accepted and flagged registry records.', lo: 'ຜົນລວມຂອງຈຳນວນຄົນໃນກຸ່ມ ຈາກບັນທຶກທີ່ຮັບ ແລະ ທີ່ໝາຍໄວ້.' },
  sensitivity: 'P',
  cubes: Object.values(MOVEMENT_CUBES),
  caveats: [
    { en: 'Movements, not persons: whoever passes twice is counted twice.', lo: 'ແມ່ນການເຄື່ອນຍ້າຍ ບໍ່ແມ່ນຈຳນວນຄົນ: ຜູ້ທີ່ຜ່ານສອງຄັ້ງ ນັບສອງຄັ້ງ.' },
    { en: 'Points of one corridor see the same groups: do not add them up.', lo: 'ຈຸດໃນເສັ້ນທາງດຽວກັນເຫັນກຸ່ມດຽວກັນ: ຢ່າເອົາມາບວກກັນ.' },
  ],
};
