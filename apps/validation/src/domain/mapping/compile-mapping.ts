import type { FormKind } from '@fm/contracts/vocabulary';
import { FIELD_CATALOGUE, ROW_CATALOGUE, type FieldDeclaration } from './field-catalogue.js';
import { mappingVersionOf, type FieldSource, type NamedMapping, type RowSource } from './mapping-document.js';

/** A field with everything that reading it needs, looked up once for all submissions. */
export interface CompiledField {
  readonly name: string;
  /** Its place among the fields of the mapping. */
  readonly index: number;
  readonly type: FieldDeclaration['type'];
  readonly required: boolean;
  /** In place of a question. */
  readonly value: string | null;
  readonly codes: Readonly<Record<string, string>> | null;
  readonly listed: ReadonlySet<string> | null;
}

/** A field that a question answers; of several questions for one field the lowest rank counts. */
export interface Target {
  readonly index: number;
  readonly rank: number;
}

export interface CompiledRows {
  readonly source: RowSource;
  readonly fields: ReadonlyMap<string, CompiledField>;
}

export interface CompiledMapping {
  readonly kind: FormKind;
  readonly version: string;
  readonly decidedAt: string | null;
  readonly fields: ReadonlyMap<string, CompiledField>;
  readonly targets: ReadonlyMap<string, readonly Target[]>;
  readonly rows: ReadonlyMap<string, CompiledRows>;
  /** Where the repeats begin. */
  readonly repeats: readonly string[];
  /** Fields that are expected in every record, and free texts, in the order of the catalogue. */
  readonly required: readonly CompiledField[];
  readonly texts: readonly CompiledField[];
  /** Of class X: these leave the record. */
  readonly protection: readonly CompiledField[];
}

/** @param changed fields whose question has changed in the version of the form at hand: they are read as not answered */
export function compileMapping(mapping: NamedMapping, changed: ReadonlySet<string> = new Set()): CompiledMapping {
  const { kind, fields, rows = {} } = mapping.document;
  const catalogue = FIELD_CATALOGUE[kind];
  const sources = Object.entries(fields).filter(([name]) => catalogue[name] !== undefined && !changed.has(name));
  const mapped = sources.flatMap(([name, source], index) => (catalogue[name] ? [compiled(name, catalogue[name], { source, index })] : []));
  return {
    kind,
    version: mappingVersionOf(mapping),
    decidedAt: mapping.decidedAt,
    fields: new Map(mapped.map((field) => [field.name, field])),
    targets: targetsOf(sources.map(([, source]) => source)),
    rows: new Map(Object.entries(rows).filter(([name]) => !changed.has(name)).map(([name, source]) => [name, compiledRows(kind, name, source)])),
    repeats: Object.values(rows).flatMap(({ repeat }) => (repeat === undefined ? [] : [repeat])),
    required: mapped.filter(({ required }) => required),
    texts: mapped.filter(({ type }) => type === 'free_text'),
    protection: mapped.filter(({ name }) => catalogue[name]?.sensitivity === 'X'),
  };
}

function compiled(name: string, { type, required = false, codes }: FieldDeclaration, { source, index }: { readonly source: FieldSource; readonly index: number }): CompiledField {
  return { name, index, type, required, value: source.value ?? null, codes: source.codes ?? null, listed: codes ? new Set(codes) : null };
}

function targetsOf(sources: readonly FieldSource[]): ReadonlyMap<string, readonly Target[]> {
  const targets = new Map<string, Target[]>();
  sources.forEach(({ path, or = [] }, index) => {
    const paths = path === undefined ? [] : [path, ...or];
    paths.forEach((one, rank) => targets.set(one, [...(targets.get(one) ?? []), { index, rank }]));
  });
  return targets;
}

function compiledRows(kind: FormKind, name: string, source: RowSource): CompiledRows {
  const declared = ROW_CATALOGUE[kind][name] ?? {};
  const fields = Object.entries(declared).map(([field, declaration], index): [string, CompiledField] => {
    const codes = source.codes?.[field];
    return [field, compiled(field, declaration, { source: codes ? { codes } : {}, index })];
  });
  return { source, fields: new Map(fields) };
}
