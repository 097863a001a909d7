import { isLocalDay, type Bilingual, type LocalDay } from '@fm/contracts/vocabulary';

/** How a field is read from JSON or from a cell of a sheet; undefined where it is nothing of the kind. */
export interface Field<T> {
  readonly read: (value: unknown) => T | undefined;
  /** What it has to be, for the person who mends it. */
  readonly expects: Bilingual;
}

export type Fields<T> = { readonly [K in keyof T]: Field<T[K]> };

/** What is wrong with a field, in both languages; the value is not repeated. */
export interface FieldFinding {
  readonly field: string;
  readonly message: Bilingual;
}

export type ReadEntry<T> = { readonly entry: T } | { readonly findings: readonly FieldFinding[] };

const isBlank = (value: unknown): boolean => value === undefined || value === null || value === '';
const asText = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '');
const storable = (text: string): boolean => !text.includes('\u0000') && !/\p{Surrogate}/u.test(text);

export const text = (longest: number, pattern = /^[^\n]+$/): Field<string> => ({
  read: (value) => {
    const read = asText(value);
    return read !== '' && read.length <= longest && pattern.test(read) && storable(read) ? read : undefined;
  },
  expects: { en: `a text of at most ${longest} characters`, lo: `ຂໍ້ຄວາມບໍ່ເກີນ ${longest} ຕົວອັກສອນ` },
});

export const code = (pattern = /^[A-Za-z0-9-]{1,64}$/): Field<string> => ({ ...text(64, pattern), expects: { en: 'a code of letters, digits and hyphens', lo: 'ລະຫັດທີ່ມີຕົວອັກສອນ, ຕົວເລກ ແລະ ຂີດ' } });

export const day: Field<LocalDay> = {
  read: (value) => (isLocalDay(asText(value)) ? asText(value) : undefined),
  expects: { en: 'a day, YYYY-MM-DD', lo: 'ວັນທີ, ປປປປ-ດດ-ວວ' },
};

export const time: Field<string> = {
  read: (value) => (/^([01]\d|2[0-3]):[0-5]\d$/.test(asText(value)) ? asText(value) : undefined),
  expects: { en: 'a time, HH:MM', lo: 'ເວລາ, ຊມ:ນທ' },
};

export const whole = (least: number, most: number): Field<number> => ({
  read: (value) => (/^\d{1,6}$/.test(asText(value)) && Number(asText(value)) >= least && Number(asText(value)) <= most ? Number(asText(value)) : undefined),
  expects: { en: `a whole number from ${least} to ${most}`, lo: `ຈຳນວນເຕັມ ຈາກ ${least} ຫາ ${most}` },
});

export const oneOf = <C extends string>(...codes: readonly C[]): Field<C> => ({
  read: (value) => codes.find((known) => known === asText(value)),
  expects: { en: `one of ${codes.join(', ')}`, lo: `ໜຶ່ງໃນ ${codes.join(', ')}` },
});

/** A list in JSON, or in a cell, separated by commas or spaces. At least one, each once. */
export const list = (each: Field<string>): Field<readonly string[]> => ({
  read: (value) => {
    const parts = Array.isArray(value) ? value : asText(value).split(/[,;\s]+/).filter((part) => part !== '');
    const read = parts.map((part) => each.read(part)).filter((part) => part !== undefined);
    return read.length > 0 && read.length === parts.length ? [...new Set(read)] : undefined;
  },
  expects: { en: `one or more, with commas between them: ${each.expects.en}`, lo: `ໜຶ່ງ ຫຼື ຫຼາຍ, ຂັ້ນດ້ວຍຈຸດ: ${each.expects.lo}` },
});

/** May be left blank, and is then this. */
export const orElse = <T, E>(field: Field<T>, otherwise: E): Field<T | E> => ({
  read: (value) => (isBlank(value) ? otherwise : field.read(value)),
  expects: { en: `${field.expects.en}, or nothing`, lo: `${field.expects.lo} ຫຼື ວ່າງ` },
});

/** The entry, or all that is wrong with it. */
export function readEntry<T extends object>(fields: Fields<T>, raw: Readonly<Record<string, unknown>>): ReadEntry<T> {
  const findings: FieldFinding[] = [];
  const entry: Partial<Record<string, unknown>> = {};
  for (const [name, field] of Object.entries<Field<unknown>>(fields)) {
    entry[name] = field.read(Object.hasOwn(raw, name) ? raw[name] : undefined);
    if (entry[name] === undefined) findings.push({ field: name, message: { en: `Write ${field.expects.en}.`, lo: `ໃຫ້ຂຽນ ${field.expects.lo}.` } });
  }
  return findings.length > 0 ? { findings } : { entry: entry as T };
}
