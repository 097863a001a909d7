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
