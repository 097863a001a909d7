import type { FigureCell } from '../domain/figure-change.js';

/** What a message tells of: the newest value of each cell that changed, and whether deltas alone no longer lead to the current figures. */
export interface Told {
  readonly cells: readonly FigureCell[];
  /** The register of points changed, or changes in between are no longer kept: read /api/v1/indicators anew. */
  readonly readAnew: boolean;
}

/** A message as the Standard Webhooks specification shapes it. */
export function messageBody(type: 'fm.figures.changed' | 'fm.test', timestamp: Date, data: object): string {
  return JSON.stringify({ type, timestamp: timestamp.toISOString(), data });
}

export const TEST_DATA = { en: 'This is a test. Messages of changes have the type fm.figures.changed.', lo: 'ນີ້ແມ່ນການທົດສອບ. ຂໍ້ຄວາມແຈ້ງການປ່ຽນແປງ ມີປະເພດ fm.figures.changed.' };

/** Why a subscription was disabled, and what to do. */
export const NO_RIGHT = {
  en: 'Its owner may no longer see what it asks for: ask an administrator, then POST /api/v1/subscriptions/{id}/enable.',
  lo: 'ເຈົ້າຂອງບໍ່ມີສິດເບິ່ງແລ້ວ: ໃຫ້ຕິດຕໍ່ຜູ້ດູແລລະບົບ ແລ້ວ POST /api/v1/subscriptions/{id}/enable.',
};
export const UNWANTED = {
  en: 'The receiver answered 410 Gone: it wants no more. Delete the subscription, or mend the receiver and enable it.',
  lo: 'ຜູ້ຮັບຕອບ 410: ບໍ່ຕ້ອງການອີກ. ໃຫ້ລຶບ ຫຼື ແກ້ຜູ້ຮັບແລ້ວເປີດຄືນ.',
};
export const UNREACHED = {
  en: 'A message was tried for three days and never taken. Mend the receiver, test it, enable the subscription, and read what was missed at /api/v1/indicators.',
  lo: 'ສົ່ງຂໍ້ຄວາມສາມວັນແລ້ວບໍ່ສຳເລັດ. ໃຫ້ແກ້ຜູ້ຮັບ, ທົດສອບ, ເປີດຄືນ ແລ້ວອ່ານສິ່ງທີ່ພາດທີ່ /api/v1/indicators.',
};
