import type { Bilingual, Finding } from '@fm/contracts/vocabulary';

export type PlaceField = `${'departure' | 'origin' | 'destination'}.${'adm1' | 'adm2'}`;

/** Why a stated code was not kept. */
export type PlaceReason = 'unknown' | 'abroad' | 'elsewhere';

/** A stated code that does not hold. Information only: the record counts, without the code. */
const RULE = 'V-G6';

const MESSAGES: Readonly<Record<PlaceReason, Bilingual>> = {
  unknown: { en: 'This code is not in the table of provinces and districts.', lo: 'ລະຫັດນີ້ບໍ່ມີໃນຕາຕະລາງແຂວງ ແລະ ເມືອງ.' },
  abroad: { en: 'A province or district code is given for a place that is not in Laos.', lo: 'ມີລະຫັດແຂວງ ຫຼື ເມືອງ ສຳລັບສະຖານທີ່ທີ່ບໍ່ຢູ່ໃນລາວ.' },
  elsewhere: { en: 'The district does not lie in the stated province.', lo: 'ເມືອງນີ້ບໍ່ຢູ່ໃນແຂວງທີ່ລະບຸ.' },
};

const FIXES: Readonly<Record<PlaceReason, Bilingual>> = {
  unknown: { en: 'Choose the place from the list of the form.', lo: 'ໃຫ້ເລືອກສະຖານທີ່ຈາກລາຍການໃນແບບຟອມ.' },
  abroad: { en: 'Check the country, or take the code out.', lo: 'ໃຫ້ກວດປະເທດ ຫຼື ລຶບລະຫັດອອກ.' },
  elsewhere: { en: 'Check which of the two is right: province or district.', lo: 'ໃຫ້ກວດວ່າອັນໃດຖືກ: ແຂວງ ຫຼື ເມືອງ.' },
};

/** What does not look like a code may be somebody's words, and is not repeated. */
const LOOKS_LIKE_A_CODE = /^[A-Za-z]{2}\d{1,6}$/;

export function placeFinding(field: PlaceField, code: string, reason: PlaceReason): Finding {
  const value = LOOKS_LIKE_A_CODE.test(code) ? code : null;
  return { rule: RULE, severity: 'I', field, value, message: MESSAGES[reason], fix: FIXES[reason] };
}
