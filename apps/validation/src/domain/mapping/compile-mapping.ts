import type { FormKind } from '@fm/contracts/vocabulary';
import { FIELD_CATALOGUE, ROW_CATALOGUE, type FieldDeclaration } from './field-catalogue.js';
import { mappingVersionOf, type FieldSource, type NamedMapping, type RowSource } from './mapping-document.js';

/** A field with everything that reading it needs, looked up once for all submissions. */
export interface CompiledField {
  readonly name: string;
  readonly type: FieldDeclaration['type'];
  readonly required: boolean;
  readonly paths: readonly string[];
  readonly value: string | null;
  readonly codes: Readonly<Record<string, string>> | null;
  readonly listed: ReadonlySet<string> | null;
}

export interface CompiledMapping {
  readonly kind: FormKind;
  readonly version: string;
  readonly decidedAt: string | null;
  readonly fields: ReadonlyMap<string, CompiledField>;
  readonly rows: ReadonlyMap<string, CompiledRows>;
  /** Fields that are expected in every record, and free texts, in the order of the catalogue. */
  readonly required: readonly string[];
  readonly texts: readonly string[];
  /** Of class X: these leave the record. */
  readonly protection: readonly CompiledField[];
}

export interface CompiledRows {
  readonly source: RowSource;
  readonly fields: ReadonlyMap<string, CompiledField>;
}

/** @param changed fields whose question has changed in the version of the form at hand: they are read as not answered */
export function compileMapping(mapping: NamedMapping, changed: ReadonlySet<string> = new Set()): CompiledMapping {
  const { kind, fields, rows = {} } = mapping.document;
  const catalogue = FIELD_CATALOGUE[kind];
  const mapped = Object.entries(fields).flatMap(([name, source]) => (catalogue[name] && !changed.has(name) ? [compiled(name, catalogue[name], source)] : []));
  return {
    kind,
    version: mappingVersionOf(mapping),
    decidedAt: mapping.decidedAt,
    fields: new Map(mapped.map((field) => [field.name, field])),
    rows: new Map(Object.entries(rows).filter(([name]) => !changed.has(name)).map(([name, source]) => [name, compiledRows(kind, name, source)])),
    required: mapped.filter(({ required }) => required).map(({ name }) => name),
    texts: mapped.filter(({ type }) => type === 'free_text').map(({ name }) => name),
    protection: mapped.filter(({ name }) => catalogue[name]?.sensitivity === 'X'),
  };
}

function compiled(name: string, { type, required = false, codes }: FieldDeclaration, source: FieldSource): CompiledField {
  return { name, type, required, paths: source.path === undefined ? [] : [source.path, ...(source.or ?? [])], value: source.value ?? null, codes: source.codes ?? null, listed: codes ? new Set(codes) : null };
}

function compiledRows(kind: FormKind, name: string, source: RowSource): CompiledRows {
  const declared = ROW_CATALOGUE[kind][name] ?? {};
  const fields = Object.entries(declared).map(([field, declaration]): [string, CompiledField] => {
    const codes = source.codes?.[field];
    return [field, compiled(field, declaration, { path: source.fields?.[field] ?? field, ...(codes ? { codes } : {}) })];
  });
  return { source, fields: new Map(fields) };
}
