import type { ProblemKind, ProblemText } from '@fm/problems';

/** FM-I-01: not stored, whatever the reason. Kobo tries again after 502, 503, 504 and read time-outs only, so it is never 500 or 429. */
export const NOT_STORED: ProblemKind = {
  code: 'FM-I-01', status: 503, retriable: true,
  title: { en: 'Not stored', lo: 'ຍັງບໍ່ໄດ້ບັນທຶກ' },
};
export const NOT_STORED_ADVICE: ProblemText = { en: 'Send it again in a few seconds.', lo: 'ສົ່ງໃໝ່ອີກໃນບໍ່ດົນ.' };

/** FM-I-02: no source has this id. */
export const UNKNOWN_SOURCE: ProblemKind = {
  code: 'FM-I-02', status: 404, retriable: false,
  title: { en: 'Unknown source', lo: 'ບໍ່ຮູ້ຈັກແຫຼ່ງຂໍ້ມູນນີ້' },
};

/** FM-I-03: no credential, or not one of the source's. */
export const WRONG_SECRET: ProblemKind = {
  code: 'FM-I-03', status: 401, retriable: false,
  title: { en: 'Wrong credentials', lo: 'ລະຫັດບໍ່ຖືກຕ້ອງ' },
};

/** FM-I-04: the body is no JSON or XML in UTF-8, or too deep. A sealed copy is kept. */
export const UNREADABLE_BODY: ProblemKind = {
  code: 'FM-I-04', status: 400, retriable: false,
  title: { en: 'The body cannot be read', lo: 'ອ່ານເນື້ອໃນບໍ່ໄດ້' },
};

/** FM-I-05: the request to an operators' door is not complete. */
export const MALFORMED: ProblemKind = {
  code: 'FM-I-05', status: 400, retriable: false,
  title: { en: 'The request is not complete', lo: 'ຄຳຂໍບໍ່ຄົບຖ້ວນ' },
};

/** FM-I-06: Kobo could not be asked, or the token does not see the form: nothing can be concluded. */
export const KOBO_SILENT: ProblemKind = {
  code: 'FM-I-06', status: 503, retriable: true,
  title: { en: 'Kobo gave no usable answer', lo: 'Kobo ບໍ່ຕອບ ຫຼື ຕອບໃຊ້ບໍ່ໄດ້' },
};

/** FM-I-10: we do not know under which address Kobo reaches us. */
export const NO_PUBLIC_URL: ProblemKind = {
  code: 'FM-I-10', status: 409, retriable: false,
  title: { en: 'The public address is not known', lo: 'ບໍ່ຮູ້ທີ່ຢູ່ສາທາລະນະ' },
};

/** FM-I-11: the source has no form or token, or the token may not do what was asked. */
export const NOT_CONNECTED: ProblemKind = {
  code: 'FM-I-11', status: 409, retriable: false,
  title: { en: 'Kobo cannot be asked for this source', lo: 'ຖາມ Kobo ສຳລັບແຫຼ່ງນີ້ບໍ່ໄດ້' },
};

/** FM-I-12: no submission has this key. */
export const UNKNOWN_SUBMISSION: ProblemKind = {
  code: 'FM-I-12', status: 404, retriable: false,
  title: { en: 'Unknown submission', lo: 'ບໍ່ຮູ້ຈັກບັນທຶກນີ້' },
};

/** FM-I-13: no such attachment, or it is not with Kobo any more. */
export const NO_ATTACHMENT: ProblemKind = {
  code: 'FM-I-13', status: 404, retriable: false,
  title: { en: 'No such attachment', lo: 'ບໍ່ມີໄຟລ໌ແນບນີ້' },
};

/** FM-I-07: the media type is neither JSON nor XML, or the encoding is not gzip. */
export const UNSUPPORTED_MEDIA: ProblemKind = {
  code: 'FM-I-07', status: 415, retriable: false,
  title: { en: 'Neither JSON nor XML', lo: 'ບໍ່ແມ່ນ JSON ຫຼື XML' },
};

/** FM-I-08: the hook's address takes POST alone. */
export const WRONG_METHOD: ProblemKind = {
  code: 'FM-I-08', status: 405, retriable: false,
  title: { en: 'Only POST is taken here', lo: 'ຮັບແຕ່ POST' },
};

/** FM-I-09: larger than a body may be, inflated. */
export const TOO_LARGE: ProblemKind = {
  code: 'FM-I-09', status: 413, retriable: false,
  title: { en: 'Too large', lo: 'ໃຫຍ່ເກີນໄປ' },
};
