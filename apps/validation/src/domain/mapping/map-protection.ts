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
export function answerTo(answers: MappedAnswers, { name, type }: CompiledField): ProtectionAnswer | null {
  switch (type) {
    case 'one': return answers.code(name);
    case 'many': return answers.codes(name);
    case 'country': return answers.text(name) === null ? null : answers.country(name);
    case 'countries': return answers.countries(name);
    case 'integer': return answers.integer(name);
    case 'decimal': return answers.decimal(name);
    case 'yes_no': return answers.yesNo(name);
    case 'text': case 'free_text': case 'date': case 'time': case 'instant': case 'position': return null;
  }
}
