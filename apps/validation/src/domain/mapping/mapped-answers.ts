import { UNKNOWN_COUNTRY } from '@fm/contracts/vocabulary';
import { countryCode } from './country-code.js';
import type { CompiledField, CompiledMapping } from './compile-mapping.js';
import { cleanText, isAnswer, readDecimal, readDigits, readInteger, readYesNo, type Answers } from './read-answer.js';
import { furtherRows, type Row } from './read-rows.js';

/** A code that is in no list, or a question that could not be read. */
export interface UnlistedCode {
  readonly field: string;
  readonly value: string;
}

interface Nationality {
  readonly iso3: string;
  readonly n: number;
}

/**
 * The answers of one submission seen through a mapping: asked for by the place of a field (`placeOf`), not by question. Each answer is put into its
 * slot when it comes and cleaned when it is asked for, so that what no field reads costs nothing. Never throws; what cannot be read is null.
 */
export class MappedAnswers {
  readonly unlisted: UnlistedCode[] = [];
  private readonly said: (string | undefined)[];
  private readonly below: string[] = [];

  constructor(
    readonly mapping: CompiledMapping,
    private readonly answers: Answers,
  ) {
    const { slots, slotCount, nationalities: { further } } = mapping;
    const said = new Array<string | undefined>(slotCount).fill(undefined);
    for (const path in answers) {
      const slot = slots.get(path);
      if (slot !== undefined) said[slot] = answers[path];
      else if (further !== null && path.startsWith(further)) this.below.push(path);
    }
    this.said = said;
  }

  /** The words as they came, or what the mapping says that they mean. */
  text(place: number): string | null {
    const field = this.at(place);
    const text = this.stated(field);
    return field.codes === null || text === null ? text : ours(field.codes, text);
  }

  /** Whether anything was said at all. */
  isAnswered(field: CompiledField): boolean {
    return isAnswer(this.said[field.slot]) || this.stated(field) !== null;
  }

  integer(place: number): number | null {
    const field = this.at(place);
    const answer = field.plain ? this.said[field.slot] : undefined;
    const digits = answer === undefined ? null : readDigits(answer);
    return digits ?? readInteger(this.text(place));
  }

  decimal(place: number): number | null {
    return readDecimal(this.text(place));
  }

  yesNo(place: number): boolean | null {
    return readYesNo(this.text(place));
  }

  /** The code where it is one of the field's list; another is noted and null. */
  code(place: number): string | null {
    const field = this.at(place);
    const answer = this.said[field.slot];
    if (answer !== undefined && field.direct.has(answer)) return answer;
    const text = this.stated(field);
    return text === null ? null : this.listed(field, text);
  }

  /** The chosen codes of a multiple choice, separated by spaces, each once; null where none of them is known. */
  codes(place: number): readonly string[] | null {
    const field = this.at(place);
    const text = this.stated(field);
    if (text === null) return null;
    if (field.listed?.has(text)) return [text];
    const known: string[] = [];
    for (const word of text.split(BLANKS)) {
      const code = field.direct.has(word) ? word : this.listed(field, word);
      if (code !== null && !known.includes(code)) known.push(code);
    }
    return known.length > 0 ? known : null;
  }

  /** XXX where it is not stated or not known. */
  country(place: number): string {
    const field = this.at(place);
    const text = this.stated(field);
    return text === null ? UNKNOWN_COUNTRY : this.countryCodeOf(field, text);
  }

  countries(place: number): readonly string[] | null {
    const field = this.at(place);
    const text = this.stated(field);
    return text === null ? null : text.split(/[\s,]+/).map((code) => this.countryCodeOf(field, code));
  }

  /** The rows that the mapping names, each with a country and a number. */
  nationalities(): readonly Nationality[] {
    const rows = this.mapping.nationalities;
    const found: Nationality[] = [];
    for (const slots of rows.fixed) {
      const iso3 = this.said[slots.iso3];
      const n = this.said[slots.n];
      if (iso3 !== undefined || n !== undefined) found.push(this.nationality({ iso3, n }));
    }
    if (this.below.length > 0) for (const row of furtherRows(rows, this.answers, this.below)) found.push(this.nationality(row));
    return found;
  }

  private nationality({ iso3, n }: Row): Nationality {
    const country = cleanText(iso3);
    const { codes } = this.mapping.nationalities;
    return { iso3: country === null ? UNKNOWN_COUNTRY : this.countryCodeOf({ name: 'iso3', codes }, country), n: readInteger(cleanText(n)) ?? 0 };
  }

  private at(place: number): CompiledField {
    const field = this.mapping.at[place];
    if (field === undefined) throw new RangeError(`Take the place of a field from placeOf: there is none at ${place}.`);
    return field;
  }

  private stated({ value, slot, others }: CompiledField): string | null {
    if (value !== null) return value;
    let text = cleanText(this.said[slot]);
    for (let next = 0; text === null && next < others.length; next++) text = cleanText(this.said[others[next] ?? slot]);
    return text;
  }

  private countryCodeOf(field: Pick<CompiledField, 'name' | 'codes'>, text: string): string {
    const stated = field.codes === null ? text : ours(field.codes, text);
    const code = countryCode(stated);
    if (code !== null) return code;
    if (stated.toUpperCase() !== UNKNOWN_COUNTRY) this.unlisted.push({ field: field.name, value: text });
    return UNKNOWN_COUNTRY;
  }

  private listed(field: CompiledField, text: string): string | null {
    const code = field.codes === null ? text : ours(field.codes, text);
    if (field.listed === null || field.listed.has(code)) return code;
    const lower = code.toLowerCase();
    if (field.listed.has(lower)) return lower;
    this.unlisted.push({ field: field.name, value: text });
    return null;
  }
}

const BLANKS = /\s+/;

function ours(codes: Readonly<Record<string, string>>, text: string): string {
  return Object.hasOwn(codes, text) ? codes[text] ?? text : text;
}
