import type { Figures, Recount } from './recount.js';

/** One cell that is not what the recount says. */
export interface Difference {
  readonly by: string;
  readonly cell: string;
  readonly expected: number;
  readonly found: number;
}

export interface CompareOptions {
  /** Address of the gateway. */
  readonly gateway: string;
  /** A key that may see live figures. */
  readonly key: string;
  /** Local days, both inclusive. */
  readonly from: string;
  readonly to: string;
}

interface Row {
  readonly period: string;
  readonly value: number;
  readonly nRecords: number;
  readonly [dimension: string]: string | number | null;
}

const BREAKDOWNS = [
  { by: ['fmp', 'direction'], figures: (recount: Recount): Figures => recount.movements },
  { by: ['fmp', 'direction', 'nationality'], figures: (recount: Recount): Figures => recount.nationalities },
  { by: ['fmp', 'direction', 'sex', 'age'], figures: (recount: Recount): Figures => recount.sexAge },
] as const;

/**
 * Asks the gateway for every day's movements, in all and by nationality and sex/age, and compares each cell's value, and in the totals also
 * its number of records, with the recount. An empty list: equal.
 * @throws Error where the gateway does not answer 200
 */
export async function compareFigures(recount: Recount, options: CompareOptions): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const { by, figures } of BREAKDOWNS) {
    const expected = figures(recount);
    const found = await figuresOf(options, by);
    const total = by.length === 2;
    for (const cell of new Set([...expected.keys(), ...found.keys()])) {
      const [should, is] = [expected.get(cell), found.get(cell)];
      const name = { by: by.join(','), cell };
      if ((should?.value ?? 0) !== (is?.value ?? 0)) differences.push({ ...name, expected: should?.value ?? 0, found: is?.value ?? 0 });
      else if (total && (should?.nRecords ?? 0) !== (is?.nRecords ?? 0)) differences.push({ ...name, by: 'records', expected: should?.nRecords ?? 0, found: is?.nRecords ?? 0 });
    }
  }
  return differences;
}

async function figuresOf({ gateway, key, from, to }: CompareOptions, by: readonly string[]): Promise<Figures> {
  const found: Figures = new Map();
  const url = `${gateway}/api/v1/indicators/movements?from=${from}&to=${to}&interval=day&by=${by.join(',')}`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
  if (response.status !== 200) throw new Error(`The gateway answered ${response.status}: ${await response.text()}`);
  const { rows } = (await response.json()) as { rows: Row[] };
  for (const row of rows) {
    const [fmp, direction, ...rest] = by.map((dimension) => String(row[dimension]));
    if (row.value !== 0 || row.nRecords !== 0) found.set([fmp, row.period, direction, ...rest].join('|'), { value: row.value, nRecords: row.nRecords });
  }
  return found;
}
