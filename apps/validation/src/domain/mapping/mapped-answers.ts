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

/**
 * The answers of one submission seen through a mapping: asked for by field, not by question. Each answer is looked at once, when it comes, so that
 * what no field reads costs nothing. Never throws; what cannot be read is null.
 */
export class MappedAnswers {
  readonly unlisted: UnlistedCode[] = [];
  private readonly texts: (string | null)[];
  private readonly below: string[] = [];

  constructor(
    readonly mapping: CompiledMapping,
    private readonly answers: Answers,
  ) {
    const { targets, fields, repeats } = mapping;
    this.texts = new Array<string | null>(fields.size).fill(null);
    const ranks: number[] = [];
    for (const path in answers) {
      const found = targets.get(path);
      if (found === undefined) {
        for (const repeat of repeats) if (path.startsWith(repeat)) this.below.push(path);
        continue;
      }
      const text = cleanText(answers[path]);
      for (const { index, rank } of found) {
        if (text === null || (ranks[index] ?? Number.POSITIVE_INFINITY) <= rank) continue;
        this.texts[index] = text;
        ranks[index] = rank;
      }
    }
  }

  /** The words as they came, or what the mapping says that they mean. */
  text(name: string): string | null {
    const field = this.mapping.fields.get(name);
    return field === undefined ? null : this.textOf(field);
  }

  textOf(field: CompiledField): string | null {
    const text = this.stated(field);
    return field.codes === null || text === null ? text : ours(field, text);
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
    const text = field ? this.stated(field) : null;
    return field && text !== null ? this.listed(field, text) : null;
  }

  /** The chosen codes of a multiple choice, separated by spaces, each once; null where none of them is known. */
  codes(name: string): readonly string[] | null {
    const field = this.mapping.fields.get(name);
    const text = field ? this.stated(field) : null;
    if (!field || text === null) return null;
    if (field.listed?.has(text)) return [text];
    const known = text.split(/\s+/).map((code) => this.listed(field, code)).filter((code) => code !== null);
    return known.length > 0 ? [...new Set(known)] : null;
  }

  /** XXX where it is not stated or not known. */
  country(name: string): string {
    const field = this.mapping.fields.get(name);
    const text = field ? this.stated(field) : null;
    return field && text !== null ? this.countryCodeOf(field, text) : UNKNOWN_COUNTRY;
  }

  countries(name: string): readonly string[] | null {
    const field = this.mapping.fields.get(name);
    const text = field ? this.stated(field) : null;
    return field && text !== null ? text.split(/[\s,]+/).map((code) => this.countryCodeOf(field, code)) : null;
  }

  /** The rows of a repeat that the mapping names, each with a country and a number. */
  nationalities(): readonly { readonly iso3: string; readonly n: number }[] {
    const rows = this.mapping.rows.get('nationalities');
    const iso3 = rows?.fields.get('iso3');
    if (!rows || !iso3) return [];
    return rowsOf(rows.source, this.answers, this.below).map((row) => {
      const country = cleanText(row['iso3']);
      return { iso3: country === null ? UNKNOWN_COUNTRY : this.countryCodeOf(iso3, country), n: readInteger(cleanText(row['n'])) ?? 0 };
    });
  }

  private stated(field: CompiledField): string | null {
    return field.value ?? this.texts[field.index] ?? null;
  }

  private countryCodeOf(field: CompiledField, text: string): string {
    const stated = ours(field, text);
    const code = countryCode(stated);
    if (code !== null) return code;
    if (stated.toUpperCase() !== UNKNOWN_COUNTRY) this.unlisted.push({ field: field.name, value: text });
    return UNKNOWN_COUNTRY;
  }

  private listed(field: CompiledField, text: string): string | null {
    const code = ours(field, text);
    if (field.listed === null || field.listed.has(code)) return code;
    const lower = code.toLowerCase();
    if (field.listed.has(lower)) return lower;
    this.unlisted.push({ field: field.name, value: text });
    return null;
  }
}

function ours({ codes }: CompiledField, text: string): string {
  return codes !== null && Object.hasOwn(codes, text) ? codes[text] ?? text : text;
}
