import type { Bilingual, LocalDay } from '@fm/contracts/vocabulary';
import type { Alert } from '../alert.js';
import type { ShiftPlan } from '../registers/register.js';
import type { FieldSummary } from './summary.js';

/** One day of one province: what came, who is missing, what waits and what should be looked at. */
export interface Digest {
  readonly province: string;
  readonly day: LocalDay;
  readonly teams: readonly (FieldSummary & { readonly point: string; readonly team: string | null })[];
  /** Shifts of the day that are over; 0 where there is no roster: then nobody can be missed. */
  readonly planned: number;
  readonly missing: readonly ShiftPlan[];
  readonly held: number;
  /** When the longest held came. */
  readonly heldSince: string | null;
  readonly alerts: readonly Pick<Alert, 'kind' | 'place' | 'day' | 'message'>[];
  readonly names: ReadonlyMap<string, Bilingual>;
}

export type Language = keyof Bilingual;

/** A part of the page: a heading, and its lines. */
export interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
}

interface Words {
  readonly title: (province: string, day: LocalDay) => string;
  readonly came: string;
  readonly nothingCame: string;
  readonly team: (facts: Digest['teams'][number], point: string) => string;
  readonly rule: (n: number, message: string) => string;
  readonly missing: string;
  readonly nobodyMissing: string;
  readonly noRoster: string;
  readonly shift: (shift: ShiftPlan, point: string) => string;
  readonly waiting: string;
  readonly held: (n: number, since: string | null) => string;
  readonly attention: string;
  readonly nothing: string;
}

const minutes = (seconds: number | null): string => (seconds === null ? '–' : (seconds / 60).toFixed(1));
const dayOf = (instant: string | null): string => instant?.slice(0, 10) ?? '–';

const WORDS: { readonly [L in Language]: Words } = {
  en: {
    title: (province, day) => `Field work in ${province} on ${day}`,
    came: 'What came', nothingCame: 'Nothing has come of this day so far.',
    team: (facts, point) => `${point}, team ${facts.team ?? 'not in the roster'}: ${facts.submissions} forms, ${facts.held} held, ${facts.flagged} flagged, ${facts.refusals} refused, ${facts.late} late; median ${minutes(facts.seconds.median)} min a form; ${facts.drift.beyondRadius} of ${facts.drift.n} positions away from the point.`,
    rule: (n, message) => `   ${n} × ${message}`,
    missing: 'Not reported yet', nobodyMissing: 'Everybody who was planned has reported.', noRoster: 'Nothing was planned for this day: without a roster nobody can be missed. Enter the shift plan.',
    shift: (shift, point) => `${point}, team ${shift.team}, ${shift.start}–${shift.end}`,
    waiting: 'Waiting for a decision', held: (n, since) => (n === 0 ? 'Nothing is held.' : `${n} records are held, the longest since ${dayOf(since)}: release, correct or reject them.`),
    attention: 'To be looked at', nothing: 'Nothing is open.',
  },
  lo: {
    title: (province, day) => `ວຽກພາກສະໜາມຢູ່ ${province} ວັນທີ ${day}`,
    came: 'ຂໍ້ມູນທີ່ມາຮອດ', nothingCame: 'ຍັງບໍ່ມີຂໍ້ມູນຂອງມື້ນີ້.',
    team: (facts, point) => `${point}, ທີມ ${facts.team ?? 'ບໍ່ຢູ່ໃນແຜນ'}: ${facts.submissions} ແບບຟອມ, ກັກໄວ້ ${facts.held}, ຕິດທຸງ ${facts.flagged}, ປະຕິເສດ ${facts.refusals}, ມາຊ້າ ${facts.late}; ມັດທະຍະຖານ ${minutes(facts.seconds.median)} ນາທີຕໍ່ຟອມ; ພິກັດຫ່າງຈາກຈຸດ ${facts.drift.beyondRadius} ໃນ ${facts.drift.n}.`,
    rule: (n, message) => `   ${n} × ${message}`,
    missing: 'ຍັງບໍ່ໄດ້ລາຍງານ', nobodyMissing: 'ທຸກທີມທີ່ມີແຜນໄດ້ລາຍງານແລ້ວ.', noRoster: 'ມື້ນີ້ບໍ່ມີແຜນວຽກ: ຖ້າບໍ່ມີແຜນ ຈະບໍ່ຮູ້ວ່າໃຜຂາດ. ໃຫ້ປ້ອນແຜນຜັດ.',
    shift: (shift, point) => `${point}, ທີມ ${shift.team}, ${shift.start}–${shift.end}`,
    waiting: 'ລໍຖ້າການຕັດສິນ', held: (n, since) => (n === 0 ? 'ບໍ່ມີບັນທຶກທີ່ຖືກກັກ.' : `ກັກໄວ້ ${n} ບັນທຶກ, ດົນສຸດແຕ່ ${dayOf(since)}: ໃຫ້ປ່ອຍ, ແກ້ ຫຼື ປະຕິເສດ.`),
    attention: 'ຕ້ອງເບິ່ງ', nothing: 'ບໍ່ມີຫຍັງຄ້າງ.',
  },
};

export const titleOf = ({ province, day }: Digest, language: Language): string => WORDS[language].title(province, day);

/** The digest as a person reads it, in one language. */
export function sectionsOf(digest: Digest, language: Language): Section[] {
  const words = WORDS[language];
  const name = (code: string): string => digest.names.get(code)?.[language] ?? code;
  const teams = digest.teams.flatMap((facts) => [words.team(facts, name(facts.point)), ...facts.byRule.map(({ n, message }) => words.rule(n, message[language]))]);
  const orElse = (lines: readonly string[], otherwise: string): readonly string[] => (lines.length > 0 ? lines : [otherwise]);
  return [
    { heading: words.came, lines: orElse(teams, words.nothingCame) },
    { heading: words.missing, lines: orElse(digest.missing.map((shift) => words.shift(shift, name(shift.point))), digest.planned === 0 ? words.noRoster : words.nobodyMissing) },
    { heading: words.waiting, lines: [words.held(digest.held, digest.heldSince)] },
    { heading: words.attention, lines: orElse(digest.alerts.map(({ day, message }) => `${day}: ${message[language]}`), words.nothing) },
  ];
}
