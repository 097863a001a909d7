import type { MeasuredPosition } from '@fm/contracts/vocabulary';
import { sightingIf, type Rule } from './rule.js';

/** A box around Laos with a margin for its border points, in degrees; (0,0) lies outside of it too. */
const SOUTH = 13.9;
const NORTH = 22.6;
const WEST = 100.0;
const EAST = 107.8;

/** A measured position that cannot be right is dropped: the point's registered codes say where an interview took place. */
export const PLACE_RULES: readonly Rule[] = [
  {
    id: 'V-G3', severity: 'W',
    message: { en: 'The measured position lies outside Laos and was dropped.', lo: 'ພິກັດຢູ່ນອກລາວ: ບໍ່ໄດ້ນຳໃຊ້.' },
    fix: { en: 'Check the GPS of the device.', lo: 'ກວດ GPS ຂອງເຄື່ອງ.' },
    look: (draft) => sightingIf(draft.position !== null && !isNearLaos(draft.position), () => ({ field: 'position', value: null, mended: { ...draft, position: null } })),
  },
];

const isNearLaos = ({ lat, lon }: MeasuredPosition): boolean => lat >= SOUTH && lat <= NORTH && lon >= WEST && lon <= EAST;
