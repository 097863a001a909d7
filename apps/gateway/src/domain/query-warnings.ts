import { multiChoiceOf, type Indicator } from '@fm/contracts/indicators';
import { isCut, spanOfPeriod, periodOf, type Question, type Row, type SnapshotRow, type Warning } from '@fm/indicators';
import type { LocalDay } from '@fm/contracts/vocabulary';
import { provincesOf, type AccessScope } from './access-scope.js';

const COVERAGE_UNKNOWN: Warning = {
  code: 'coverageUnknown',
  en: 'Coverage is null: no roster says what was planned. A missing row may be a day without movements or a point that was not observed.',
  lo: 'ບໍ່ຮູ້ຄວາມຄອບຄຸມ: ຍັງບໍ່ມີແຜນເວນ. ແຖວທີ່ບໍ່ມີ ອາດແມ່ນມື້ທີ່ບໍ່ມີການເຄື່ອນຍ້າຍ ຫຼື ຈຸດທີ່ບໍ່ໄດ້ສັງເກດ.',
};
const CORRIDOR: Warning = {
  code: 'notAdditive',
  en: 'A row adds points of one corridor, which see the same groups. Add fmp to "by", or take the points that count for their corridor with counting=yes.',
  lo: 'ມີແຖວທີ່ບວກຈຸດໃນເສັ້ນທາງດຽວກັນ ເຊິ່ງເຫັນກຸ່ມດຽວກັນ. ໃຫ້ເພີ່ມ fmp ໃສ່ "by" ຫຼື ເລືອກຈຸດທີ່ນັບໃຫ້ເສັ້ນທາງດ້ວຍ counting=yes.',
};
const MIXED_CLASS: Warning = {
  code: 'notAdditive',
  en: 'A row adds border and internal points. Add pointClass to "by" to see them apart.',
  lo: 'ມີແຖວທີ່ບວກຈຸດຊາຍແດນ ແລະ ຈຸດພາຍໃນ. ໃຫ້ເພີ່ມ pointClass ໃສ່ "by" ເພື່ອເບິ່ງແຍກກັນ.',
};
const MULTI_CHOICE: Warning = {
  code: 'multipleAnswers',
  en: 'Several answers were possible: rows do not sum to the total. Shares are of "base", the movements of records in which the question was answered.',
  lo: 'ຕອບໄດ້ຫຼາຍຂໍ້: ແຖວບວກກັນບໍ່ເທົ່າຍອດລວມ. ສັດສ່ວນແມ່ນຂອງ "base" ຄື ການເຄື່ອນຍ້າຍໃນບັນທຶກທີ່ໄດ້ຕອບ.',
};
const CUT_PERIOD: Warning = {
  code: 'partialPeriod',
  en: 'The first or last period is cut by "from" or "to": its row covers only the days asked for.',
  lo: 'ໄລຍະທຳອິດ ຫຼື ສຸດທ້າຍ ຖືກຕັດດ້ວຍ "from" ຫຼື "to": ແຖວນັ້ນມີສະເພາະມື້ທີ່ຖາມ.',
};

/** Said of everything that a demo office shows. */
export const INVENTED: Warning = { code: 'demonstration', en: 'DEMONSTRATION DATA – INVENTED', lo: 'ຂໍ້ມູນຕົວຢ່າງ – ສົມມຸດຂຶ້ນ' };

/** The same as one text before others; empty where figures are real. */
export const noticeOf = ({ demonstration }: { readonly demonstration: 'yes' | 'no' }): string => (demonstration === 'yes' ? `${INVENTED.en} / ${INVENTED.lo}. ` : '');

/** Said to the public while nothing has been published. */
export const NO_RELEASE: Warning = {
  code: 'noRelease',
  en: 'Nothing has been released yet: there are no public figures for this question.',
  lo: 'ຍັງບໍ່ມີການເຜີຍແຜ່: ບໍ່ມີຕົວເລກສາທາລະນະສຳລັບຄຳຖາມນີ້.',
};

export const NOT_RELEASED: Warning = {
  code: 'notReleased',
  en: 'The newest release does not tell this. It has movements by day for points, districts, provinces and directions; breakdowns by whole months, quarters and years, at most two dimensions of them at once; days outside it (GET /api/v1/releases) are in no public figure.',
  lo: 'ສະບັບເຜີຍແຜ່ຫຼ້າສຸດບໍ່ມີຂໍ້ມູນນີ້. ມີການເຄື່ອນຍ້າຍຕາມມື້ ສຳລັບຈຸດ, ເມືອງ, ແຂວງ ແລະ ທິດທາງ; ລາຍລະອຽດມີຕາມເດືອນ, ໄຕມາດ ແລະ ປີເຕັມ ບໍ່ເກີນສອງມິຕິ; ມື້ທີ່ຢູ່ນອກ (GET /api/v1/releases) ບໍ່ເຜີຍແຜ່.',
};
const CLIPPED: Warning = {
  code: 'releasedDays',
  en: 'The newest release does not have all days asked for: the rows are of those that it has.',
  lo: 'ສະບັບເຜີຍແຜ່ຫຼ້າສຸດບໍ່ມີຄົບທຸກມື້ທີ່ຖາມ: ແຖວມີສະເພາະມື້ທີ່ມີ.',
};

function limitedTo(provinces: readonly string[]): Warning {
  const codes = provinces.join(', ');
  return { code: 'ownProvinces', en: `Only points of your provinces (${codes}) are in these rows.`, lo: `ມີສະເພາະຈຸດໃນແຂວງຂອງທ່ານ (${codes}).` };
}

interface Answered {
  readonly indicator: Indicator;
  readonly question: Question;
  readonly rows: readonly Row[];
  readonly scope: AccessScope;
  readonly today: LocalDay;
}

export function warningsOf({ indicator, question, rows, scope, today }: Answered): readonly Warning[] {
  const warnings: Warning[] = [];
  if (rows.length === 0 || rows.some(({ coverage }) => coverage === null)) warnings.push(COVERAGE_UNKNOWN);
  if (rows.some((row) => row.sharesCorridor)) warnings.push(CORRIDOR);
  if (rows.some((row) => row.mixesClasses)) warnings.push(MIXED_CLASS);
  if (multiChoiceOf(question.cube) && indicator.calculation.kind !== 'ratio') warnings.push(MULTI_CHOICE);
  if (isCut(question.interval, question.span) || isRunning(question, today)) warnings.push(CUT_PERIOD);
  return [...warnings, ...limitsOf(scope)];
}

/** The last period is not over yet: its row is less than the period, though nobody cut it. */
function isRunning({ interval, span }: Question, today: LocalDay): boolean {
  return interval !== 'day' && interval !== 'total' && span.to >= today && spanOfPeriod(periodOf(today, interval), span).to >= today;
}

const limitsOf = (scope: AccessScope): Warning[] => {
  const provinces = provincesOf(scope);
  return provinces ? [limitedTo(provinces)] : [];
};

const NO_SNAPSHOT: Warning = {
  code: 'noSnapshot',
  en: 'Nothing has been told of these periods yet. Survey and protection figures come for whole months, quarters, years and rounds that are over.',
  lo: 'ຍັງບໍ່ມີຕົວເລກຂອງໄລຍະເຫຼົ່ານີ້. ຕົວເລກການສຳພາດ ແລະ ການປົກປ້ອງ ມີສຳລັບເດືອນ, ໄຕມາດ, ປີ ແລະ ຮອບ ທີ່ສິ້ນສຸດແລ້ວ.',
};
const SUPPRESSED: Warning = {
  code: 'suppressed',
  en: 'Some figures are withheld (confStatus C), since few people are behind them. Ask for a longer period, or for both provinces together.',
  lo: 'ບາງຕົວເລກຖືກປິດໄວ້ (confStatus C) ຍ້ອນມີຄົນໜ້ອຍ. ໃຫ້ຖາມໄລຍະທີ່ຍາວກວ່າ ຫຼື ທັງສອງແຂວງລວມກັນ.',
};

export function releasedWarnings({ indicator, question, within, rows }: { readonly indicator: Indicator; readonly question: Question; readonly within: Question; readonly rows: readonly Row[] }): readonly Warning[] {
  const warnings: Warning[] = [];
  if (within.span.from !== question.span.from || within.span.to !== question.span.to) warnings.push(CLIPPED);
  if (rows.some(({ confStatus }) => confStatus === 'C')) warnings.push(SUPPRESSED);
  if (rows.some((row) => row.sharesCorridor)) warnings.push(CORRIDOR);
  if (rows.some((row) => row.mixesClasses)) warnings.push(MIXED_CLASS);
  if (multiChoiceOf(question.cube) && indicator.calculation.kind !== 'ratio') warnings.push(MULTI_CHOICE);
  if (isCut(within.interval, within.span)) warnings.push(CUT_PERIOD);
  return warnings;
}

export function snapshotWarnings(rows: readonly SnapshotRow[], scope: AccessScope): readonly Warning[] {
  return [...(rows.length === 0 ? [NO_SNAPSHOT] : []), ...(rows.some(({ suppressed }) => suppressed) ? [SUPPRESSED] : []), ...limitsOf(scope)];
}
