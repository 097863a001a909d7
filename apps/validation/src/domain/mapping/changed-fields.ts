import { FIELD_CATALOGUE, type FieldType } from './field-catalogue.js';
import type { FormContent } from './form-content.js';
import type { MappingDocument } from './mapping-document.js';

/** Types of question that cannot answer a field of a type. What is in no list may: a text or a calculation can hold anything. */
const WRITTEN = ['geopoint', 'geotrace', 'geoshape', 'image', 'audio', 'video', 'file', 'barcode', 'note'];
const CLOCKS = ['date', 'time', 'dateTime', 'datetime', 'start', 'end', 'today'];
const CHOSEN = ['select_one', 'select_multiple', 'rank'];
const NUMBERS = ['integer', 'decimal', 'range'];
const CANNOT_ANSWER: Readonly<Record<FieldType, readonly string[]>> = {
  text: WRITTEN, free_text: WRITTEN,
  one: [...WRITTEN, ...CLOCKS, 'decimal', 'select_multiple', 'rank'], many: [...WRITTEN, ...CLOCKS, ...NUMBERS],
  country: [...WRITTEN, ...CLOCKS, ...NUMBERS, 'select_multiple'], countries: [...WRITTEN, ...CLOCKS, ...NUMBERS],
  integer: [...WRITTEN, ...CLOCKS, ...CHOSEN], decimal: [...WRITTEN, ...CLOCKS, ...CHOSEN],
  yes_no: [...WRITTEN, ...CLOCKS, 'decimal', 'select_multiple'],
  date: [...WRITTEN, ...NUMBERS, ...CHOSEN, 'time'], time: [...WRITTEN, ...NUMBERS, ...CHOSEN, 'date'], instant: [...WRITTEN, ...NUMBERS, ...CHOSEN],
  position: [...NUMBERS, ...CHOSEN, ...CLOCKS],
};

export const canAnswer = (field: FieldType, question: string): boolean => !CANNOT_ANSWER[field].includes(question);

/**
 * The mapped fields whose question is another in this version of the form: it has another type than when the mapping was made or, where that is
 * not known, one that cannot answer the field. A question that is gone leaves its field unanswered; a code that is new is told by its own rule:
 * neither takes what the others say.
 * @param types question → type, as they were when the mapping was made
 */
export function changedFields({ kind, fields }: MappingDocument, { questions }: FormContent, types: Readonly<Record<string, string>> = {}): readonly string[] {
  const typeAt = new Map(questions.map(({ path, type }) => [path, type]));
  return Object.entries(fields).flatMap(([name, { path, or = [] }]) => {
    const declared = FIELD_CATALOGUE[kind][name];
    const asked = [path, ...or].filter((one) => one !== undefined && typeAt.has(one)) as string[];
    const isAnother = (one: string): boolean => {
      const now = typeAt.get(one) ?? '';
      const then = Object.hasOwn(types, one) ? types[one] : undefined;
      return then === undefined ? declared !== undefined && !canAnswer(declared.type, now) : then !== now;
    };
    return asked.some(isAnother) ? [name] : [];
  });
}

/** Question → type of those that a mapping reads, to be kept with it. */
export function typesOf({ fields }: MappingDocument, { questions }: FormContent): Readonly<Record<string, string>> {
  const read = new Set(Object.values(fields).flatMap(({ path, or = [] }) => (path === undefined ? [] : [path, ...or])));
  return Object.fromEntries(questions.filter(({ path }) => read.has(path)).map(({ path, type }) => [path, type]));
}
