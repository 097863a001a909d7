import { UNKNOWN_COUNTRY } from '@fm/contracts/vocabulary';
import { countryCode } from './country-code.js';
import type { CompiledField, CompiledMapping } from './compile-mapping.js';
import { cleanText, readDecimal, readInteger, readYesNo, type Answers } from './read-answer.js';
import { rowsOf } from './read-rows.js';

/** A code that is in no list, or a question that could not be read. */
export interface UnlistedCode {
  readonly field: string;
  readonly value: string;
}

/** The answers of one submission seen through a mapping: asked for by field, not by question. Never throws; what cannot be read is null. */
export class MappedAnswers {
  readonly unlisted: UnlistedCode[] = [];

  constructor(
    readonly mapping: CompiledMapping,
    private readonly answers: Answers,
  ) {}

  /** The words as they came, or what the mapping says that they mean. */
  text(name: string): string | null {
    const field = this.mapping.fields.get(name);
    const text = field ? textOf(field, this.answers) : null;
    return field?.codes && text !== null ? ours(field, text) : text;
  }

  integer(name: string): number | null {
    return readInteger(this.text(name));
  }

  decimal(name: string): number | null {
    return readDecimal(this.text(name));
  }

  yesNo(name: string): boolean | null {
    return readYesNo(this.text(name));
  }

  /** The code where it is one of the field's list; another is noted and null. */
  code(name: string): string | null {
    const field = this.mapping.fields.get(name);
    const text = field ? textOf(field, this.answers) : null;
    return field && text !== null ? this.listed(field, text) : null;
  }

  /** The chosen codes of a multiple choice, separated by spaces, each once; null where none of them is known. */
  codes(name: string): readonly string[] | null {
    const field = this.mapping.fields.get(name);
    const text = field ? textOf(field, this.answers) : null;
    if (!field || text === null) return null;
    const known = text.split(/\s+/).map((code) => this.listed(field, code)).filter((code) => code !== null);
    return known.length > 0 ? [...new Set(known)] : null;
  }

  /** XXX where it is not stated or not known. */
  country(name: string): string {
    return this.countryIn(this.mapping.fields.get(name), this.answers);
  }

  countries(name: string): readonly string[] | null {
    const field = this.mapping.fields.get(name);
    const text = field ? textOf(field, this.answers) : null;
    return field && text !== null ? text.split(/[\s,]+/).map((code) => this.countryCodeOf(field, code)) : null;
  }

  /** The rows of a repeat that the mapping names, each with a country and a number. */
  nationalities(): readonly { readonly iso3: string; readonly n: number }[] {
    const rows = this.mapping.rows.get('nationalities');
    const [iso3, n] = [rows?.fields.get('iso3'), rows?.fields.get('n')];
    if (!rows || !iso3 || !n) return [];
    return rowsOf(rows.source, this.answers).map((row) => ({ iso3: this.countryIn({ ...iso3, paths: ['iso3'] }, row), n: readInteger(textOf({ ...n, paths: ['n'] }, row)) ?? 0 }));
  }

  private countryIn(field: CompiledField | undefined, answers: Answers): string {
    const text = field ? textOf(field, answers) : null;
    return field && text !== null ? this.countryCodeOf(field, text) : UNKNOWN_COUNTRY;
  }

  private countryCodeOf(field: CompiledField, text: string): string {
    const stated = ours(field, text);
    if (stated.toUpperCase() === UNKNOWN_COUNTRY) return UNKNOWN_COUNTRY;
    const code = countryCode(stated);
    if (code === null) this.unlisted.push({ field: field.name, value: text });
    return code ?? UNKNOWN_COUNTRY;
  }

  private listed(field: CompiledField, text: string): string | null {
    const code = ours(field, text);
    if (!field.listed || field.listed.has(code)) return code;
    const lower = code.toLowerCase();
    if (field.listed.has(lower)) return lower;
    this.unlisted.push({ field: field.name, value: text });
    return null;
  }
}

function ours({ codes }: CompiledField, text: string): string {
  return codes && Object.hasOwn(codes, text) ? codes[text] ?? text : text;
}

function textOf({ paths, value }: CompiledField, answers: Answers): string | null {
  if (value !== null) return value;
  for (const path of paths) {
    const text = Object.hasOwn(answers, path) ? cleanText(answers[path]) : null;
    if (text !== null) return text;
  }
  return null;
}
