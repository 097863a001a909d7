import type { ProblemKind, ProblemText } from '@fm/problems';

/** FM-P-01: a failure without a kind of its own; the log has it. */
export const UNEXPECTED: ProblemKind = {
  code: 'FM-P-01', status: 500, retriable: true,
  title: { en: 'Something went wrong in the gateway', lo: 'ເກີດຂໍ້ຜິດພາດໃນປະຕູຂໍ້ມູນ' },
};
export const UNEXPECTED_ADVICE: ProblemText = { en: 'Try again; if it stays, give the operators the time of this answer.', lo: 'ລອງໃໝ່; ຖ້າຍັງບໍ່ໄດ້ ໃຫ້ແຈ້ງຜູ້ດູແລລະບົບພ້ອມເວລາ.' };

/** FM-P-02: a parameter that is not known, or a value that it does not take. */
export const BAD_QUERY: ProblemKind = {
  code: 'FM-P-02', status: 400, retriable: false,
  title: { en: 'The question cannot be read', lo: 'ບໍ່ສາມາດອ່ານຄຳຖາມໄດ້' },
};

/** FM-P-03: the dimensions asked for are in no single cube of the indicator. */
export const NO_CUBE: ProblemKind = {
  code: 'FM-P-03', status: 400, retriable: false,
  title: { en: 'These dimensions are not crossed', lo: 'ບໍ່ມີຂໍ້ມູນທີ່ໄຂວ້ກັນຕາມມິຕິເຫຼົ່ານີ້' },
};

/** FM-P-10: of these figures only the current ones are answered. */
export const NO_AS_OF: ProblemKind = {
  code: 'FM-P-10', status: 400, retriable: false,
  title: { en: 'Only the current figures are answered', lo: 'ຕອບສະເພາະຕົວເລກປັດຈຸບັນ' },
};

/** FM-P-04: more rows than one answer holds. */
export const TOO_MANY_ROWS: ProblemKind = {
  code: 'FM-P-04', status: 400, retriable: false,
  title: { en: 'The answer would be too long', lo: 'ຄຳຕອບຍາວເກີນໄປ' },
};

/** FM-P-05: no indicator of this id. */
export const NO_SUCH_INDICATOR: ProblemKind = {
  code: 'FM-P-05', status: 404, retriable: false,
  title: { en: 'There is no such indicator', lo: 'ບໍ່ມີຕົວຊີ້ວັດນີ້' },
};

/** FM-P-06: the service that owns what was asked for does not answer. */
export const OWNER_UNREACHABLE: ProblemKind = {
  code: 'FM-P-06', status: 503, retriable: true,
  title: { en: 'The service that knows this does not answer', lo: 'ລະບົບທີ່ຮັບຜິດຊອບບໍ່ຕອບ' },
};

/** FM-P-07: the path is served, the method is not. */
export const METHOD_NOT_SERVED: ProblemKind = {
  code: 'FM-P-07', status: 405, retriable: false,
  title: { en: 'This method is not served here', lo: 'ບໍ່ຮັບວິທີຮ້ອງຂໍນີ້' },
};

/** FM-P-08: a path that would mean another one after normalisation. */
export const CROOKED_PATH: ProblemKind = {
  code: 'FM-P-08', status: 400, retriable: false,
  title: { en: 'The path is not a plain one', lo: 'ທີ່ຢູ່ບໍ່ຖືກຮູບແບບ' },
};

/** FM-P-09: a body larger than what the owners take. */
export const BODY_TOO_LARGE: ProblemKind = {
  code: 'FM-P-09', status: 413, retriable: false,
  title: { en: 'The request is too large', lo: 'ຄຳຂໍໃຫຍ່ເກີນໄປ' },
};

/** FM-P-40: as many follow as one process carries, or it is about to stop. */
export const STREAM_FULL: ProblemKind = {
  code: 'FM-P-40', status: 503, retriable: true,
  title: { en: 'No place in the stream just now', lo: 'ຍັງບໍ່ມີບ່ອນຫວ່າງ' },
};

/** FM-P-20: a format that nothing is told in. */
export const NOT_ACCEPTABLE: ProblemKind = {
  code: 'FM-P-20', status: 406, retriable: false,
  title: { en: 'There is no such format', lo: 'ບໍ່ມີຮູບແບບນີ້' },
};

/** FM-P-21: no collection, set or feature of this name. */
export const NO_SUCH_COLLECTION: ProblemKind = {
  code: 'FM-P-21', status: 404, retriable: false,
  title: { en: 'There is no such collection', lo: 'ບໍ່ມີຊຸດຂໍ້ມູນນີ້' },
};

/** FM-P-22: a filter or another query option that cannot be read. */
export const BAD_OPTION: ProblemKind = {
  code: 'FM-P-22', status: 400, retriable: false,
  title: { en: 'The query option cannot be read', lo: 'ບໍ່ສາມາດອ່ານຕົວເລືອກໄດ້' },
};
