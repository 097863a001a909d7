import type { FormKind } from '@fm/contracts/vocabulary';
import { compileRows, NO_ROWS, type CompiledRows } from './compile-rows.js';
import { FIELD_CATALOGUE, type FieldDeclaration } from './field-catalogue.js';
import { FIELD_COUNT, placeOf } from './field-place.js';
import { mappingVersionOf, type FieldSource, type NamedMapping } from './mapping-document.js';
import { Slots } from './slots.js';

/** A field with everything that reading it needs, looked up once for all submissions. */
export interface CompiledField {
  readonly name: string;
  /** Where the mapping keeps it, the same in every mapping. */
  readonly place: number;
  readonly type: FieldDeclaration['type'];
  readonly required: boolean;
  /** Where the answer to its question is put. */
  readonly slot: number;
  /** Questions that are asked in the place of the first, in this order. */
  readonly others: readonly number[];
  /** In place of a question. */
  readonly value: string | null;
  readonly codes: Readonly<Record<string, string>> | null;
  readonly listed: ReadonlySet<string> | null;
  /** Codes of the list that mean themselves: an answer that is one of them need not be read any further. */
  readonly direct: ReadonlySet<string>;
  /** One question, whose answer is taken as it stands. */
  readonly plain: boolean;
}

export interface CompiledMapping {
  readonly kind: FormKind;
  readonly version: string;
  readonly decidedAt: string | null;
  readonly fields: ReadonlyMap<string, CompiledField>;
  /** The same by place; what the mapping does not name is never answered. */
  readonly at: readonly CompiledField[];
  /** Where the answer to a question goes, by its path. */
  readonly slots: ReadonlyMap<string, number>;
  readonly slotCount: number;
  readonly nationalities: CompiledRows;
  /** Fields that are expected in every record, and free texts, in the order of the catalogue. */
  readonly required: readonly CompiledField[];
  readonly texts: readonly CompiledField[];
  /** Of class X: these leave the record. */
  readonly protection: readonly CompiledField[];
}

/** @param changed fields whose question has changed in the version of the form at hand: they are read as not answered */
export function compileMapping(mapping: NamedMapping, changed: ReadonlySet<string> = new Set()): CompiledMapping {
  const { kind, fields, rows: { nationalities } = {} } = mapping.document;
  const catalogue = FIELD_CATALOGUE[kind];
  const slots = new Slots();
  const mapped = Object.entries(fields).flatMap(([name, source]) => (catalogue[name] && !changed.has(name) ? [compileField(name, catalogue[name], slots, source)] : []));
  const at = new Array<CompiledField>(FIELD_COUNT).fill(ABSENT);
  for (const field of mapped) at[field.place] = field;
  const rows = kind === 'fmr' && nationalities && !changed.has('nationalities') ? compileRows(nationalities, slots) : NO_ROWS;
  return {
    kind, at,
    version: mappingVersionOf(mapping),
    decidedAt: mapping.decidedAt,
    fields: new Map(mapped.map((field) => [field.name, field])),
    slots: slots.byPath, slotCount: slots.count,
    nationalities: rows,
    required: mapped.filter(({ required }) => required),
    texts: mapped.filter(({ type }) => type === 'free_text'),
    protection: mapped.filter(({ name }) => catalogue[name]?.sensitivity === 'X'),
  };
}

const NONE: ReadonlySet<string> = new Set();
const ABSENT: CompiledField = { name: '', place: -1, type: 'text', required: false, slot: Slots.NEVER, others: [], value: null, codes: null, listed: null, direct: NONE, plain: true };

function compileField(name: string, { type, required = false, codes: list }: FieldDeclaration, slots: Slots, source: FieldSource): CompiledField {
  const { path, or = [] } = source;
  const value = source.value ?? null;
  const codes = source.codes ?? null;
  const asked = path === undefined || value !== null ? [] : [path, ...or].map((one) => slots.of(one));
  return {
    name, type, required, value, codes, place: placeOf(name),
    slot: asked[0] ?? Slots.NEVER,
    others: asked.slice(1),
    listed: list ? new Set(list) : null,
    direct: new Set((list ?? []).filter((code) => codes === null || !Object.hasOwn(codes, code))),
    plain: value === null && codes === null && asked.length < 2,
  };
}
