import type { CtDraft } from '../drafts/ct-draft.js';
import { sightingIf, type Rule } from './rule.js';

const asked = ({ protection }: CtDraft): boolean => Object.keys(protection).some((field) => !ABOUT_THE_INTERVIEW.includes(field));
/** They tell how it was asked, not what was answered. */
const ABOUT_THE_INTERVIEW = ['consent_given', 'ct_private_setting', 'referral_info_given', 'protection_concern'];

const withoutAnswers = ({ protection }: CtDraft): Partial<CtDraft> => ({ protection: Object.fromEntries(Object.entries(protection).filter(([field]) => ABOUT_THE_INTERVIEW.includes(field))) });

/** The counter-trafficking module: what was asked in the wrong way goes. No finding says what was answered. */
export const PROTECTION_RULES: readonly Rule<CtDraft>[] = [
  {
    id: 'V-C10', severity: 'W', stage: 'form', reads: ['consent_given'],
    message: { en: 'There are answers of somebody who did not consent: only the header is kept.', lo: 'ມີຄຳຕອບຂອງຜູ້ທີ່ບໍ່ຍິນຍອມ: ເກັບໄວ້ແຕ່ຫົວຂໍ້.' },
    fix: { en: 'Nothing to mend here: the answers go. Remind the team to end the interview there.', lo: 'ບໍ່ຕ້ອງແກ້: ຄຳຕອບຖືກລຶບ. ເຕືອນທີມໃຫ້ຢຸດສຳພາດ.' },
    look: (draft, { redacted }) => sightingIf((draft.consent !== true && asked(draft)) || redacted.includes('V-C10'), () => ({ field: null, value: null, mend: withoutAnswers(draft) })),
  },
  {
    id: 'V-C14', severity: 'W', stage: 'form', reads: ['ct_private_setting'],
    message: { en: 'The module was answered where others could listen: its answers are not kept.', lo: 'ຕອບໃນບ່ອນທີ່ຄົນອື່ນໄດ້ຍິນ: ບໍ່ເກັບຄຳຕອບ.' },
    fix: { en: 'Tell the supervisor: the module is asked in private, or not at all.', lo: 'ແຈ້ງຫົວໜ້າທີມ: ຕ້ອງຖາມເປັນສ່ວນຕົວ ຫຼື ບໍ່ຖາມເລີຍ.' },
    look: (draft, { redacted }) => sightingIf((draft.privateSetting !== true && asked(draft)) || redacted.includes('V-C14'), () => ({ field: null, value: null, mend: withoutAnswers(draft) })),
  },
];
