import { FORM_KINDS, type Bilingual, type FormKind } from '@fm/contracts/vocabulary';
import { FIELD_CATALOGUE, ROW_CATALOGUE } from './field-catalogue.js';
import type { FieldSource, MappingDocument, RowSource } from './mapping-document.js';

/** What is wrong with a mapping, in words for who wrote it. */
export interface MappingFault extends Bilingual {
  readonly at: string;
}

export type CheckedMapping = { readonly document: MappingDocument } | { readonly faults: readonly MappingFault[] };

const fault = (at: string, en: string, lo: string): MappingFault => ({ at, en: `${at}: ${en}`, lo: `${at}: ${lo}` });
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): value is Record<string, string> => isRecord(value) && Object.values(value).every((text) => typeof text === 'string' && text !== '');
const isMissing = (value: unknown): boolean => value === undefined || value === null;

/** Without these nothing can be counted, whatever else is mapped. */
const INDISPENSABLE: Readonly<Record<FormKind, readonly string[]>> = { coverage: ['fmp_code'], fmr: ['fmp_code', 'n_total'], fms: ['fmp_code'], ct: ['fmp_code'] };

/** Reads a mapping that somebody wrote. Names fields and codes that do not exist, never throws. */
export function checkMapping(written: unknown): CheckedMapping {
  const kind = isRecord(written) ? FORM_KINDS.find((known) => known === written['kind']) : undefined;
  if (!isRecord(written) || !kind) return { faults: [fault('kind', `choose one of ${FORM_KINDS.join(', ')}.`, `ເລືອກໜຶ່ງໃນ ${FORM_KINDS.join(', ')}.`)] };
  const { fields, rows, formVersions } = written;
  if (!isRecord(fields)) return { faults: [fault('fields', 'give an object: field → {"path"}.', 'ໃຫ້ເປັນອອບເຈັກ: ຊ່ອງ → {"path"}.')] };
  const faults = [
    ...Object.entries(fields).flatMap(([name, source]) => fieldFaults(kind, name, source)),
    ...(isRecord(rows) ? Object.entries(rows).flatMap(([name, source]) => rowFaults(kind, name, source)) : isMissing(rows) ? [] : [fault('rows', 'give an object.', 'ໃຫ້ເປັນອອບເຈັກ.')]),
    ...INDISPENSABLE[kind].filter((name) => !(name in fields)).map((name) => fault(name, 'without it nothing can be counted: say where it comes from.', 'ຂາດອັນນີ້ນັບບໍ່ໄດ້: ບອກວ່າມາຈາກຄຳຖາມໃດ.')),
    ...('obs_date' in fields || 'start' in fields ? [] : [fault('obs_date', 'map it or `start`: a record needs a day.', 'ຈັບຄູ່ອັນນີ້ ຫຼື `start`: ບັນທຶກຕ້ອງມີວັນທີ.')]),
    ...(isMissing(formVersions) || (Array.isArray(formVersions) && formVersions.every((version) => typeof version === 'string')) ? [] : [fault('formVersions', 'give a list of `__version__`.', 'ໃຫ້ເປັນລາຍການ `__version__`.')]),
  ];
  return faults.length > 0 ? { faults } : { document: written as unknown as MappingDocument };
}

function fieldFaults(kind: FormKind, name: string, source: unknown): MappingFault[] {
  const declared = Object.hasOwn(FIELD_CATALOGUE[kind], name) ? FIELD_CATALOGUE[kind][name] : undefined;
  if (!declared) return [fault(name, `there is no such field of ${kind}.`, `ບໍ່ມີຊ່ອງນີ້ໃນ ${kind}.`)];
  if (!isRecord(source)) return [fault(name, 'give {"path"} or {"value"}.', 'ໃຫ້ {"path"} ຫຼື {"value"}.')];
  const { path, or, value, codes } = source as FieldSource;
  const given = [path, value].filter((text) => typeof text === 'string' && text !== '');
  if (given.length !== 1 || [path, value].some((text) => !isMissing(text) && typeof text !== 'string')) return [fault(name, 'give either "path" or "value", as text.', 'ໃຫ້ "path" ຫຼື "value" ຢ່າງໃດຢ່າງໜຶ່ງ ເປັນຂໍ້ຄວາມ.')];
  if (!isMissing(or) && !(Array.isArray(or) && or.every((other) => typeof other === 'string'))) return [fault(name, 'let "or" be a list of paths.', 'ໃຫ້ "or" ເປັນລາຍການຂອງຄຳຖາມ.')];
  if (isMissing(codes)) return [];
  if (!isTexts(codes)) return [fault(name, 'let "codes" be: code of the form → code of the list.', 'ໃຫ້ "codes" ເປັນ: ລະຫັດຂອງແບບຟອມ → ລະຫັດໃນລາຍການ.')];
  const unlisted = declared.codes ? Object.values(codes).filter((code) => !declared.codes?.includes(code)) : [];
  return unlisted.map((code) => fault(name, `${code} is not in the list.`, `${code} ບໍ່ຢູ່ໃນລາຍການ.`));
}

function rowFaults(kind: FormKind, name: string, source: unknown): MappingFault[] {
  const declared = Object.hasOwn(ROW_CATALOGUE[kind], name) ? ROW_CATALOGUE[kind][name] : undefined;
  if (!declared) return [fault(name, `there are no such rows of ${kind}.`, `ບໍ່ມີແຖວນີ້ໃນ ${kind}.`)];
  const { repeat, flat, fields, codes }: RowSource = isRecord(source) ? source : {};
  const named = typeof repeat === 'string' && isTexts(fields) ? [fields] : Array.isArray(flat) && flat.length > 0 && flat.every(isTexts) ? flat : [];
  if (named.length === 0) return [fault(name, 'give "repeat" and "fields", or "flat".', 'ໃຫ້ "repeat" ແລະ "fields" ຫຼື "flat".')];
  if (!isMissing(codes) && !(isRecord(codes) && Object.values(codes).every(isTexts))) return [fault(name, 'let "codes" be: field → code of the form → code.', 'ໃຫ້ "codes" ເປັນ: ຊ່ອງ → ລະຫັດ → ລະຫັດ.')];
  return named.some((row) => Object.keys(row).toSorted().join() !== Object.keys(declared).toSorted().join()) ? [fault(name, `name ${Object.keys(declared).join(' and ')} in each row.`, `ໃສ່ ${Object.keys(declared).join(' ແລະ ')} ໃນແຕ່ລະແຖວ.`)] : [];
}
