import type { ProblemKind, ProblemText } from '@fm/problems';

/** FM-C-01: a failure without a kind of its own; the log has it. (C for counting: FM-A belongs to access.) */
export const UNEXPECTED: ProblemKind = {
  code: 'FM-C-01', status: 500, retriable: true,
  title: { en: 'Something went wrong in aggregation', lo: 'ເກີດຂໍ້ຜິດພາດໃນລະບົບລວມຕົວເລກ' },
};
export const UNEXPECTED_ADVICE: ProblemText = { en: 'Try again; if it stays, give the operators the time of this answer.', lo: 'ລອງໃໝ່; ຖ້າຍັງບໍ່ໄດ້ ໃຫ້ແຈ້ງຜູ້ດູແລລະບົບພ້ອມເວລາ.' };

/** FM-C-02: the question does not name a cell. */
export const NO_SUCH_CELL: ProblemKind = {
  code: 'FM-C-02', status: 400, retriable: false,
  title: { en: 'This does not name a cell', lo: 'ຄຳຖາມນີ້ບໍ່ໄດ້ລະບຸຊ່ອງຕົວເລກ' },
};

/** FM-C-03: the cell's point lies outside the caller's provinces. */
export const OUTSIDE_PROVINCES: ProblemKind = {
  code: 'FM-C-03', status: 403, retriable: false,
  title: { en: 'Outside your provinces', lo: 'ຢູ່ນອກແຂວງຂອງທ່ານ' },
};

/** FM-C-10: a question about figures, past or restated, that cannot be read. */
export const MALFORMED: ProblemKind = {
  code: 'FM-C-10', status: 400, retriable: false,
  title: { en: 'This question cannot be read', lo: 'ອ່ານຄຳຖາມນີ້ບໍ່ໄດ້' },
};

/** FM-C-11: the answer would have too many cells. */
export const TOO_MANY_CELLS: ProblemKind = {
  code: 'FM-C-11', status: 400, retriable: false,
  title: { en: 'Too many cells for one answer', lo: 'ຈຳນວນຊ່ອງຕົວເລກຫຼາຍເກີນໄປສຳລັບຄຳຕອບດຽວ' },
};

/** FM-C-20: no release of this id. */
export const NO_SUCH_RELEASE: ProblemKind = {
  code: 'FM-C-20', status: 404, retriable: false,
  title: { en: 'There is no such release', lo: 'ບໍ່ມີສະບັບເຜີຍແຜ່ນີ້' },
};

/** FM-C-21: the release is not where this step begins, or may not go on. */
export const NOT_THIS_STEP: ProblemKind = {
  code: 'FM-C-21', status: 409, retriable: false,
  title: { en: 'This is not the next step of the release', lo: 'ບໍ່ແມ່ນຂັ້ນຕໍ່ໄປຂອງສະບັບເຜີຍແຜ່' },
};

/** FM-C-22: days that are not over cannot be released. */
export const NOT_OVER: ProblemKind = {
  code: 'FM-C-22', status: 400, retriable: false,
  title: { en: 'These days cannot be released', lo: 'ເຜີຍແຜ່ມື້ເຫຼົ່ານີ້ບໍ່ໄດ້' },
};

/** FM-C-23: the step is another person's to take. */
export const NOT_YOUR_STEP: ProblemKind = {
  code: 'FM-C-23', status: 403, retriable: false,
  title: { en: 'This step is for somebody else', lo: 'ຂັ້ນຕອນນີ້ແມ່ນຂອງຜູ້ອື່ນ' },
};
