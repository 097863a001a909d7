import type { RowSource } from './mapping-document.js';
import { Slots } from './slots.js';

/** Where one row stands that has questions of its own: the first of a repeat, or each of those side by side. */
export interface RowSlots {
  readonly iso3: number;
  readonly n: number;
}

/** The rows by nationality with everything that reading them needs. */
export interface CompiledRows {
  readonly fixed: readonly RowSlots[];
  /** What the paths of the second row and of those behind it begin with: `r_nat[`. Null where nothing repeats. */
  readonly further: string | null;
  /** Names of the two questions below the repeat. */
  readonly names: { readonly iso3: string | null; readonly n: string | null };
  /** The form's codes of countries in our words. */
  readonly codes: Readonly<Record<string, string>> | null;
}

export const NO_ROWS: CompiledRows = { fixed: [], further: null, names: { iso3: null, n: null }, codes: null };

export function compileRows({ repeat, flat = [], fields = {}, codes = {} }: RowSource, slots: Slots): CompiledRows {
  const slotOf = (path: string | undefined): number => (path === undefined ? Slots.NEVER : slots.of(path));
  const below = (name: string | undefined): string | undefined => (name === undefined ? undefined : `${repeat}/${name}`);
  const { iso3, n } = fields;
  return {
    fixed: repeat === undefined ? flat.map((row) => ({ iso3: slotOf(row['iso3']), n: slotOf(row['n']) })) : [{ iso3: slotOf(below(iso3)), n: slotOf(below(n)) }],
    further: repeat === undefined ? null : `${repeat}[`,
    names: { iso3: iso3 ?? null, n: n ?? null },
    codes: codes['iso3'] ?? null,
  };
}
