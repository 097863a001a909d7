import { addDays, localDayOf } from '@fm/contracts/vocabulary';
import { nothing, sightingIf, type Rule } from './rule.js';

const EARLIEST_YEAR = 2020;
/** Above this a group's size is doubted; at railway stations whole trains are counted. Ten times as many cannot be. */
const LARGE_GROUP = 500;
const LARGE_GROUP_AT_RAIL = 2_000;
const IMPOSSIBLE_FACTOR = 10;

/** The only rules that hold a whole record: without point, day and size there is nothing to count. */
export const IDENTIFIABLE_RULES: readonly Rule[] = [
  {
    id: 'V-S3', severity: 'E',
    message: { en: 'Point, date or total is missing or cannot be read.', lo: 'ບໍ່ມີ ຫຼື ອ່ານບໍ່ໄດ້: ຈຸດ, ວັນທີ ຫຼື ຈຳນວນລວມ.' },
    fix: { en: 'Enter it in Kobo; the edit releases the record by itself.', lo: 'ແກ້ໄຂໃນ Kobo; ເມື່ອແກ້ແລ້ວ ບັນທຶກຈະຖືກປ່ອຍເອງ.' },
    look: (draft) => [
      ...sightingIf(draft.point === null, () => ({ field: 'point', value: null })),
      ...sightingIf(draft.day === null, () => ({ field: 'day', value: draft.dayText })),
      ...sightingIf(draft.nTotal === null || draft.nTotal < 1, () => ({ field: 'nTotal', value: draft.nTotalText })),
    ],
  },
  {
    id: 'V-S4-point', severity: 'E',
    message: { en: 'The point is not in the register.', lo: 'ຈຸດນີ້ບໍ່ຢູ່ໃນທະບຽນຈຸດຕິດຕາມ.' },
    fix: { en: 'Correct the code in Kobo, or register the point: its records are then released.', lo: 'ແກ້ລະຫັດໃນ Kobo ຫຼື ລົງທະບຽນຈຸດ: ບັນທຶກຈະຖືກປ່ອຍເອງ.' },
    look: (draft, { point }) => sightingIf(draft.point !== null && point === null, () => ({ field: 'point', value: draft.point })),
  },
  {
    id: 'V-T2', severity: 'E',
    message: { en: 'The day of observation lies after the day of receipt.', lo: 'ວັນທີສັງເກດຢູ່ຫຼັງວັນທີໄດ້ຮັບ.' },
    fix: { en: 'Check the date of the device and correct the day in Kobo.', lo: 'ກວດວັນທີຂອງເຄື່ອງ ແລະ ແກ້ວັນທີໃນ Kobo.' },
    look: (draft, { receivedOn }) => sightingIf(draft.day !== null && draft.day > receivedOn, () => ({ field: 'day', value: draft.dayText })),
  },
  {
    id: 'V-T6-year', severity: 'E',
    message: { en: `The year lies before ${EARLIEST_YEAR}.`, lo: `ປີຢູ່ກ່ອນ ${EARLIEST_YEAR}.` },
    fix: { en: 'The clock of the device is wrong: correct the day in Kobo, for all records of the device.', lo: 'ໂມງຂອງເຄື່ອງຜິດ: ແກ້ວັນທີໃນ Kobo ທຸກບັນທຶກຂອງເຄື່ອງນັ້ນ.' },
    look: (draft) => sightingIf(draft.day !== null && Number(draft.day.slice(0, 4)) < EARLIEST_YEAR, () => ({ field: 'day', value: draft.dayText })),
  },
  {
    id: 'V-O1-impossible', severity: 'E',
    message: { en: 'No group can be this large here.', lo: 'ກຸ່ມບໍ່ສາມາດໃຫຍ່ປານນີ້ຢູ່ຈຸດນີ້.' },
    fix: { en: 'Correct the total in Kobo.', lo: 'ແກ້ຈຳນວນລວມໃນ Kobo.' },
    look: (draft, { point }) => sightingIf((draft.nTotal ?? 0) > largeAt(point?.type) * IMPOSSIBLE_FACTOR, () => ({ field: 'nTotal', value: draft.nTotalText })),
  },
  {
    id: 'V-O1', severity: 'W',
    message: { en: 'An unusually large group.', lo: 'ກຸ່ມໃຫຍ່ຜິດປົກກະຕິ.' },
    fix: { en: 'Ask the team whether several groups were entered as one.', lo: 'ຖາມທີມວ່າໄດ້ລວມຫຼາຍກຸ່ມເປັນອັນດຽວ ຫຼື ບໍ່.' },
    look: (draft, { point }) => {
      const limit = largeAt(point?.type);
      const n = draft.nTotal ?? 0;
      return n > limit && n <= limit * IMPOSSIBLE_FACTOR ? [{ field: 'nTotal', value: draft.nTotalText }] : nothing;
    },
  },
  {
    id: 'V-T5', severity: 'W',
    message: { en: 'The day of observation is not the day of the interview.', lo: 'ວັນທີສັງເກດບໍ່ແມ່ນວັນທີສຳພາດ.' },
    fix: { en: 'Ask whether the record was entered later.', lo: 'ຖາມວ່າໄດ້ປ້ອນພາຍຫຼັງ ຫຼື ບໍ່.' },
    look: (draft) => {
      const started = draft.startedAt === null ? null : localDayOf(draft.startedAt);
      const apart = draft.day !== null && started !== null && (draft.day < addDays(started, -1) || draft.day > addDays(started, 1));
      return sightingIf(apart, () => ({ field: 'day', value: draft.dayText }));
    },
  },
];

const largeAt = (pointType: string | undefined): number => (pointType === 'rail_station' ? LARGE_GROUP_AT_RAIL : LARGE_GROUP);
