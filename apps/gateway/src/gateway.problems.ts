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

/** FM-P-70: no published release of this number. */
export const NO_SUCH_RELEASE: ProblemKind = {
  code: 'FM-P-70', status: 404, retriable: false,
  title: { en: 'There is no such release', lo: 'ບໍ່ມີສະບັບເຜີຍແຜ່ນີ້' },
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

/** FM-P-41: a body that cannot be read as what the path takes. */
export const BAD_BODY: ProblemKind = {
  code: 'FM-P-41', status: 400, retriable: false,
  title: { en: 'The body cannot be read', lo: 'ບໍ່ສາມາດອ່ານເນື້ອໃນໄດ້' },
};

/** FM-P-42: the issuer of the office's tokens does not answer. */
export const ISSUER_UNREACHABLE: ProblemKind = {
  code: 'FM-P-42', status: 503, retriable: true,
  title: { en: 'Tokens cannot be checked just now', lo: 'ຍັງກວດໂທເຄັນບໍ່ໄດ້' },
};

/** FM-P-43: no key or account of this name. */
export const NO_SUCH_PERSON: ProblemKind = {
  code: 'FM-P-43', status: 404, retriable: false,
  title: { en: 'There is no such key or account', lo: 'ບໍ່ມີກະແຈ ຫຼື ບັນຊີນີ້' },
};

/** FM-P-44: an account of this name exists. */
export const NAME_TAKEN: ProblemKind = {
  code: 'FM-P-44', status: 409, retriable: false,
  title: { en: 'This name is taken', lo: 'ຊື່ນີ້ມີແລ້ວ' },
};

/** FM-P-45: only people with an account have a password. */
export const NOT_AN_ACCOUNT: ProblemKind = {
  code: 'FM-P-45', status: 403, retriable: false,
  title: { en: 'You did not sign in by an account', lo: 'ທ່ານບໍ່ໄດ້ເຂົ້າດ້ວຍບັນຊີ' },
};

/** FM-P-46: a password or code that should prove who somebody is. */
export const WRONG_PROOF: ProblemKind = {
  code: 'FM-P-46', status: 403, retriable: false,
  title: { en: 'This does not prove that it is you', lo: 'ຢືນຢັນຕົວຕົນບໍ່ໄດ້' },
};

/** FM-P-47: signed in by a one-time password, which opens nothing else. */
export const CHOOSE_PASSWORD: ProblemKind = {
  code: 'FM-P-47', status: 403, retriable: false,
  title: { en: 'Choose a password first', lo: 'ໃຫ້ຕັ້ງລະຫັດຜ່ານກ່ອນ' },
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

/** FM-P-48: who, or how many, cannot be told by webhooks. */
export const NOT_TO_SUBSCRIBE: ProblemKind = {
  code: 'FM-P-48', status: 403, retriable: false,
  title: { en: 'No subscription for this', lo: 'ສະໝັກຮັບບໍ່ໄດ້' },
};

/** FM-P-49: an address to which no calls go. */
export const BAD_RECEIVER: ProblemKind = {
  code: 'FM-P-49', status: 400, retriable: false,
  title: { en: 'No messages go to this address', lo: 'ສົ່ງຂໍ້ຄວາມໄປທີ່ຢູ່ນີ້ບໍ່ໄດ້' },
};

/** FM-P-50: no subscription of this id, or somebody else's. */
export const NO_SUCH_SUBSCRIPTION: ProblemKind = {
  code: 'FM-P-50', status: 404, retriable: false,
  title: { en: 'There is no such subscription', lo: 'ບໍ່ມີການສະໝັກນີ້' },
};
