import { ask, group, IDENTITY, METADATA, needs, note, OBSERVED_AT, OBSERVED_ON, SHIFT, type FormDeclaration, type FormRow } from './form.js';
import type { Label } from '@fm/contracts/vocabulary';

const ITEMS: Readonly<Record<string, Label>> = {
  ct_unpaid: ['ເຮັດວຽກແລ້ວບໍ່ໄດ້ຄ່າແຮງຕາມທີ່ຕົກລົງ', 'Worked without getting the payment that was agreed'],
  ct_forced_work: ['ຖືກບັງຄັບໃຫ້ເຮັດວຽກ', 'Was forced to work'],
  ct_held: ['ຖືກກັກຂັງໃນບ່ອນໃດໜຶ່ງໂດຍບໍ່ເຕັມໃຈ', 'Was held in a place against their will'],
  ct_marriage_offer: ['ມີຄົນສະເໜີຈັດການແຕ່ງງານ', 'Was approached with an offer of an arranged marriage'],
  ct_violence: ['ຖືກຄວາມຮຸນແຮງລະຫວ່າງເດີນທາງ', 'Suffered violence on the way'],
  ct_deceived_job: ['ຖືກຫຼອກລວງກ່ຽວກັບວຽກ', 'Was deceived about the job'],
};

const item = (name: string, label: Label): FormRow => ask('select_multiple experience', name, label, {
  hint: ['ເລືອກໄດ້ທັງຕົນເອງ ແລະ ຄອບຄົວ', 'Self and family may both be chosen'],
  constraint: "not((selected(., 'no') or selected(., 'dont_know') or selected(., 'refused')) and count-selected(.) > 1)", constraintMessage: ['ຄຳຕອບນີ້ຕ້ອງຢູ່ຜູ້ດຽວ', 'This answer stands alone'],
});

const INTRODUCTION: Label = [
  'ຄຳຖາມຕໍ່ໄປນີ້ອາດລະອຽດອ່ອນ. ບໍ່ຖາມຊື່. ທ່ານບໍ່ຕອບກໍໄດ້, ຂ້າມກໍໄດ້, ຢຸດກໍໄດ້. ບໍ່ມີຜົນຕໍ່ການເດີນທາງຂອງທ່ານ.',
  'The next questions may be sensitive. We ask for no names. You may decline, skip or stop. It has no effect on your passage.',
];
const REFERRAL: Label = [
  'ບັດສົ່ງຕໍ່: 1) ຢຸດຖາມ. 2) ຖາມວ່າຕ້ອງການຄວາມຊ່ວຍເຫຼືອບໍ່. 3) ໃຫ້ສາຍດ່ວນ ແລະ ບ່ອນຊ່ວຍເຫຼືອຕາມບັດຂອງແຂວງ. 4) ຖ້າອັນຕະລາຍ ແຈ້ງຜູ້ປະສານງານປົກປ້ອງດຽວນີ້. ຢ່າຂຽນຊື່ ຫຼື ລາຍລະອຽດ.',
  'Referral card: 1) Stop asking. 2) Ask whether help is wanted. 3) Give the hotline and the services of the province\'s card. 4) In danger, tell the protection focal point now. Write down no name and no details.',
];
const GO_ON = "${consent_given} = 'yes' and ${ct_private_setting} = 'yes'";

/** A form of its own, so that who can see it in Kobo is decided for it alone. Nothing has a default, every item can be refused. */
export const CT_FORM: FormDeclaration = {
  id: 'lao_fm_ct',
  title: ['ຄຳຖາມຕ້ານການຄ້າມະນຸດ', 'Counter-trafficking module'],
  rows: [
    ...METADATA.filter(({ type }) => type !== 'audit' && type !== 'username'),
    ...group({ name: 'g_id', label: ['ຈຸດ ແລະ ເວລາ', 'Place and time'] }, [...IDENTITY, SHIFT, OBSERVED_ON, ...OBSERVED_AT.filter(({ name }) => name !== 'gps')]),
    ...group({ name: 'g_consent', label: ['ການຍິນຍອມ', 'Consent'] }, [
      note('intro_note', INTRODUCTION),
      needs('select_one yes_no', 'consent_given', ['ຍິນຍອມຕອບຄຳຖາມເຫຼົ່ານີ້ບໍ່? (18 ປີຂຶ້ນໄປ)', 'Do you consent to these questions? (18 or older)']),
    ]),
    ...group({ name: 'g_ct', label: ['ປະສົບການ', 'Experiences'] }, [
      needs('select_one yes_no', 'ct_private_setting', ['ຂ້ອຍຢືນຢັນວ່າບໍ່ມີໃຜໄດ້ຍິນ', 'I attest that nobody can listen'], { relevant: "${consent_given} = 'yes'" }),
      ...Object.entries(ITEMS).map(([name, label]) => ({ ...item(name, label), relevant: GO_ON })),
      ask('select_one yes_no_refused', 'doc_retained_by_other', ['ມີຄົນຍຶດເອກະສານໄວ້ບໍ່', 'Does somebody else keep their documents?'], { relevant: GO_ON }),
      ask('select_multiple country', 'ct_country', ['ເກີດຂຶ້ນຢູ່ປະເທດໃດ', 'In which countries it happened'], { relevant: GO_ON, appearance: 'minimal autocomplete' }),
      ask('select_one yes_no', 'protection_concern', ['ມີຄວາມກັງວົນດ້ານການປົກປ້ອງບໍ່?', 'Is there a protection concern?']),
      note('referral_card', REFERRAL, { relevant: "${protection_concern} = 'yes'" }),
    ]),
    ...group({ name: 'g_end', label: ['ຈົບ', 'End'] }, [
      needs('select_one yes_no', 'referral_info_given', ['ໃຫ້ບັດສົ່ງຕໍ່ ຫຼື ສາຍດ່ວນແລ້ວບໍ່', 'Referral card or hotline given?']),
      ask('text', 'enumerator_comment', ['ໝາຍເຫດ (ຫ້າມຂຽນຊື່ ຫຼື ລາຍລະອຽດ!)', 'Comment (no names, no details!)']),
    ]),
  ],
};
