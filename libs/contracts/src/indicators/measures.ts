import { defineCube } from './cube.js';
import type { Measure } from './measure.js';
import { MOVEMENT_CUBES } from './movements.js';

/** By point, and by point and hour of the day (`00`…`23`). */
export const OBSERVED_HOURS_CUBES = { point: defineCube('fmp'), hour: defineCube('fmp', 'hour') } as const;

const NO_BASE = { kind: 'none' } as const;

export const MEASURES = {
  movements: {
    name: 'movements', unit: 'movements', tier: 'P', period: 'day', cubes: Object.values(MOVEMENT_CUBES), additive: true,
    names: { en: 'Movements', lo: 'ການເຄື່ອນຍ້າຍ' },
    counts: 'n_total of accepted and flagged registry records that are no exercise, at border and internal points. By nationality and by sex and age the persons of that margin; by vulnerability the persons of that category.',
    base: { kind: 'cell', counts: 'By reason and by vulnerability: n_total of records in which the question was answered.' },
  },
  'vulnerable-groups': {
    name: 'vulnerable-groups', unit: 'groups', tier: 'P', period: 'day', cubes: [defineCube('fmp', 'direction', 'anyVulnerability')], additive: true,
    names: { en: 'Groups with a vulnerability', lo: 'ກຸ່ມທີ່ມີຄວາມບອບບາງ' },
    counts: 'Under `yes`: 1 for each registry record in which at least one observable vulnerability is above 0.',
    base: { kind: 'cell', counts: 'Under `_base`: 1 for each registry record in which any observable vulnerability was answered, 0 included.' },
  },
  'planned-hours': {
    name: 'planned-hours', unit: 'hours', tier: 'P', period: 'day', cubes: [defineCube('fmp')], additive: true,
    names: { en: 'Planned hours', lo: 'ຊົ່ວໂມງຕາມແຜນ' },
    counts: 'Length of the union of the roster\'s shifts at the point, on the day on which a shift begins; of rounds that are active or closed. No cell where nothing is planned: not known is not 0.',
    base: NO_BASE,
  },
  'observed-hours': {
    name: 'observed-hours', unit: 'hours', tier: 'P', period: 'day', cubes: Object.values(OBSERVED_HOURS_CUBES), additive: true,
    names: { en: 'Observed hours', lo: 'ຊົ່ວໂມງທີ່ສັງເກດ' },
    counts: 'Length of the union of the coverage forms\' actual intervals (open and observed) at the point and day. By point: at most the planned hours, where there are any. By point and hour: what of the same union lies within that hour of the day, not capped.',
    base: NO_BASE,
  },
  'point-days': {
    name: 'point-days', unit: 'point-days', tier: 'P', period: 'day', cubes: [defineCube('fmp', 'state')], additive: true,
    names: { en: 'Days of points', lo: 'ມື້ຂອງຈຸດ' },
    counts: '1 under the one state of the point on the day, 0 under a state that it has left. A point has a state on days that are over and planned, on days with a coverage form and on days with records.',
    base: NO_BASE,
  },
  'data-quality': {
    name: 'data-quality', unit: 'records', tier: 'R', period: 'day', cubes: [defineCube('fmp', 'component')], additive: true,
    names: { en: 'Components of data quality', lo: 'ອົງປະກອບຂອງຄຸນນະພາບຂໍ້ມູນ' },
    counts: 'Of registry records that are no exercise: `records` all that were decided, whatever the verdict; `rejected`; `flagged` those that count and are flagged; `late` received after the day was final; `missing` fields unknown among those that the form asks, of records that count; `fields` the number of these fields.',
    base: NO_BASE,
  },
  'fms-interviews': {
    name: 'fms-interviews', unit: 'interviews', tier: 'S', period: 'month', additive: false,
    cubes: [defineCube('outcome'), defineCube('province', 'outcome'), defineCube('direction', 'outcome'), defineCube('province', 'direction', 'outcome')],
    names: { en: 'Survey interviews', lo: 'ການສຳພາດ' },
    counts: '1 for each accepted or flagged survey record that is no exercise, under its outcome.',
    base: NO_BASE,
  },
  'fms-answers': {
    name: 'fms-answers', unit: 'respondents', tier: 'S', period: 'month', additive: false,
    cubes: [defineCube('question', 'answer'), defineCube('province', 'question', 'answer'), defineCube('direction', 'question', 'answer'), defineCube('province', 'direction', 'question', 'answer')],
    names: { en: 'Answers of the survey', lo: 'ຄຳຕອບຂອງການສຳພາດ' },
    counts: 'Completed interviews that gave this answer; several codes of one respondent each count once. dont_know and refused are answers of their own and in no base. `age` goes by bands, `destination_country` is the stated destination, `recruitment_components` has the codes of RECRUITMENT.',
    base: { kind: 'field', counts: 'Completed interviews with a valid answer to the question: answered, and not dont_know or refused. At least 30, or the cell is suppressed.' },
  },
  'wage-gap': {
    name: 'wage-gap', unit: '%', tier: 'S', period: 'month', cubes: [defineCube(), defineCube('province')], additive: false,
    names: { en: 'Gap between expected and actual wage', lo: 'ຊ່ອງຫວ່າງລະຫວ່າງຄ່າແຮງທີ່ຄາດ ແລະ ໄດ້ຈິງ' },
    counts: 'Median over completed inflow interviews of 100 · (wage_actual − wage_expected) / wage_expected, where both stand in one currency and period and wage_expected is above 0.',
    base: { kind: 'field', counts: 'The interviews behind the median. At least 30, or the cell is suppressed.' },
  },
  'protection-marks': {
    name: 'protection-marks', unit: 'records', tier: 'X', period: 'month', cubes: [defineCube('mark'), defineCube('province', 'mark')], additive: false,
    names: { en: 'Marks of protection', lo: 'ເຄື່ອງໝາຍດ້ານການປົກປ້ອງ' },
    counts: 'Records of the base of the mark of which it is true, as PROTECTION_MARKS says.',
    base: { kind: 'field', counts: 'Records asked, as PROTECTION_MARKS says. Suppressed unless value and base − value are both at least 11.' },
  },
} as const satisfies Readonly<Record<string, Measure>>;

export type MeasureName = keyof typeof MEASURES;
export const MEASURE_CATALOGUE: readonly Measure[] = Object.values(MEASURES);
