import type { Bilingual } from '../vocabulary/verdict.js';

/** Items of the counter-trafficking module that count as exploitation; violence and deception are told apart from them. */
export const EXPLOITATION_ITEMS = ['ct_unpaid', 'ct_forced_work', 'ct_held', 'ct_marriage_offer'] as const;

/** One yes-or-no of class X: which records are asked at all (its base), and which of them say yes. */
export interface ProtectionMark {
  readonly names: Bilingual;
  readonly yes: string;
  readonly base: string;
}

const ITEM_NAMES: Readonly<Record<(typeof EXPLOITATION_ITEMS)[number] | 'ct_violence' | 'ct_deceived_job', Bilingual>> = {
  ct_unpaid: { en: 'Worked without the expected pay', lo: 'ເຮັດວຽກແຕ່ບໍ່ໄດ້ຄ່າຈ້າງຕາມທີ່ຕົກລົງ' },
  ct_forced_work: { en: 'Made to work against their will', lo: 'ຖືກບັງຄັບໃຫ້ເຮັດວຽກ' },
  ct_held: { en: 'Held against their will', lo: 'ຖືກກັກຂັງໂດຍບໍ່ສະໝັກໃຈ' },
  ct_marriage_offer: { en: 'Offer of an arranged marriage', lo: 'ມີຄົນສະເໜີໃຫ້ແຕ່ງງານແບບຈັດຫາ' },
  ct_violence: { en: 'Physical violence', lo: 'ຄວາມຮຸນແຮງທາງຮ່າງກາຍ' },
  ct_deceived_job: { en: 'Deceived about a job', lo: 'ຖືກຫຼອກລວງເລື່ອງວຽກ' },
};

const FOUR_ANSWERED = 'All four items (ct_unpaid, ct_forced_work, ct_held, ct_marriage_offer) answered self, family_member or no; or any of the four answered self.';

function itemMarks(): Record<string, ProtectionMark> {
  return Object.fromEntries(Object.entries(ITEM_NAMES).flatMap(([item, { en, lo }]) => [
    [`${item}.own`, { names: { en: `${en}: own experience`, lo: `${lo}: ຕົນເອງ` }, yes: `${item} has self.`, base: `${item} answered self, family_member or no.` }],
    [`${item}.family`, { names: { en: `${en}: family`, lo: `${lo}: ຄອບຄົວ` }, yes: `${item} has family_member.`, base: `${item} answered self, family_member or no.` }],
  ]));
}

/** What of class X is counted, by province and month. Refused and don't know are no answers. */
export const PROTECTION_MARKS: Readonly<Record<string, ProtectionMark>> = {
  exploitation_own: { names: { en: 'Any of the four, own experience', lo: 'ຢ່າງໜ້ອຍໜຶ່ງໃນສີ່ຂໍ້: ຕົນເອງ' }, yes: 'Any of the four answered self.', base: FOUR_ANSWERED },
  exploitation_family: { names: { en: 'Any of the four, family only', lo: 'ຢ່າງໜ້ອຍໜຶ່ງໃນສີ່ຂໍ້: ຄອບຄົວເທົ່ານັ້ນ' }, yes: 'In the base, any of the four answered family_member and none answered self.', base: FOUR_ANSWERED },
  ...itemMarks(),
  doc_retained_by_other: { names: { en: 'Documents kept by somebody else', lo: 'ເອກະສານຖືກຄົນອື່ນຍຶດໄວ້' }, yes: 'Answered yes.', base: 'Answered yes or no.' },
  protection_concern: { names: { en: 'Groups with a protection concern', lo: 'ກຸ່ມທີ່ມີຄວາມກັງວົນດ້ານການປົກປ້ອງ' }, yes: 'Answered yes.', base: 'Registry records in which it was answered yes or no.' },
  uac: { names: { en: 'Groups with unaccompanied children', lo: 'ກຸ່ມທີ່ມີເດັກບໍ່ມີຜູ້ປົກຄອງ' }, yes: 'v_uac above 0.', base: 'Registry records in which v_uac was answered, 0 included.' },
};
