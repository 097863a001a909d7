import type { ProblemKind, ProblemText } from '@fm/problems';

/** FM-G-01: a failure without a kind of its own; the log has it. */
export const UNEXPECTED: ProblemKind = {
  code: 'FM-G-01', status: 500, retriable: true,
  title: { en: 'Something went wrong in geo-enrichment', lo: 'ເກີດຂໍ້ຜິດພາດໃນລະບົບສະຖານທີ່' },
};
export const UNEXPECTED_ADVICE: ProblemText = { en: 'Try again; if it stays, give the operators the time of this answer.', lo: 'ລອງໃໝ່; ຖ້າຍັງບໍ່ໄດ້ ໃຫ້ແຈ້ງຜູ້ດູແລລະບົບພ້ອມເວລາ.' };

/** FM-G-02: the entry of the register does not have the form that it needs. */
export const MALFORMED_POINT: ProblemKind = {
  code: 'FM-G-02', status: 400, retriable: false,
  title: { en: 'The point is not complete', lo: 'ຂໍ້ມູນຈຸດຕິດຕາມບໍ່ຄົບຖ້ວນ' },
};

/** FM-G-03: the codes of the entry are not in the code table, or contradict each other. */
export const CODES_DISAGREE: ProblemKind = {
  code: 'FM-G-03', status: 400, retriable: false,
  title: { en: 'The codes of the point do not hold', lo: 'ລະຫັດຂອງຈຸດຕິດຕາມບໍ່ຖືກຕ້ອງ' },
};

/** FM-G-04: no such point. */
export const UNKNOWN_POINT: ProblemKind = {
  code: 'FM-G-04', status: 404, retriable: false,
  title: { en: 'The point is not in the register', lo: 'ຈຸດນີ້ບໍ່ມີໃນທະບຽນ' },
};

/** FM-G-05: the median of so few fixes would be a phone's position rather than the point's. */
export const NOT_ENOUGH_FIXES: ProblemKind = {
  code: 'FM-G-05', status: 409, retriable: true,
  title: { en: 'Too few good fixes yet', lo: 'ຕຳແໜ່ງທີ່ດີຍັງບໍ່ພໍ' },
};

/** FM-G-06: codes or parameters that name no place. */
export const UNKNOWN_PLACE: ProblemKind = {
  code: 'FM-G-06', status: 400, retriable: false,
  title: { en: 'The place cannot be told from this', lo: 'ບອກສະຖານທີ່ຈາກຂໍ້ມູນນີ້ບໍ່ໄດ້' },
};

/** FM-G-07: no such boundary set. */
export const UNKNOWN_BOUNDARIES: ProblemKind = {
  code: 'FM-G-07', status: 404, retriable: false,
  title: { en: 'There is no such boundary set', lo: 'ບໍ່ມີຊຸດເຂດແດນນີ້' },
};

/** FM-G-08: a file of points with lines that cannot be taken; none of it was. */
export const MALFORMED_FILE: ProblemKind = {
  code: 'FM-G-08', status: 400, retriable: false,
  title: { en: 'The file was not taken', lo: 'ບໍ່ໄດ້ຮັບໄຟລ໌ນີ້' },
};
