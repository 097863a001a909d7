import { sightingIf, type Rule } from './rule.js';

/** Dates and clocks that are doubted and kept. */
export const TIME_RULES: readonly Rule[] = [
  {
    id: 'V-T1', severity: 'W',
    message: { en: 'The interview ends before it starts.', lo: 'ການສຳພາດສິ້ນສຸດກ່ອນເລີ່ມ.' },
    fix: { en: 'Check the clock of the device.', lo: 'ກວດໂມງຂອງເຄື່ອງ.' },
    look: (draft) => sightingIf(draft.startedAt !== null && draft.endedAt !== null && draft.endedAt < draft.startedAt, () => ({ field: 'end', value: draft.endedAt?.toISOString() ?? null })),
  },
  {
    id: 'V-T3', severity: 'W',
    message: { en: 'The point was not open on that day.', lo: 'ຈຸດນີ້ບໍ່ທັນເປີດ ຫຼື ປິດແລ້ວໃນວັນນັ້ນ.' },
    fix: { en: 'Is the opening date in the register right?', lo: 'ວັນທີເປີດໃນທະບຽນຖືກຕ້ອງບໍ່?' },
    look: (draft, { point }) => {
      const closed = draft.day !== null && point !== null && (draft.day < point.openedOn || (point.closedOn !== null && draft.day > point.closedOn));
      return sightingIf(closed, () => ({ field: 'day', value: draft.dayText }));
    },
  },
  {
    id: 'V-T6', severity: 'W',
    message: { en: 'A year of the Buddhist era: 543 were taken off.', lo: 'ປີພຸດທະສັກກະລາດ: ໄດ້ລົບ 543 ອອກ.' },
    fix: { en: 'Set the device to the Gregorian calendar.', lo: 'ຕັ້ງເຄື່ອງໃຫ້ໃຊ້ຄຣິດສັກກະລາດ.' },
    look: (draft) => sightingIf(draft.buddhistYear, () => ({ field: 'day', value: draft.dayText })),
  },
];
