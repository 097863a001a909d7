import type { MeasuredPosition } from '@fm/contracts/vocabulary';
import { metresBetween } from './metres-between.js';
import { nothing, sightingIf, type Rule } from './rule.js';

/** A box around Laos with a margin for its border points, in degrees; (0,0) lies outside of it too. */
const SOUTH = 13.9;
const NORTH = 22.6;
const WEST = 100.0;
const EAST = 107.8;

/** On board the point moves with the train or the bus. */
const MOVING = ['on_board', 'train', 'bus'];

/** A measured position is a check, never the truth: one that cannot be right is dropped, and the point's registered codes stay. */
export const PLACE_RULES: readonly Rule[] = [
  {
    id: 'V-G3', severity: 'W', stage: 'platform', reads: ['gps'],
    message: { en: 'The measured position lies outside Laos and was dropped.', lo: 'ພິກັດຢູ່ນອກລາວ: ບໍ່ໄດ້ນຳໃຊ້.' },
    fix: { en: 'Check the GPS of the device.', lo: 'ກວດ GPS ຂອງເຄື່ອງ.' },
    look: ({ position, misplaced }) => sightingIf(misplaced || (position !== null && !isNearLaos(position)), () => ({ field: 'position', value: null, mend: { position: null } })),
  },
  {
    id: 'V-G2', severity: 'W', stage: 'form', reads: ['gps'], thresholds: { metres: 100 },
    message: { en: 'The position was measured to no better than {metres} metres.', lo: 'ຄວາມແມ່ນຍຳຂອງພິກັດຫຼຸດກວ່າ {metres} ແມັດ.' },
    fix: { en: 'Wait under the open sky until the device has found its place.', lo: 'ລໍຖ້າກາງແຈ້ງຈົນກວ່າເຄື່ອງຈະຫາພິກັດໄດ້.' },
    look: ({ position }, _, { metres = 0 }) => sightingIf((position?.accuracyM ?? 0) > metres, () => ({ field: 'position', value: `${Math.round(position?.accuracyM ?? 0)} m` })),
  },
  {
    id: 'V-G1', severity: 'W', stage: 'platform', reads: ['gps', 'fmp_code'], thresholds: { times: 1 },
    message: { en: 'It was measured further from the point than {times} times its radius, and the position was dropped.', lo: 'ພິກັດຢູ່ໄກຈາກຈຸດກວ່າ {times} ເທົ່າຂອງລັດສະໝີ: ບໍ່ໄດ້ນຳໃຊ້ພິກັດ.' },
    fix: { en: 'Ask whether the right point was chosen on a shared tablet.', lo: 'ຖາມວ່າເລືອກຈຸດຖືກບໍ່ ໃນແທັບເລັດທີ່ໃຊ້ຮ່ວມກັນ.' },
    look: ({ position }, { point }, { times = 0 }) => {
      const away = distance(position, point);
      return point?.confirmed && away !== null && away > point.radiusM * times ? [{ field: 'position', value: kilometres(away), mend: { position: null } }] : nothing;
    },
  },
  {
    id: 'V-G1-unconfirmed', severity: 'I', stage: 'platform', reads: ['gps', 'fmp_code'], thresholds: { times: 1 },
    message: { en: 'It was measured further from the point than {times} times its radius; the position of the point itself is not confirmed.', lo: 'ພິກັດຢູ່ໄກຈາກຈຸດກວ່າ {times} ເທົ່າຂອງລັດສະໝີ; ຕຳແໜ່ງຂອງຈຸດຍັງບໍ່ທັນຢືນຢັນ.' },
    fix: { en: 'Confirm the position of the point in the register: the middle of thirty good measurements will do.', lo: 'ຢືນຢັນຕຳແໜ່ງຂອງຈຸດໃນທະບຽນ: ເອົາຄ່າກາງຂອງການວັດ 30 ຄັ້ງ.' },
    look: ({ position }, { point }, { times = 0 }) => {
      const away = distance(position, point);
      return point && !point.confirmed && away !== null && away > point.radiusM * times ? [{ field: 'position', value: kilometres(away) }] : nothing;
    },
  },
];

const isNearLaos = ({ lat, lon }: MeasuredPosition): boolean => lat >= SOUTH && lat <= NORTH && lon >= WEST && lon <= EAST;

function distance(position: MeasuredPosition | null, point: { readonly lat: number; readonly lon: number; readonly type: string } | null): number | null {
  return position === null || point === null || MOVING.includes(point.type) ? null : metresBetween(position, point);
}

/** Rounded: how far it is must not tell where it is. */
const kilometres = (metres: number): string => (metres < 1_000 ? '< 1 km' : `${Math.round(metres / 1_000)} km`);
