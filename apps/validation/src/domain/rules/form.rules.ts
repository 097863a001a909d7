import { isPersonal } from '../mapping/mask-personal.js';
import { nothing, seenIf, type Rule } from './rule.js';

/** Fields without which nothing can be counted have a rule of their own. */
const INDISPENSABLE = ['fmp_code', 'obs_date', 'n_total'];

/** Whether the body can be read at all, and by which form. */
export const FORM_RULES: readonly Rule[] = [
  {
    id: 'V-S1', severity: 'E', stage: 'platform', reads: [], essential: true,
    message: { en: 'The body holds no answers that can be read: it is empty, or encrypted by its form.', lo: 'ບໍ່ມີຄຳຕອບທີ່ອ່ານໄດ້: ຫວ່າງເປົ່າ ຫຼື ຖືກເຂົ້າລະຫັດໂດຍແບບຟອມ.' },
    fix: { en: 'Deploy the form without encryption; what was sent must be opened in Kobo and sent again.', lo: 'ນຳໃຊ້ແບບຟອມທີ່ບໍ່ເຂົ້າລະຫັດ; ຂໍ້ມູນທີ່ສົ່ງແລ້ວຕ້ອງເປີດໃນ Kobo ແລະ ສົ່ງໃໝ່.' },
    look: (_, { sealed }) => seenIf(sealed, null, () => null),
  },
  {
    id: 'V-S2-unmapped', severity: 'E', stage: 'platform', reads: [], essential: true,
    message: { en: 'There is no mapping for this form.', lo: 'ຍັງບໍ່ມີການຈັບຄູ່ສຳລັບແບບຟອມນີ້.' },
    fix: { en: 'Add the mapping: what waits is then judged by itself.', lo: 'ເພີ່ມການຈັບຄູ່: ບັນທຶກທີ່ລໍຖ້າຈະຖືກກວດເອງ.' },
    look: ({ fits }, { sealed, kind }) => seenIf(!fits && !sealed, null, () => kind),
  },
  {
    id: 'V-S2', severity: 'W', stage: 'platform', reads: [],
    message: { en: 'Nobody has told of this version of the form: it was read with the mapping that there is.', lo: 'ບໍ່ຮູ້ຈັກແບບຟອມສະບັບນີ້: ອ່ານດ້ວຍການຈັບຄູ່ທີ່ມີຢູ່.' },
    fix: { en: 'Give the source a token for Kobo, or add the version to the mapping when you have seen that it fits.', lo: 'ໃຫ້ token ຂອງ Kobo ແກ່ແຫຼ່ງຂໍ້ມູນ ຫຼື ເພີ່ມສະບັບໃສ່ການຈັບຄູ່ ເມື່ອກວດແລ້ວວ່າຖືກ.' },
    look: ({ fits }, { form }) => seenIf(form === 'unknown' && fits, null, () => null),
  },
  {
    id: 'V-S2-changed', severity: 'M', stage: 'platform', reads: [],
    message: { en: 'The question has become another in this version of the form: the field was taken as unknown.', lo: 'ຄຳຖາມນີ້ປ່ຽນໄປໃນແບບຟອມສະບັບນີ້: ຖືວ່າບໍ່ຮູ້.' },
    fix: { en: 'Map the new question: the records are then judged again by themselves.', lo: 'ຈັບຄູ່ຄຳຖາມໃໝ່: ບັນທຶກຈະຖືກກວດຄືນເອງ.' },
    look: ({ changed }) => (changed.length === 0 ? nothing : changed.map((field) => ({ field, value: null }))),
  },
  {
    id: 'V-S3-missing', severity: 'W', stage: 'form', reads: [],
    message: { en: 'This was not answered and counts as unknown.', lo: 'ບໍ່ໄດ້ຕອບ: ນັບວ່າບໍ່ຮູ້.' },
    fix: { en: 'Ask the team, and enter it in Kobo where they know.', lo: 'ຖາມທີມ ແລະ ຕື່ມໃສ່ Kobo ຖ້າຮູ້.' },
    look: ({ missing, fits, changed }) => (missing.length === 0 || !fits ? nothing : missing.filter((field) => !INDISPENSABLE.includes(field) && !changed.includes(field)).map((field) => ({ field, value: null }))),
  },
  {
    id: 'V-S4', severity: 'M', stage: 'form', reads: [],
    message: { en: 'A code that is not in its list was taken as unknown.', lo: 'ລະຫັດບໍ່ຢູ່ໃນລາຍການ: ຖືວ່າບໍ່ຮູ້.' },
    fix: { en: 'Choose from the list, or have the code added to it.', lo: 'ເລືອກຈາກລາຍການ ຫຼື ຂໍໃຫ້ເພີ່ມລະຫັດ.' },
    look: ({ unlisted }) => unlisted,
  },
  {
    id: 'V-S5', severity: 'W', stage: 'platform', reads: ['dep_place_text', 'dest_place_text', 'origin_place_text', 'remarks', 'note', 'enumerator_comment'],
    message: { en: 'A telephone number, an e-mail address or a passport number was written into a text. It was masked.', lo: 'ມີເບີໂທ, ອີເມວ ຫຼື ເລກໜັງສືຜ່ານແດນໃນຂໍ້ຄວາມ: ໄດ້ປິດບັງແລ້ວ.' },
    fix: { en: 'Take it out in Kobo, and remind the team that names and numbers of persons are not written down.', lo: 'ລຶບອອກໃນ Kobo ແລະ ເຕືອນທີມວ່າບໍ່ໃຫ້ຂຽນຊື່ ຫຼື ເບີຂອງບຸກຄົນ.' },
    look: ({ texts }) => (texts.length === 0 ? nothing : texts.filter(({ text }) => isPersonal(text)).map(({ field }) => ({ field, value: null }))),
  },
  {
    id: 'V-D2', severity: 'W', stage: 'platform', reads: [],
    message: { en: 'Two different bodies came under one identity, and neither is an edit of the other. The newest counts, both are kept.', lo: 'ມີຂໍ້ມູນສອງຊຸດທີ່ຕ່າງກັນພາຍໃຕ້ລະຫັດດຽວ: ນັບຊຸດໃໝ່ສຸດ, ເກັບໄວ້ທັງສອງ.' },
    fix: { en: 'Ask whether a draft was sent from two tabs or devices, and enter the lost one anew.', lo: 'ຖາມວ່າສົ່ງຮ່າງຈາກສອງແຖບ ຫຼື ສອງເຄື່ອງ ຫຼື ບໍ່ ແລ້ວປ້ອນອັນທີ່ຂາດໃໝ່.' },
    look: (_, { copies }) => seenIf(copies > 0, null, () => null),
  },
];
