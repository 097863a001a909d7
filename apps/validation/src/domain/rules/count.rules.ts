import { OBSERVABLE_VULNERABILITIES, type ObservableVulnerability, type SexAgeCount } from '@fm/contracts/vocabulary';
import type { FmrDraft } from '../drafts/fmr-draft.js';
import { GRID_BOXES } from '../mapping/field-catalogue.js';
import { countable, sum } from './margins.js';
import { nothing, seenIf, type Rule } from './rule.js';

const GRID = [...GRID_BOXES, 'n_sexage_unknown'];
const CHILDREN = ['0-4', '5-17'];

/** How many persons, and whether the breakdowns add up to them. */
export const COUNT_RULES: readonly Rule<FmrDraft>[] = [
  {
    id: 'V-S3-total', severity: 'E', stage: 'form', reads: ['n_total'], essential: true,
    message: { en: 'The total is missing or cannot be read.', lo: 'ບໍ່ມີ ຫຼື ອ່ານບໍ່ໄດ້: ຈຳນວນລວມ.' },
    fix: { en: 'Enter it in Kobo; the edit releases the record by itself.', lo: 'ແກ້ໄຂໃນ Kobo; ເມື່ອແກ້ແລ້ວ ບັນທຶກຈະຖືກປ່ອຍເອງ.' },
    look: ({ fits, nTotal, nTotalText }) => seenIf(fits && (nTotal === null || nTotal < 1), 'nTotal', () => nTotalText),
  },
  {
    id: 'V-O1-impossible', severity: 'E', stage: 'form', reads: ['n_total', 'fmp_code'], thresholds: { impossible: 5_000 }, ofType: { rail_station: { impossible: 20_000 } },
    message: { en: 'No group can be larger than {impossible} here.', lo: 'ກຸ່ມຢູ່ຈຸດນີ້ບໍ່ສາມາດໃຫຍ່ກວ່າ {impossible} ຄົນ.' },
    fix: { en: 'Correct the total in Kobo.', lo: 'ແກ້ຈຳນວນລວມໃນ Kobo.' },
    look: ({ nTotal, nTotalText }, _, { impossible = 0 }) => seenIf((nTotal ?? 0) > impossible, 'nTotal', () => nTotalText),
  },
  {
    id: 'V-O1', severity: 'W', stage: 'platform', reads: ['n_total', 'fmp_code'], thresholds: { large: 500, impossible: 5_000 }, ofType: { rail_station: { large: 2_000, impossible: 20_000 } },
    message: { en: 'An unusually large group: more than {large}.', lo: 'ກຸ່ມໃຫຍ່ຜິດປົກກະຕິ: ຫຼາຍກວ່າ {large} ຄົນ.' },
    fix: { en: 'Ask the team whether several groups were entered as one.', lo: 'ຖາມທີມວ່າໄດ້ລວມຫຼາຍກຸ່ມເປັນອັນດຽວ ຫຼື ບໍ່.' },
    look: ({ nTotal, nTotalText }, _, { large = 0, impossible = 0 }) => seenIf((nTotal ?? 0) > large && (nTotal ?? 0) <= impossible, 'nTotal', () => nTotalText),
  },
  {
    id: 'V-C1', severity: 'M', stage: 'form', reads: ['n_total', ...GRID],
    message: { en: 'Sex and age do not add up to the total.', lo: 'ເພດ ແລະ ອາຍຸ ບໍ່ເທົ່າຈຳນວນລວມ.' },
    fix: { en: 'Correct the grid or the total in Kobo. Until then a shortfall is unknown, an excess masks the grid.', lo: 'ແກ້ຕາຕະລາງ ຫຼື ຈຳນວນລວມໃນ Kobo. ກ່ອນນັ້ນ ສ່ວນທີ່ຂາດຖືວ່າບໍ່ຮູ້, ຖ້າເກີນ ຈະປິດຕາຕະລາງ.' },
    look: ({ sexAge, nTotal }) => seenIf(sexAge !== null && nTotal !== null && sum(sexAge) !== nTotal, 'sexAge', () => `${sum(sexAge ?? [])} of ${nTotal}`),
  },
  {
    id: 'V-C2', severity: 'M', stage: 'form', reads: ['n_total', 'nationalities'],
    message: { en: 'Nationalities do not add up to the total.', lo: 'ສັນຊາດບໍ່ເທົ່າຈຳນວນລວມ.' },
    fix: { en: 'Correct the rows or the total in Kobo. Until then a shortfall is unknown, an excess masks the rows.', lo: 'ແກ້ແຖວສັນຊາດ ຫຼື ຈຳນວນລວມໃນ Kobo. ກ່ອນນັ້ນ ສ່ວນທີ່ຂາດຖືວ່າບໍ່ຮູ້, ຖ້າເກີນ ຈະປິດແຖວ.' },
    look: ({ nationalities, nTotal }) => seenIf(nTotal !== null && countable(nationalities) !== nTotal, 'nationalities', () => `${countable(nationalities)} of ${nTotal}`),
  },
  {
    id: 'V-C3', severity: 'M', stage: 'form', reads: ['n_total', ...GRID, 'v_pregnant', 'v_lactating', 'v_disability_visible', 'v_elderly_alone', 'v_single_head', 'v_chronic_ill'],
    message: { en: 'More persons with a vulnerability than the group can have.', lo: 'ຈຳນວນຄົນທີ່ມີຄວາມສ່ຽງ ຫຼາຍກວ່າທີ່ກຸ່ມຈະມີໄດ້.' },
    fix: { en: 'Correct the number in Kobo; until then it is unknown.', lo: 'ແກ້ຕົວເລກໃນ Kobo; ກ່ອນນັ້ນຖືວ່າບໍ່ຮູ້.' },
    look: (draft) => {
      const wrong = OBSERVABLE_VULNERABILITIES.filter((category) => isImpossible(draft, category));
      if (wrong.length === 0) return nothing;
      const mend = { vulnerabilities: { ...draft.vulnerabilities, ...Object.fromEntries(wrong.map((category) => [category, null])) } };
      return wrong.map((category) => ({ field: `vulnerabilities.${category}`, value: String(draft.vulnerabilities[category]), mend }));
    },
  },
  {
    id: 'V-C4', severity: 'W', stage: 'platform', reads: [...GRID, 'v_uac'],
    message: { en: 'A group of children alone, and none is said to be unaccompanied.', lo: 'ກຸ່ມມີແຕ່ເດັກ ແຕ່ບໍ່ໄດ້ລະບຸວ່າເດັກເດີນທາງລຳພັງ.' },
    fix: { en: 'Ask the team whether a grown-up was with them.', lo: 'ຖາມທີມວ່າມີຜູ້ໃຫຍ່ໄປນຳບໍ່.' },
    look: ({ sexAge, nTotal, unaccompanied }) => {
      const children = sum((sexAge ?? []).filter(({ age }) => CHILDREN.includes(age)));
      return seenIf(nTotal !== null && children > 0 && children === nTotal && (unaccompanied ?? 0) === 0, 'sexAge', () => null);
    },
  },
];

/** Of so many at most. Whose age or sex is not known may be anybody: where ages are not known this is the whole group. */
function isImpossible({ vulnerabilities, nTotal, sexAge }: FmrDraft, category: ObservableVulnerability): boolean {
  const n = vulnerabilities[category];
  if (n === null) return false;
  if (n < 0 || (nTotal !== null && n > nTotal)) return true;
  const counts = sexAge ?? [];
  const can = CAN_BE[category];
  const agesKnown = counts.length > 0 && nTotal !== null && sum(counts) === nTotal && counts.every(({ age, n: some }) => age !== 'unknown' || some === 0);
  return agesKnown && can !== undefined && n > sum(counts.filter(can));
}

const mayBear = ({ sex, age }: SexAgeCount): boolean => sex !== 'M' && age !== '0-4';

const CAN_BE: Readonly<Partial<Record<ObservableVulnerability, (count: SexAgeCount) => boolean>>> = {
  pregnant: mayBear,
  lactating: mayBear,
  elderly_alone: ({ age }) => age === '60+',
};
