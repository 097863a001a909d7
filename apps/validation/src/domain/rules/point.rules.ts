import { nothing, seenIf, type Rule } from './rule.js';

/** Where and when: without it there is nothing to count, whatever the form. */
export const POINT_RULES: readonly Rule[] = [
  {
    id: 'V-S3', severity: 'E', stage: 'form', reads: ['fmp_code', 'obs_date', 'start'], essential: true,
    message: { en: 'The point or the date is missing or cannot be read.', lo: 'ບໍ່ມີ ຫຼື ອ່ານບໍ່ໄດ້: ຈຸດ ຫຼື ວັນທີ.' },
    fix: { en: 'Enter it in Kobo; the edit releases the record by itself.', lo: 'ແກ້ໄຂໃນ Kobo; ເມື່ອແກ້ແລ້ວ ບັນທຶກຈະຖືກປ່ອຍເອງ.' },
    look: ({ fits, point, day, dayText }) => (!fits || (point !== null && day !== null) ? nothing : [
      ...seenIf(point === null, 'point', () => null),
      ...seenIf(day === null, 'day', () => dayText),
    ]),
  },
  {
    id: 'V-S4-point', severity: 'E', stage: 'form', reads: ['fmp_code'], essential: true,
    message: { en: 'The point is not in the register.', lo: 'ຈຸດນີ້ບໍ່ຢູ່ໃນທະບຽນຈຸດຕິດຕາມ.' },
    fix: { en: 'Correct the code in Kobo, or register the point: its records are then released.', lo: 'ແກ້ລະຫັດໃນ Kobo ຫຼື ລົງທະບຽນຈຸດ: ບັນທຶກຈະຖືກປ່ອຍເອງ.' },
    look: (draft, { point }) => seenIf(draft.point !== null && point === null, 'point', () => draft.point),
  },
  {
    id: 'V-T3', severity: 'W', stage: 'platform', reads: ['obs_date', 'fmp_code'],
    message: { en: 'The point was not open on that day.', lo: 'ຈຸດນີ້ບໍ່ທັນເປີດ ຫຼື ປິດແລ້ວໃນວັນນັ້ນ.' },
    fix: { en: 'Is the opening date in the register right?', lo: 'ວັນທີເປີດໃນທະບຽນຖືກຕ້ອງບໍ່?' },
    look: ({ day, dayText }, { point }) => seenIf(day !== null && point !== null && (day < point.openedOn || (point.closedOn !== null && day > point.closedOn)), 'day', () => dayText),
  },
  {
    id: 'V-E4', severity: 'I', stage: 'platform', reads: ['enumerator_code', 'fmp_code', 'obs_date'],
    message: { en: 'The register does not have this enumerator at this point on this day.', lo: 'ທະບຽນບໍ່ມີຜູ້ສຳພາດຄົນນີ້ຢູ່ຈຸດນີ້ໃນມື້ນີ້.' },
    fix: { en: 'Enter the change of team in the register, or correct the code.', lo: 'ປັບປຸງທະບຽນທີມ ຫຼື ແກ້ລະຫັດ.' },
    look: (draft, { enumerator, point }) => {
      if (draft.enumerator === null || draft.day === null || point === null || enumerator === undefined) return nothing;
      const here = enumerator !== null && enumerator.points.includes(point.code) && enumerator.activeFrom <= draft.day && (enumerator.activeTo === null || draft.day <= enumerator.activeTo);
      return seenIf(!here, 'enumerator', () => draft.enumerator);
    },
  },
];
