import type { FormKind } from '@fm/contracts/vocabulary';
import { canAnswer } from './changed-fields.js';
import { FIELD_CATALOGUE, type FieldDeclaration } from './field-catalogue.js';
import { FIELD_WORDS, ROW_WORDS, type FieldWords } from './field-words.js';
import type { FormChoice, FormContent, FormQuestion } from './form-content.js';
import type { FieldSource, MappingDocument } from './mapping-document.js';

/** Why a question is taken for a field, and how sure that is, 0 to 1. A person looks at it before it counts. */
export interface SuggestedField {
  readonly field: string;
  readonly path: string;
  readonly by: 'hxl' | 'name' | 'label';
  readonly confidence: number;
}

export interface SuggestedMapping {
  readonly document: MappingDocument;
  readonly fields: readonly SuggestedField[];
  /** Fields that every record needs and nothing was found for. */
  readonly missing: readonly string[];
  /** Questions that nothing was found for. */
  readonly unused: readonly string[];
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
const leaf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const LEAST_LIKENESS = 0.5;

/** A first mapping for a form that is not ours, out of its names, labels, types and HXL tags. Takes each question once, the surest first. */
export function suggestMapping(kind: FormKind, content: FormContent): SuggestedMapping {
  const outside = content.questions.filter(({ repeat }) => repeat === null);
  const guesses = Object.entries(FIELD_CATALOGUE[kind]).flatMap(([field, declared]) => outside.flatMap((question) => {
    const guess = canAnswer(declared.type, question.type) ? likeness(field, FIELD_WORDS[field] ?? { words: [] }, question) : null;
    return guess ? [{ field, path: question.path, ...guess }] : [];
  }));
  const taken = takeSurest(guesses);
  const fields = Object.fromEntries(taken.map(({ field, path }) => [field, sourceOf(FIELD_CATALOGUE[kind][field], outside.find((question) => question.path === path), content)]));
  const nationalities = kind === 'fmr' ? suggestedRows(content) : null;
  return {
    document: { kind, fields, ...(nationalities ? { rows: { nationalities } } : {}) },
    fields: taken,
    missing: Object.entries(FIELD_CATALOGUE[kind]).filter(([field, { required }]) => required && !(field in fields)).map(([field]) => field),
    unused: outside.filter(({ path, type }) => type !== 'note' && !taken.some((one) => one.path === path)).map(({ path }) => path),
  };
}

function likeness(field: string, { hxl = [], words }: FieldWords, { path, labels, hxl: tags }: FormQuestion): Pick<SuggestedField, 'by' | 'confidence'> | null {
  if (tags.some((tag) => hxl.includes(tag))) return { by: 'hxl', confidence: 1 };
  const name = plain(leaf(path));
  if (name === plain(field)) return { by: 'name', confidence: 0.95 };
  if (words.some((word) => plain(word) === name)) return { by: 'name', confidence: 0.8 };
  const best = Math.max(0, ...labels.flatMap((label) => words.map((word) => overlap(plain(label), plain(word)))));
  return best >= LEAST_LIKENESS ? { by: 'label', confidence: Math.round(best * 75) / 100 } : null;
}

/** Shared words over all words. */
function overlap(label: string, words: string): number {
  const [a, b] = [new Set(label.split(' ')), new Set(words.split(' '))];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared);
}

function takeSurest(guesses: readonly SuggestedField[]): readonly SuggestedField[] {
  const taken: SuggestedField[] = [];
  for (const guess of guesses.toSorted((a, b) => b.confidence - a.confidence || (a.path < b.path ? -1 : 1))) {
    if (!taken.some(({ field, path }) => field === guess.field || path === guess.path)) taken.push(guess);
  }
  return taken;
}

function sourceOf(declared: FieldDeclaration | undefined, question: FormQuestion | undefined, { choices }: FormContent): FieldSource {
  const path = question?.path ?? '';
  const codes = declared?.codes && question?.list ? translated(declared.codes, choices.get(question.list) ?? []) : {};
  return Object.keys(codes).length > 0 ? { path, codes } : { path };
}

/** Choices whose label is one of our codes in words; those that have our code need nothing. */
function translated(ours: readonly string[], theirs: readonly FormChoice[]): Readonly<Record<string, string>> {
  return Object.fromEntries(theirs.flatMap(({ code, labels }) => {
    if (ours.includes(code)) return [];
    const found = ours.find((known) => [code, ...labels].some((text) => plain(text) === plain(known)));
    return found ? [[code, found]] : [];
  }));
}

/** A repeat that holds a country and a number. */
function suggestedRows({ questions }: FormContent): { readonly repeat: string; readonly fields: Readonly<Record<string, string>> } | null {
  const repeats = [...new Set(questions.flatMap(({ repeat }) => (repeat === null ? [] : [repeat])))];
  for (const repeat of repeats) {
    const within = questions.filter((question) => question.repeat === repeat);
    const best = (field: 'iso3' | 'n') => within.map((question) => ({ question, guess: likeness(field, ROW_WORDS[field], question) ?? byPart(field, question) })).find(({ guess, question }) => guess && canAnswer(field === 'n' ? 'integer' : 'country', question.type));
    const [iso3, n] = [best('iso3'), best('n')];
    if (iso3 && n && iso3 !== n) return { repeat, fields: { iso3: iso3.question.path.slice(repeat.length + 1), n: n.question.path.slice(repeat.length + 1) } };
  }
  return null;
}

/** A part of the name: `nat_iso3`, `nat_n`. */
function byPart(field: 'iso3' | 'n', { path }: FormQuestion): Pick<SuggestedField, 'by' | 'confidence'> | null {
  const parts = plain(leaf(path)).split(' ');
  return parts.at(-1) === field || (field === 'iso3' && parts.includes('nationality')) ? { by: 'name', confidence: 0.6 } : null;
}
