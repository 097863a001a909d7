import { countryOf, UNKNOWN_COUNTRY } from './countries.js';
import { wholeNumber } from './read-answers.js';
import type { Counted, Fields } from './read-record.js';

/** Parts of one record's total; they always add up to it. */
export type Margin = ReadonlyMap<string, number>;

const BOXES: readonly (readonly [box: string, sex: string, age: string])[] = [
  ['f_0_4', 'F', '0-4'], ['f_5_17', 'F', '5-17'], ['f_18_59', 'F', '18-59'], ['f_60p', 'F', '60+'], ['f_unk', 'F', 'unknown'],
  ['m_0_4', 'M', '0-4'], ['m_5_17', 'M', '5-17'], ['m_18_59', 'M', '18-59'], ['m_60p', 'M', '60+'], ['m_unk', 'M', 'unknown'],
  ['n_sexage_unknown', 'unknown', 'unknown'],
];

/** Keys `F|18-59`. A shortfall is unknown; an excess says that some box is wrong, nobody knows which: all unknown. */
export function sexAgeMargin(submission: Fields, record: Counted): Margin {
  const parts = BOXES.map(([box, sex, age]) => [`${sex}|${age}`, wholeNumber(submission[`g_count/${box}`]) ?? 0] as const);
  return fitted(record, parts, 'unknown|unknown');
}

/** Keys are ISO codes; the rows of the repeat `r_nat`. */
export function nationalityMargin(submission: Fields, record: Counted): Margin {
  const rows = Array.isArray(submission['r_nat']) ? (submission['r_nat'] as Fields[]) : [];
  const parts = rows.map((row) => [countryOf(row['r_nat/nat_iso3']), wholeNumber(row['r_nat/nat_n']) ?? 0] as const);
  return fitted(record, parts, UNKNOWN_COUNTRY);
}

function fitted(record: Counted, parts: readonly (readonly [string, number])[], unknown: string): Margin {
  const known = parts.reduce((sum, [, n]) => sum + n, 0);
  if (!record.consented || known === 0 || known > record.total) return new Map([[unknown, record.total]]);
  const margin = new Map<string, number>();
  for (const [key, n] of [...parts, [unknown, record.total - known] as const]) {
    if (n > 0) margin.set(key, (margin.get(key) ?? 0) + n);
  }
  return margin;
}
