import type { ProtectionAnswer } from '../drafts/header-draft.js';
import type { CompiledField } from './compile-mapping.js';
import type { MappedAnswers } from './mapped-answers.js';

/** The answers of class X, by field, codes and numbers only: free text stays in the sealed body. */
export function mapProtection(answers: MappedAnswers): Readonly<Record<string, ProtectionAnswer>> {
  const found: Record<string, ProtectionAnswer> = {};
  for (const field of answers.mapping.protection) {
    const answer = answerTo(answers, field);
    if (answer !== null) found[field.name] = answer;
  }
  return found;
}

/** One answer by its type; null for what is not answered, and for words. */
export function answerTo(answers: MappedAnswers, { place, type }: CompiledField): ProtectionAnswer | null {
  switch (type) {
    case 'one': return answers.code(place);
    case 'many': return answers.codes(place);
    case 'country': return answers.text(place) === null ? null : answers.country(place);
    case 'countries': return answers.countries(place);
    case 'integer': return answers.integer(place);
    case 'decimal': return answers.decimal(place);
    case 'yes_no': return answers.yesNo(place);
    case 'text': case 'free_text': case 'date': case 'time': case 'instant': case 'position': return null;
  }
}
