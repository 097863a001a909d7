import { addDays } from '@fm/contracts/vocabulary';
import type { Limits, Rule } from '../rules/rule.js';
import { comparableDays, median, totalOf, type PointDay } from './point-day.js';

/** A rule about a point and a day. What it finds is told of them, and of none of their records. */
export interface PointDayRule extends Omit<Rule, 'look'> {
  /** What was seen, null where nothing is wrong. */
  sees(pointDay: PointDay, limits: Limits): string | null;
}

/** Makes the median absolute deviation comparable with a standard deviation of a normal distribution. */
const NORMAL = 1.4826;

/** People who come by themselves vary by at least the root of how many they are (Poisson); so few weeks often show less by chance, and an ordinary day would be far off. */
const leastSpread = (usual: number): number => Math.sqrt(usual);

export const POINT_DAY_RULES: readonly PointDayRule[] = [
  {
    id: 'V-K1', severity: 'W', stage: 'platform', reads: ['fmp_code', 'obs_date', 'observed'], thresholds: { groups: 20, days: 14 },
    message: { en: 'The coverage forms and the records of the day contradict each other.', lo: 'ແບບຟອມການເຝົ້າຈຸດ ແລະ ບັນທຶກຂອງມື້ນີ້ຂັດກັນ.' },
    fix: { en: 'Ask the team whether it counted, and correct the coverage form or the records.', lo: 'ຖາມທີມວ່າໄດ້ນັບບໍ່ ແລ້ວແກ້ແບບຟອມການເຝົ້າຈຸດ ຫຼື ບັນທຶກ.' },
    sees: (pointDay, { groups: usual = 0, days = 0 }) => {
      const { groups } = totalOf(pointDay);
      const watched = pointDay.coverage.some(({ observed }) => observed === true);
      const absent = pointDay.coverage.some(({ observed }) => observed === false);
      if (groups > 0) return absent && !watched ? `${groups} groups, not observed` : null;
      const before = comparableDays(pointDay).map((day) => day.groups);
      return watched && before.length >= days && median(before) > usual ? `no group, usually ${median(before)}` : null;
    },
  },
  {
    id: 'V-K2', severity: 'W', stage: 'platform', reads: ['fmp_code', 'obs_date'], thresholds: { days: 2 },
    message: { en: 'There are records of the day and, {days} days later, no coverage form.', lo: 'ມີບັນທຶກຂອງມື້ນີ້ ແຕ່ຫຼັງ {days} ມື້ ຍັງບໍ່ມີແບບຟອມການເຝົ້າຈຸດ.' },
    fix: { en: 'Have the coverage form sent: without it the hours of the day are not known.', lo: 'ໃຫ້ສົ່ງແບບຟອມການເຝົ້າຈຸດ: ຖ້າບໍ່ມີ ຈະບໍ່ຮູ້ຊົ່ວໂມງຂອງມື້ນັ້ນ.' },
    sees: (pointDay, { days = 0 }) => {
      const { groups } = totalOf(pointDay);
      return groups > 0 && pointDay.coverage.length === 0 && pointDay.today > addDays(pointDay.day, days) ? `${groups} groups` : null;
    },
  },
  {
    id: 'V-O2', severity: 'W', stage: 'platform', reads: ['fmp_code', 'obs_date', 'n_total'], thresholds: { z: 3.5, days: 14, floor: 5 },
    message: { en: 'The total of the day is far from that of the same weekday before.', lo: 'ຈຳນວນລວມຂອງມື້ນີ້ຕ່າງຈາກມື້ດຽວກັນໃນອາທິດກ່ອນຫຼາຍ.' },
    fix: { en: 'A holiday, a market, a train? Else look through the largest groups of the day.', lo: 'ວັນພັກ, ຕະຫຼາດ, ລົດໄຟບໍ່? ຖ້າບໍ່ແມ່ນ ໃຫ້ກວດກຸ່ມໃຫຍ່ຂອງມື້ນັ້ນ.' },
    sees: (pointDay, { z = 0, days = 0, floor = 0 }) => {
      const before = comparableDays(pointDay).map(({ persons }) => persons);
      const { persons } = totalOf(pointDay);
      if (persons === 0 || before.length < days) return null;
      const middle = median(before);
      const spread = Math.max(floor, leastSpread(middle), NORMAL * median(before.map((value) => Math.abs(value - middle))));
      return Math.abs(persons - middle) / spread > z ? `${persons}, usually ${middle}` : null;
    },
  },
];
