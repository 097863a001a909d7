import { addDays, VIENTIANE_OFFSET_HOURS } from '@fm/contracts/vocabulary';
import type { HeaderDraft } from '../drafts/header-draft.js';
import type { WorkedHours } from '../registers/roster.js';
import { nothing, seenIf, type Rule } from './rule.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** First and last hour of the shifts as the form explains them; a night goes over midnight. */
const HOURS_OF_SHIFT: Readonly<Record<string, readonly [number, number]>> = { morning: [5, 12], afternoon: [12, 18], evening: [17, 22], night: [20, 6] };

/** Seconds from start to end; null where a clock is missing or runs backwards. */
export function durationOf({ startedAt, endedAt }: HeaderDraft): number | null {
  const seconds = startedAt && endedAt ? (endedAt.getTime() - startedAt.getTime()) / 1000 : Number.NaN;
  return seconds >= 0 ? seconds : null;
}

/** Dates and clocks. All but what cannot be are doubted and kept. */
export const TIME_RULES: readonly Rule[] = [
  {
    id: 'V-T1', severity: 'W', stage: 'platform', reads: ['start', 'end'],
    message: { en: 'The interview ends before it starts.', lo: 'ການສຳພາດສິ້ນສຸດກ່ອນເລີ່ມ.' },
    fix: { en: 'Check the clock of the device.', lo: 'ກວດໂມງຂອງເຄື່ອງ.' },
    look: ({ startedAt, endedAt }) => seenIf(startedAt !== null && endedAt !== null && endedAt < startedAt, 'end', () => endedAt?.toISOString() ?? null),
  },
  {
    id: 'V-T2', severity: 'W', stage: 'platform', reads: ['start'], thresholds: { minutes: 10 },
    message: { en: 'The device said that it started more than {minutes} minutes after it was received.', lo: 'ເຄື່ອງບອກວ່າເລີ່ມຫຼັງຈາກໄດ້ຮັບຫຼາຍກວ່າ {minutes} ນາທີ.' },
    fix: { en: 'Set the clock of the device.', lo: 'ຕັ້ງໂມງຂອງເຄື່ອງ.' },
    look: ({ startedAt }, { receivedAt }, { minutes = 0 }) => seenIf(startedAt !== null && startedAt.getTime() > receivedAt.getTime() + minutes * MINUTE_MS, 'start', () => startedAt?.toISOString() ?? null),
  },
  {
    id: 'V-T2-day', severity: 'E', stage: 'form', reads: ['obs_date'],
    message: { en: 'The day of observation lies after the day of receipt.', lo: 'ວັນທີສັງເກດຢູ່ຫຼັງວັນທີໄດ້ຮັບ.' },
    fix: { en: 'Check the date of the device and correct the day in Kobo.', lo: 'ກວດວັນທີຂອງເຄື່ອງ ແລະ ແກ້ວັນທີໃນ Kobo.' },
    look: ({ day, dayText }, { receivedOn }) => seenIf(day !== null && day > receivedOn, 'day', () => dayText),
  },
  {
    id: 'V-T5', severity: 'W', stage: 'platform', reads: ['obs_date', 'start'], thresholds: { days: 1 },
    message: { en: 'The day of observation is more than {days} day from that of the interview.', lo: 'ວັນທີສັງເກດຫ່າງຈາກວັນທີສຳພາດຫຼາຍກວ່າ {days} ມື້.' },
    fix: { en: 'Ask whether the record was entered later.', lo: 'ຖາມວ່າໄດ້ປ້ອນພາຍຫຼັງ ຫຼື ບໍ່.' },
    look: ({ day, dayText, startedOn }, _, { days = 0 }) => {
      if (day === null || startedOn === null || day === startedOn) return nothing;
      return seenIf(day < addDays(startedOn, -days) || day > addDays(startedOn, days), 'day', () => dayText);
    },
  },
  {
    id: 'V-T6', severity: 'W', stage: 'platform', reads: ['obs_date'],
    message: { en: 'A year of the Buddhist era: 543 were taken off.', lo: 'ປີພຸດທະສັກກະລາດ: ໄດ້ລົບ 543 ອອກ.' },
    fix: { en: 'Set the device to the Gregorian calendar.', lo: 'ຕັ້ງເຄື່ອງໃຫ້ໃຊ້ຄຣິດສັກກະລາດ.' },
    look: ({ buddhistYear, dayText }) => seenIf(buddhistYear, 'day', () => dayText),
  },
  {
    id: 'V-T6-year', severity: 'E', stage: 'form', reads: ['obs_date'], thresholds: { earliest: 2020 },
    message: { en: 'The year lies before {earliest}.', lo: 'ປີຢູ່ກ່ອນ {earliest}.' },
    fix: { en: 'The clock of the device is wrong: correct the day in Kobo, for all records of the device.', lo: 'ໂມງຂອງເຄື່ອງຜິດ: ແກ້ວັນທີໃນ Kobo ທຸກບັນທຶກຂອງເຄື່ອງນັ້ນ.' },
    look: ({ day, dayText }, _, { earliest = 0 }) => seenIf(day !== null && Number(day.slice(0, 4)) < earliest, 'day', () => dayText),
  },
  {
    id: 'V-T7', severity: 'W', stage: 'platform', reads: ['end', 'fmp_code'], thresholds: { days: 2 },
    message: { en: 'It was sent later than its point is expected to: {days} days after it was written, where the register says nothing else.', lo: 'ສົ່ງຊ້າກວ່າທີ່ກຳນົດໄວ້ສຳລັບຈຸດນີ້: {days} ມື້ຫຼັງຈາກຂຽນ ຖ້າທະບຽນບໍ່ໄດ້ກຳນົດໄວ້ຢ່າງອື່ນ.' },
    fix: { en: 'Ask the team about the network; where it is far away, allow the point more days.', lo: 'ຖາມທີມເລື່ອງເຄືອຂ່າຍ; ຖ້າຢູ່ໄກ ໃຫ້ກຳນົດມື້ສົ່ງຂອງຈຸດໃຫ້ຫຼາຍຂຶ້ນ.' },
    look: ({ endedAt }, { sentAt, backfill, syncDays }, { days = 0 }) => seenIf(!backfill && endedAt !== null && sentAt.getTime() - endedAt.getTime() > (syncDays ?? days) * DAY_MS, 'end', () => endedAt?.toISOString() ?? null),
  },
  {
    id: 'V-T8', severity: 'I', stage: 'platform', reads: ['obs_time', 'shift_code', 'fmp_code', 'obs_date'], thresholds: { minutes: 30 },
    message: { en: 'The hour lies outside of the shift: that of the roster, or where nothing is planned the one that was stated.', lo: 'ເວລາຢູ່ນອກຜັດຕາມແຜນ ຫຼື ຖ້າບໍ່ມີແຜນ ຢູ່ນອກຜັດທີ່ບອກໄວ້.' },
    fix: { en: 'Nothing to mend where the team stayed longer; else correct the shift or the roster.', lo: 'ຖ້າທີມຢູ່ຕໍ່ ບໍ່ຕ້ອງແກ້; ຖ້າບໍ່ແມ່ນ ໃຫ້ແກ້ຜັດ ຫຼື ແຜນ.' },
    look: ({ hour, shift }, { planned }, { minutes = 0 }) => {
      if (hour === null) return nothing;
      if (planned.length > 0) return seenIf(!planned.some((hours) => isWithin(hour, hours, minutes)), 'hour', () => `${hour} / ${planned.map(([from, to]) => `${clock(from)}-${clock(to)}`).join(', ')}`);
      return seenIf(shift !== null && isOffShift(hour, shift, minutes), 'hour', () => `${hour} / ${shift}`);
    },
  },
  {
    id: 'V-T9', severity: 'I', stage: 'platform', reads: ['start'],
    message: { en: 'The clock of the device is not set to Laos; day and hour were converted.', lo: 'ໂມງຂອງເຄື່ອງບໍ່ແມ່ນເວລາລາວ: ໄດ້ແປງວັນ ແລະ ເວລາແລ້ວ.' },
    fix: { en: 'Set the time zone of the device to Vientiane.', lo: 'ຕັ້ງເຂດເວລາຂອງເຄື່ອງເປັນວຽງຈັນ.' },
    look: ({ clockOffset }) => seenIf(clockOffset !== null && clockOffset !== VIENTIANE_OFFSET_HOURS * 60, 'start', () => String(clockOffset)),
  },
];

/** By the shift that was stated, as the form explains it. */
function isOffShift(hour: number, shift: string, minutes: number): boolean {
  const hours = HOURS_OF_SHIFT[shift];
  if (hours === undefined) return false;
  const [from, to] = hours;
  return from < to ? !isWithin(hour, hours, minutes) : hour + 1 <= from - minutes / 60 && hour >= to + minutes / 60;
}

/** Something of the hour lies within the stretch and its margin. */
function isWithin(hour: number, [from, to]: WorkedHours, minutes: number): boolean {
  return hour + 1 > from - minutes / 60 && hour < to + minutes / 60;
}

/** Of an hour with its fraction: 17.5 is 17:30. */
const clock = (hours: number): string => `${String(Math.floor(hours)).padStart(2, '0')}:${String(Math.round((hours % 1) * 60)).padStart(2, '0')}`;
