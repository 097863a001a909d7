import { derivedDirection, OBSERVABLE_VULNERABILITIES, UNKNOWN, UNKNOWN_COUNTRY } from '@fm/contracts/vocabulary';
import type { FmrDraft } from '../drafts/fmr-draft.js';
import { durationOf } from './time.rules.js';
import { nothing, seenIf, sightingIf, type Rule } from './rule.js';

/** Answers that exclude all others of their question. */
const EXCLUSIVE_REASONS = ['dont_know', 'refused'];

/** What registry records say beside the count. */
export const ANSWER_RULES: readonly Rule<FmrDraft>[] = [
  {
    id: 'V-U1', severity: 'I', stage: 'platform', reads: ['start', 'end'], thresholds: { seconds: 10, minutes: 20 },
    message: { en: 'It took more than {minutes} minutes.', lo: 'ໃຊ້ເວລາຫຼາຍກວ່າ {minutes} ນາທີ.' },
    fix: { en: 'Nothing to mend: a record may stay open while a group passes.', lo: 'ບໍ່ຕ້ອງແກ້: ບັນທຶກອາດເປີດໄວ້ໃນເວລາທີ່ກຸ່ມຜ່ານ.' },
    look: (draft, { edited }, { minutes = 0 }) => seenIf(!edited && (durationOf(draft) ?? 0) > minutes * 60, 'end', () => `${durationOf(draft)} s`),
  },
  {
    id: 'V-U1-short', severity: 'W', stage: 'platform', reads: ['start', 'end'], thresholds: { seconds: 10 },
    message: { en: 'It took less than {seconds} seconds.', lo: 'ໃຊ້ເວລາໜ້ອຍກວ່າ {seconds} ວິນາທີ.' },
    fix: { en: 'Look at the group with the team: was it seen?', lo: 'ກວດກັບທີມ: ໄດ້ເຫັນກຸ່ມນີ້ແທ້ບໍ່?' },
    look: (draft, _, { seconds = 0 }) => seenIf((durationOf(draft) ?? seconds) < seconds, 'end', () => `${durationOf(draft)} s`),
  },
  {
    id: 'V-C5', severity: 'W', stage: 'form', reads: ['flow_direction', 'dep_country', 'dest_country'],
    message: { en: 'The stated direction is not the one that follows from departure and destination.', lo: 'ທິດທາງທີ່ລະບຸບໍ່ກົງກັບຕົ້ນທາງ ແລະ ປາຍທາງ.' },
    fix: { en: 'The stated one counts; check it with the team.', lo: 'ນັບຕາມທີ່ລະບຸ; ກວດກັບທີມ.' },
    look: ({ statedDirection, departure, destination }) => {
      if (statedDirection === null || statedDirection === 'undefined') return nothing;
      const derived = derivedDirection(departure.country, destination.country);
      return seenIf(derived !== 'undefined' && statedDirection !== derived, 'direction', () => `${statedDirection} / ${derived}`);
    },
  },
  {
    id: 'V-C8', severity: 'M', stage: 'form', reads: ['reasons'],
    message: { en: '"Does not know" or "refused" was chosen together with other answers.', lo: 'ເລືອກ "ບໍ່ຮູ້" ຫຼື "ປະຕິເສດ" ພ້ອມຄຳຕອບອື່ນ.' },
    fix: { en: 'The exclusive choice was dropped.', lo: 'ໄດ້ຕັດຕົວເລືອກນັ້ນອອກ.' },
    look: ({ reasons }) => {
      if (reasons === null || reasons.length < 2) return nothing;
      const others = reasons.filter((code) => !EXCLUSIVE_REASONS.includes(code));
      const kept = others.length > 0 ? others : reasons.slice(0, 1);
      return sightingIf(kept.length < reasons.length, () => ({ field: 'reasons', value: reasons.join(' '), mend: { reasons: kept } }));
    },
  },
  {
    id: 'V-C10', severity: 'W', stage: 'form', reads: ['info_source', 'consent_given'],
    message: { en: 'Consent was refused: only what anyone could see is kept.', lo: 'ບໍ່ຍິນຍອມ: ເກັບໄວ້ແຕ່ສິ່ງທີ່ເຫັນໄດ້.' },
    fix: { en: 'Nothing to mend: the movement counts, the answers go.', lo: 'ບໍ່ຕ້ອງແກ້: ນັບການເຄື່ອນຍ້າຍ, ຄຳຕອບຖືກລຶບ.' },
    look: (draft) => sightingIf(draft.infoSource === 'traveller_interview' && draft.consent === false, () => ({ field: 'consent', value: null, mend: headerOnly(draft) })),
  },
];

/** Point, time, direction and size were seen by the enumerator; the rest was told and goes. */
function headerOnly({ statedDirection: stated, departure, destination }: FmrDraft): Partial<FmrDraft> {
  const nowhere = { country: UNKNOWN_COUNTRY, adm1: null, adm2: null, text: null };
  return {
    statedDirection: stated === null || stated === 'undefined' ? derivedDirection(departure.country, destination.country) : stated,
    departure: nowhere, destination: nowhere, movementType: UNKNOWN, reasons: null, transport: UNKNOWN, stay: null, groupType: null, sexAge: null, nationalities: [], unaccompanied: null, protection: {},
    vulnerabilities: Object.fromEntries(OBSERVABLE_VULNERABILITIES.map((category) => [category, null])) as FmrDraft['vulnerabilities'],
  };
}
