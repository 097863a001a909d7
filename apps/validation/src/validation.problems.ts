import type { ProblemKind, ProblemText } from '@fm/problems';

/** FM-V-01: a failure without a kind of its own; the log has it. */
export const UNEXPECTED: ProblemKind = {
  code: 'FM-V-01', status: 500, retriable: true,
  title: { en: 'Something went wrong in validation', lo: 'ເກີດຂໍ້ຜິດພາດໃນລະບົບກວດສອບ' },
};
export const UNEXPECTED_ADVICE: ProblemText = { en: 'Try again; if it stays, give the operators the time of this answer.', lo: 'ລອງໃໝ່; ຖ້າຍັງບໍ່ໄດ້ ໃຫ້ແຈ້ງຜູ້ດູແລລະບົບພ້ອມເວລາ.' };

/** FM-V-02: no submission is held under this key. */
export const NOT_HELD: ProblemKind = {
  code: 'FM-V-02', status: 404, retriable: false,
  title: { en: 'Nothing is held under this key', lo: 'ບໍ່ມີບັນທຶກທີ່ຖືກກັກໄວ້ດ້ວຍລະຫັດນີ້' },
};

/** FM-V-03: the request does not have the form that the door needs. */
export const MALFORMED: ProblemKind = {
  code: 'FM-V-03', status: 400, retriable: false,
  title: { en: 'The request is not complete', lo: 'ຄຳຂໍບໍ່ຄົບຖ້ວນ' },
};

/** FM-V-04: the record cannot be counted as it is, whoever says so. */
export const NOT_RELEASABLE: ProblemKind = {
  code: 'FM-V-04', status: 409, retriable: false,
  title: { en: 'Point, date or total is missing', lo: 'ບໍ່ມີຈຸດ, ວັນທີ ຫຼື ຈຳນວນລວມ' },
};

/** FM-V-05: no such training range, or none that the caller may see. */
export const NO_SUCH_RANGE: ProblemKind = {
  code: 'FM-V-05', status: 404, retriable: false,
  title: { en: 'There is no such training range', lo: 'ບໍ່ມີໄລຍະຝຶກອົບຮົມນີ້' },
};

/** FM-V-06: the training range has been revoked before. */
export const ALREADY_REVOKED: ProblemKind = {
  code: 'FM-V-06', status: 409, retriable: false,
  title: { en: 'The training range was revoked already', lo: 'ໄລຍະຝຶກອົບຮົມນີ້ຖືກຍົກເລີກແລ້ວ' },
};

/** FM-V-07: some of the chosen records are not there, or not within the caller's provinces. */
export const NO_SUCH_RECORDS: ProblemKind = {
  code: 'FM-V-07', status: 404, retriable: false,
  title: { en: 'Some of these records are not among yours', lo: 'ບາງບັນທຶກບໍ່ແມ່ນຂອງທ່ານ' },
};

/** FM-V-08: no such record, or none that the caller may see. */
export const NO_SUCH_RECORD: ProblemKind = {
  code: 'FM-V-08', status: 404, retriable: false,
  title: { en: 'There is no such record among yours', lo: 'ບໍ່ມີບັນທຶກນີ້ໃນຂອບເຂດຂອງທ່ານ' },
};

/** FM-V-09: the record went on to another revision since it was looked at. */
export const GONE_ON: ProblemKind = {
  code: 'FM-V-09', status: 409, retriable: false,
  title: { en: 'The record was edited meanwhile', lo: 'ບັນທຶກຖືກແກ້ໄຂໄປແລ້ວ' },
};

/** FM-V-10: the answer is not one that may be mended here. */
export const NOT_MENDED_HERE: ProblemKind = {
  code: 'FM-V-10', status: 409, retriable: false,
  title: { en: 'This answer is not mended here', lo: 'ຄຳຕອບນີ້ບໍ່ສາມາດແກ້ທີ່ນີ້' },
};

/** FM-V-11: no such entry in this register, or none that the caller may see. */
export const NO_SUCH_ENTRY: ProblemKind = {
  code: 'FM-V-11', status: 404, retriable: false,
  title: { en: 'There is no such entry', lo: 'ບໍ່ມີລາຍການນີ້' },
};

/** FM-V-12: the entry says already what it would be changed to. */
export const NOTHING_TO_UNDO: ProblemKind = {
  code: 'FM-V-12', status: 409, retriable: false,
  title: { en: 'There is nothing to change', lo: 'ບໍ່ມີຫຍັງປ່ຽນແປງ' },
};

/** FM-V-13: no such alert, or none that the caller may see. */
export const NO_SUCH_ALERT: ProblemKind = {
  code: 'FM-V-13', status: 404, retriable: false,
  title: { en: 'There is no such alert', lo: 'ບໍ່ມີການແຈ້ງເຕືອນນີ້' },
};

/** FM-V-14: somebody has acknowledged the alert. */
export const ALREADY_ACKNOWLEDGED: ProblemKind = {
  code: 'FM-V-14', status: 409, retriable: false,
  title: { en: 'Somebody has it already', lo: 'ມີຜູ້ຮັບແລ້ວ' },
};

/** FM-V-30: there is no mapping of this name. */
export const NO_SUCH_MAPPING: ProblemKind = {
  code: 'FM-V-30', status: 404, retriable: false,
  title: { en: 'There is no such mapping', lo: 'ບໍ່ມີການຈັບຄູ່ນີ້' },
};

/** FM-V-31: a mapping names what there is not, or lacks what cannot be missing. */
export const MAPPING_FAULTY: ProblemKind = {
  code: 'FM-V-31', status: 400, retriable: false,
  title: { en: 'The mapping has faults', lo: 'ການຈັບຄູ່ມີຂໍ້ຜິດພາດ' },
};

/** FM-V-32: the questions of the form are not known here. */
export const NO_SUCH_FORM: ProblemKind = {
  code: 'FM-V-32', status: 404, retriable: false,
  title: { en: 'The questions of this form are not known', lo: 'ບໍ່ຮູ້ຈັກຄຳຖາມຂອງແບບຟອມນີ້' },
};

/** FM-V-33: there is no rule of this id. */
export const NO_SUCH_RULE: ProblemKind = {
  code: 'FM-V-33', status: 404, retriable: false,
  title: { en: 'There is no such rule', lo: 'ບໍ່ມີກົດນີ້' },
};

/** FM-V-34: the rule cannot be set so. */
export const NOT_SETTABLE: ProblemKind = {
  code: 'FM-V-34', status: 400, retriable: false,
  title: { en: 'The rule cannot be set so', lo: 'ຕັ້ງກົດແບບນີ້ບໍ່ໄດ້' },
};

/** FM-V-35: a range of exercises does not lie within the round that it names. */
export const OUTSIDE_ROUND: ProblemKind = {
  code: 'FM-V-35', status: 400, retriable: false,
  title: { en: 'The range does not lie within its round', lo: 'ໄລຍະນີ້ບໍ່ຢູ່ໃນຮອບຂອງມັນ' },
};
