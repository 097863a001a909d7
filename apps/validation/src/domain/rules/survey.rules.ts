import { UNKNOWN_COUNTRY, type FmsAnswer, type FmsQuestion } from '@fm/contracts/vocabulary';
import type { FmsDraft } from '../drafts/fms-draft.js';
import { durationOf } from './time.rules.js';
import { nothing, seenIf, sightingIf, type Rule } from './rule.js';

const GROWN_UP = 18;

/** Choices that exclude all others of their question. */
const EXCLUSIVE: Readonly<Partial<Record<FmsQuestion, readonly string[]>>> = {
  reasons: ['dont_know', 'refused'], documents: ['none', 'refused'], info_sources: ['none'], needs: ['none'],
};

const NOWHERE = { country: UNKNOWN_COUNTRY, adm1: null, adm2: null, text: null };
/** What stays of somebody who was not interviewed. */
export const HEADER_ONLY = { answers: {}, origin: NOWHERE, destination: NOWHERE, protection: {} } as const satisfies Partial<FmsDraft>;

const saysSomething = ({ answers }: FmsDraft): boolean => Object.keys(answers).some((question) => !ASKED_OF_ALL.includes(question));
/** Entered before anybody is asked for consent. */
const ASKED_OF_ALL = ['sampling_interval', 'interview_language', 'interpreter_used', 'referral_info_given', 'module'];

/** Interviews. A finding on an answer of class S never says what was answered. */
export const SURVEY_RULES: readonly Rule<FmsDraft>[] = [
  {
    id: 'V-U1', severity: 'I', stage: 'platform', reads: ['start', 'end'], thresholds: { fewest: 8, most: 120 },
    message: { en: 'An interview takes {fewest} to {most} minutes; this one did not.', lo: 'ການສຳພາດໃຊ້ເວລາ {fewest} ຫາ {most} ນາທີ; ອັນນີ້ບໍ່ແມ່ນ.' },
    fix: { en: 'Ask the team how it went.', lo: 'ຖາມທີມວ່າສຳພາດແນວໃດ.' },
    look: (draft, { edited }, { fewest = 0, most = 0 }) => {
      const seconds = edited || draft.consent !== true ? null : durationOf(draft);
      return seenIf(seconds !== null && (seconds < fewest * 60 || seconds > most * 60), 'end', () => null);
    },
  },
  {
    id: 'V-U1-short', severity: 'W', stage: 'platform', reads: ['start', 'end'], thresholds: { seconds: 10 },
    message: { en: 'It took less than {seconds} seconds.', lo: 'ໃຊ້ເວລາໜ້ອຍກວ່າ {seconds} ວິນາທີ.' },
    fix: { en: 'Look at the interview with the team: was it held?', lo: 'ກວດກັບທີມ: ໄດ້ສຳພາດແທ້ບໍ່?' },
    look: (draft, _, { seconds = 0 }) => seenIf((durationOf(draft) ?? seconds) < seconds, 'end', () => null),
  },
  {
    id: 'V-C8', severity: 'M', stage: 'form', reads: Object.keys(EXCLUSIVE),
    message: { en: 'A choice that excludes all others was chosen together with others.', lo: 'ເລືອກຄຳຕອບທີ່ຕ້ອງຢູ່ຜູ້ດຽວ ພ້ອມຄຳຕອບອື່ນ.' },
    fix: { en: 'The exclusive choice was dropped.', lo: 'ໄດ້ຕັດຕົວເລືອກນັ້ນອອກ.' },
    look: ({ answers }) => {
      const mended = Object.entries(EXCLUSIVE).flatMap(([question, exclusive]) => withoutExclusive(question as FmsQuestion, answers[question as FmsQuestion], exclusive));
      if (mended.length === 0) return nothing;
      const mend = { answers: { ...answers, ...Object.fromEntries(mended) } };
      return mended.map(([field]) => ({ field, value: null, mend }));
    },
  },
  {
    id: 'V-C10', severity: 'W', stage: 'form', reads: ['consent_given', 'interviewed_before', 'eligible_age'],
    message: { en: 'There are answers of somebody who did not consent, or was interviewed before: only the header is kept.', lo: 'ມີຄຳຕອບຂອງຜູ້ທີ່ບໍ່ຍິນຍອມ ຫຼື ຖືກສຳພາດແລ້ວ: ເກັບໄວ້ແຕ່ຫົວຂໍ້.' },
    fix: { en: 'Nothing to mend here: the answers go. Remind the team to end the interview there.', lo: 'ບໍ່ຕ້ອງແກ້: ຄຳຕອບຖືກລຶບ. ເຕືອນທີມໃຫ້ຢຸດສຳພາດ.' },
    look: (draft, { redacted }) => sightingIf(((draft.consent !== true || draft.interviewedBefore === 'yes') && saysSomething(draft)) || redacted.includes('V-C10'), () => ({ field: 'consent', value: null, mend: HEADER_ONLY })),
  },
  {
    id: 'V-C11', severity: 'W', stage: 'form', reads: ['age', 'eligible_age'],
    message: { en: 'Whoever is not of age is interviewed only by a protocol of its own: only the header is kept.', lo: 'ຜູ້ທີ່ບໍ່ບັນລຸນິຕິພາວະ ສຳພາດໄດ້ແຕ່ຕາມລະບຽບສະເພາະ: ເກັບໄວ້ແຕ່ຫົວຂໍ້.' },
    fix: { en: 'Correct the age in Kobo where it is a slip; the edit brings the answers back.', lo: 'ຖ້າອາຍຸຜິດ ໃຫ້ແກ້ໃນ Kobo; ຄຳຕອບຈະກັບຄືນມາ.' },
    look: (draft, { redacted }) => sightingIf((isMinor(draft) && saysSomething(draft)) || redacted.includes('V-C11'), () => ({ field: 'age', value: null, mend: { ...HEADER_ONLY, eligible: false } })),
  },
];

export const isMinor = ({ answers: { age }, eligible }: FmsDraft): boolean => eligible === false || (typeof age === 'number' && age < GROWN_UP);

function withoutExclusive(question: FmsQuestion, answer: FmsAnswer | undefined, exclusive: readonly string[]): [FmsQuestion, readonly string[]][] {
  if (!Array.isArray(answer)) return [];
  const chosen = answer as readonly string[];
  const others = chosen.filter((code) => !exclusive.includes(code));
  const kept = others.length > 0 ? others : chosen.slice(0, 1);
  return kept.length < chosen.length ? [[question, kept]] : [];
}
