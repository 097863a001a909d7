import { iso31661 } from 'iso-3166';
import { UNKNOWN_COUNTRY } from '@fm/contracts/vocabulary';
import { DISTRICTS, PROVINCES } from '../../../apps/geo-enrichment/src/domain/administrative-areas.js';
import { DEMO_POINTS } from '../../../platform/src/demo/demo-points.js';

/** A row of the sheet `choices`. */
export interface ChoiceRow {
  readonly list: string;
  readonly name: string;
  readonly lo: string;
  readonly en: string;
  /** For `choice_filter`: the province of a district. */
  readonly adm1?: string;
}

/** The neighbours and Laos come first, in Lao too; the rest of the world by its English names. */
const NEIGHBOURS: Readonly<Record<string, string>> = { LAO: 'ລາວ', CHN: 'ຈີນ', VNM: 'ຫວຽດນາມ', THA: 'ໄທ', MMR: 'ມຽນມາ', KHM: 'ກຳປູເຈຍ' };
/** A place in Laos of which not even the province is known. */
const UNKNOWN_PROVINCE: ChoiceRow = { list: 'adm1', name: 'LA-unknown', lo: 'ບໍ່ຮູ້ແຂວງ', en: 'Province not known' };

const countries = iso31661.filter(({ state }) => state === 'assigned').map(({ alpha3, name }): ChoiceRow => ({ list: 'country', name: alpha3, lo: NEIGHBOURS[alpha3] ?? name, en: name }));
const first = Object.keys(NEIGHBOURS);

export const AREA_CHOICES: readonly ChoiceRow[] = [
  ...DEMO_POINTS.map(({ code, names }): ChoiceRow => ({ list: 'fmp', name: code, lo: names.lo, en: names.en })),
  ...countries.toSorted((a, b) => rank(a.name) - rank(b.name)),
  { list: 'country', name: 'XXA', lo: 'ບໍ່ມີສັນຊາດ', en: 'Stateless' },
  { list: 'country', name: UNKNOWN_COUNTRY, lo: 'ບໍ່ຮູ້', en: 'Not known' },
  ...PROVINCES.map(({ pcode, lo, en }): ChoiceRow => ({ list: 'adm1', name: pcode, lo, en })), UNKNOWN_PROVINCE,
  ...DISTRICTS.map(({ pcode, parent, lo, en }): ChoiceRow => ({ list: 'adm2', name: pcode, lo, en, adm1: parent })),
];

function rank(code: string): number {
  const at = first.indexOf(code);
  return at < 0 ? first.length : at;
}
