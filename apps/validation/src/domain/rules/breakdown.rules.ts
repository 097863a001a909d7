import {
  derivedDirection, OBSERVABLE_VULNERABILITIES, UNKNOWN, UNKNOWN_COUNTRY, type NationalityCount, type ObservableVulnerability, type SexAgeCount,
} from '@fm/contracts/vocabulary';
import type { FmrDraft } from '../fmr-draft.js';
import { sightingIf, type Rule } from './rule.js';

/** Answers that exclude all others of their question. */
const EXCLUSIVE_REASONS = ['dont_know', 'refused'];

const sum = (counts: readonly { readonly n: number }[]): number => counts.reduce((total, { n }) => total + n, 0);

/** Rows without a number of persons count nothing. */
const countable = (rows: readonly NationalityCount[]): number => sum(rows.filter((row) => row.n > 0));

/** What is wrong with a breakdown, and what it costs: the breakdown. */
export const BREAKDOWN_RULES: readonly Rule[] = [
  {
    id: 'V-S4', severity: 'M',
    message: { en: 'A code that is not in its list was taken as unknown.', lo: 'ລະຫັດບໍ່ຢູ່ໃນລາຍການ: ຖືວ່າບໍ່ຮູ້.' },
    fix: { en: 'Choose from the list, or have the code added to it.', lo: 'ເລືອກຈາກລາຍການ ຫຼື ຂໍໃຫ້ເພີ່ມລະຫັດ.' },
    look: (draft) => draft.unlisted,
  },
  {
    id: 'V-C1', severity: 'M',
    message: { en: 'Sex and age do not add up to the total.', lo: 'ເພດ ແລະ ອາຍຸ ບໍ່ເທົ່າຈຳນວນລວມ.' },
    fix: { en: 'Correct the grid or the total in Kobo. Until then a shortfall is unknown, an excess masks the grid.', lo: 'ແກ້ຕາຕະລາງ ຫຼື ຈຳນວນລວມໃນ Kobo.' },
    look: ({ sexAge, nTotal }) => sightingIf(sexAge !== null && nTotal !== null && sum(sexAge) !== nTotal, () => ({ field: 'sexAge', value: `${sum(sexAge ?? [])} of ${nTotal}` })),
  },
  {
    id: 'V-C2', severity: 'M',
    message: { en: 'Nationalities do not add up to the total.', lo: 'ສັນຊາດບໍ່ເທົ່າຈຳນວນລວມ.' },
    fix: { en: 'Correct the rows or the total in Kobo. Until then a shortfall is unknown, an excess masks the rows.', lo: 'ແກ້ແຖວສັນຊາດ ຫຼື ຈຳນວນລວມໃນ Kobo.' },
    look: ({ nationalities, nTotal }) => sightingIf(nTotal !== null && countable(nationalities) !== nTotal, () => ({ field: 'nationalities', value: `${countable(nationalities)} of ${nTotal}` })),
  },
  {
    id: 'V-C3', severity: 'M',
    message: { en: 'More persons with a vulnerability than in the group.', lo: 'ຈຳນວນຄົນທີ່ມີຄວາມສ່ຽງ ຫຼາຍກວ່າຈຳນວນໃນກຸ່ມ.' },
    fix: { en: 'Correct the number in Kobo; until then it is unknown.', lo: 'ແກ້ຕົວເລກໃນ Kobo.' },
    look: (draft) => {
      const wrong = OBSERVABLE_VULNERABILITIES.filter((category) => isImpossible(draft, category));
      return wrong.map((category) => ({ field: `vulnerabilities.${category}`, value: String(draft.vulnerabilities[category]), mended: withoutVulnerabilities(draft, wrong) }));
    },
  },
  {
    id: 'V-C5', severity: 'W',
    message: { en: 'The stated direction is not the one that follows from departure and destination.', lo: 'ທິດທາງທີ່ລະບຸບໍ່ກົງກັບຕົ້ນທາງ ແລະ ປາຍທາງ.' },
    fix: { en: 'The stated one counts; check it with the team.', lo: 'ນັບຕາມທີ່ລະບຸ; ກວດກັບທີມ.' },
    look: ({ statedDirection, departure, destination }) => {
      const derived = derivedDirection(departure.country, destination.country);
      const differs = statedDirection !== null && statedDirection !== 'undefined' && derived !== 'undefined' && statedDirection !== derived;
      return sightingIf(differs, () => ({ field: 'direction', value: `${statedDirection} / ${derived}` }));
    },
  },
  {
    id: 'V-C8', severity: 'M',
    message: { en: '"Does not know" or "refused" was chosen together with other answers.', lo: 'ເລືອກ "ບໍ່ຮູ້" ຫຼື "ປະຕິເສດ" ພ້ອມຄຳຕອບອື່ນ.' },
    fix: { en: 'The exclusive choice was dropped.', lo: 'ໄດ້ຕັດຕົວເລືອກນັ້ນອອກ.' },
    look: (draft) => {
      const others = draft.reasons?.filter((code) => !EXCLUSIVE_REASONS.includes(code)) ?? [];
      const mixed = others.length > 0 && others.length < (draft.reasons?.length ?? 0);
      return sightingIf(mixed, () => ({ field: 'reasons', value: draft.reasons?.join(' ') ?? null, mended: { ...draft, reasons: others } }));
    },
  },
  {
    id: 'V-C10', severity: 'W',
    message: { en: 'Consent was refused: only what anyone could see is kept.', lo: 'ບໍ່ຍິນຍອມ: ເກັບໄວ້ແຕ່ສິ່ງທີ່ເຫັນໄດ້.' },
    fix: { en: 'Nothing to mend: the movement counts, the answers go.', lo: 'ບໍ່ຕ້ອງແກ້: ນັບການເຄື່ອນຍ້າຍ, ຄຳຕອບຖືກລຶບ.' },
    look: (draft) => sightingIf(draft.infoSource === 'traveller_interview' && draft.consent === false, () => ({ field: 'consent', value: null, mended: headerOnly(draft) })),
  },
];

const isImpossible = ({ vulnerabilities, nTotal }: FmrDraft, category: ObservableVulnerability): boolean => {
  const n = vulnerabilities[category];
  return n !== null && (n < 0 || (nTotal !== null && n > nTotal));
};

function withoutVulnerabilities(draft: FmrDraft, categories: readonly ObservableVulnerability[]): FmrDraft {
  const cleared = Object.fromEntries(categories.map((category) => [category, null]));
  return { ...draft, vulnerabilities: { ...draft.vulnerabilities, ...cleared } };
}

/** Point, time, direction and size were seen by the enumerator; the rest was told and goes. */
function headerOnly(draft: FmrDraft): FmrDraft {
  const nowhere = { country: UNKNOWN_COUNTRY, adm1: null, adm2: null, text: null };
  const { statedDirection: stated, departure, destination } = draft;
  const direction = stated === null || stated === 'undefined' ? derivedDirection(departure.country, destination.country) : stated;
  const none = Object.fromEntries(OBSERVABLE_VULNERABILITIES.map((category) => [category, null])) as FmrDraft['vulnerabilities'];
  return {
    ...draft, statedDirection: direction, departure: nowhere, destination: nowhere, movementType: UNKNOWN, reasons: null, transport: UNKNOWN,
    stay: null, groupType: null, sexAge: null, nationalities: [], vulnerabilities: none,
  };
}

/** The margin by sex and age, summing to the total: a shortfall joins the unknown, an excess makes all unknown. */
export function settledSexAge(sexAge: readonly SexAgeCount[] | null, nTotal: number): readonly SexAgeCount[] {
  const known = (sexAge ?? []).filter((count) => count.n > 0 && count.sex !== UNKNOWN);
  const stated = sum(sexAge ?? []);
  if (stated > nTotal || known.length === 0) return [{ sex: UNKNOWN, age: UNKNOWN, n: nTotal }];
  const unknown = nTotal - sum(known);
  return unknown > 0 ? [...known, { sex: UNKNOWN, age: UNKNOWN, n: unknown }] : known;
}

/** The margin by nationality, one row a country, summing to the total in the same way. */
export function settledNationalities(rows: readonly NationalityCount[], nTotal: number): readonly NationalityCount[] {
  const stated = rows.filter((row) => row.n > 0);
  const total = sum(stated);
  if (total > nTotal || total === 0) return [{ iso3: UNKNOWN_COUNTRY, n: nTotal }];
  const byCountry = new Map<string, number>();
  for (const { iso3, n } of [...stated, { iso3: UNKNOWN_COUNTRY, n: nTotal - total }]) {
    if (n > 0) byCountry.set(iso3, (byCountry.get(iso3) ?? 0) + n);
  }
  return [...byCountry].map(([iso3, n]) => ({ iso3, n }));
}

