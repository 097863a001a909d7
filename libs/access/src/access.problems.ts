import type { ProblemKind } from '@fm/problems';

/** No key, or one that is not known, expired or withdrawn. */
export const UNAUTHENTICATED: ProblemKind = {
  code: 'FM-A-01', status: 401, retriable: false,
  title: { en: 'Who are you?', lo: 'ບໍ່ຮູ້ວ່າແມ່ນໃຜ' },
};

/** Known, but without the right. */
export const FORBIDDEN: ProblemKind = {
  code: 'FM-A-02', status: 403, retriable: false,
  title: { en: 'Not within your rights', lo: 'ບໍ່ມີສິດ' },
};
