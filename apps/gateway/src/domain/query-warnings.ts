import type { AccessScope } from './access-scope.js';
import type { IndicatorQuery } from './indicator-query.js';
import { isCut } from './period.js';
import type { SummedRow } from './summed-row.js';

/** What a reader must know before using the rows. */
export interface QueryWarning {
  readonly code: string;
  readonly en: string;
  readonly lo: string;
}

const COVERAGE_UNKNOWN: QueryWarning = {
  code: 'coverageUnknown',
  en: 'Coverage is null: no roster says what was planned. A missing row may be a day without movements or a point that was not observed.',
  lo: 'ບໍ່ຮູ້ຄວາມຄອບຄຸມ: ຍັງບໍ່ມີແຜນເວນ. ແຖວທີ່ບໍ່ມີ ອາດແມ່ນມື້ທີ່ບໍ່ມີການເຄື່ອນຍ້າຍ ຫຼື ຈຸດທີ່ບໍ່ໄດ້ສັງເກດ.',
};
const CORRIDOR: QueryWarning = {
  code: 'notAdditive',
  en: 'A row adds points of one corridor, which see the same groups. Add fmp to "by", or choose points with fmp=.',
  lo: 'ມີແຖວທີ່ບວກຈຸດໃນເສັ້ນທາງດຽວກັນ ເຊິ່ງເຫັນກຸ່ມດຽວກັນ. ໃຫ້ເພີ່ມ fmp ໃສ່ "by" ຫຼື ເລືອກຈຸດດ້ວຍ fmp=.',
};
const MIXED_CLASS: QueryWarning = {
  code: 'notAdditive',
  en: 'A row adds border and internal points. Add pointClass to "by" to see them apart.',
  lo: 'ມີແຖວທີ່ບວກຈຸດຊາຍແດນ ແລະ ຈຸດພາຍໃນ. ໃຫ້ເພີ່ມ pointClass ໃສ່ "by" ເພື່ອເບິ່ງແຍກກັນ.',
};
const MULTI_CHOICE: QueryWarning = {
  code: 'multipleAnswers',
  en: 'Several answers were possible: rows do not sum to the total. Shares are of "base", the movements of records in which the question was answered.',
  lo: 'ຕອບໄດ້ຫຼາຍຂໍ້: ແຖວບວກກັນບໍ່ເທົ່າຍອດລວມ. ສັດສ່ວນແມ່ນຂອງ "base" ຄື ການເຄື່ອນຍ້າຍໃນບັນທຶກທີ່ໄດ້ຕອບ.',
};
const CUT_PERIOD: QueryWarning = {
  code: 'partialPeriod',
  en: 'The first or last period is cut by "from" or "to": its row covers only the days asked for.',
  lo: 'ໄລຍະທຳອິດ ຫຼື ສຸດທ້າຍ ຖືກຕັດດ້ວຍ "from" ຫຼື "to": ແຖວນັ້ນມີສະເພາະມື້ທີ່ຖາມ.',
};

/** Said to the public while nothing has been published. */
export const NO_RELEASE: QueryWarning = {
  code: 'noRelease',
  en: 'Nothing has been released yet: there are no public figures for this question.',
  lo: 'ຍັງບໍ່ມີການເຜີຍແຜ່: ບໍ່ມີຕົວເລກສາທາລະນະສຳລັບຄຳຖາມນີ້.',
};

function limitedTo(provinces: readonly string[]): QueryWarning {
  const codes = provinces.join(', ');
  return { code: 'ownProvinces', en: `Only points of your provinces (${codes}) are in these rows.`, lo: `ມີສະເພາະຈຸດໃນແຂວງຂອງທ່ານ (${codes}).` };
}

export function warningsOf(query: IndicatorQuery, rows: readonly SummedRow[], scope: AccessScope): readonly QueryWarning[] {
  const warnings = [COVERAGE_UNKNOWN];
  if (rows.some((row) => row.sharesCorridor)) warnings.push(CORRIDOR);
  if (rows.some((row) => row.mixesClasses)) warnings.push(MIXED_CLASS);
  if (query.multiChoice) warnings.push(MULTI_CHOICE);
  if (isCut(query.interval, query.span)) warnings.push(CUT_PERIOD);
  if (scope.kind === 'live' && scope.provinces) warnings.push(limitedTo(scope.provinces));
  return warnings;
}
