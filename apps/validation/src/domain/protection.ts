import type { FormKind } from '@fm/contracts/vocabulary';
import type { ProtectionAnswer } from './drafts/header-draft.js';

/** Kinds of form that have questions of class X. */
const ASKING: readonly FormKind[] = ['fmr', 'fms', 'ct'];
/** Words that were written freely stay in the sealed bodies alone: nobody can tell what is in them. */
const FREE_TEXT = ['remarks', 'note', 'enumerator_comment'];

export const asksForProtection = (kind: FormKind): boolean => ASKING.includes(kind);

/** The answers of class X as codes, by question. */
export function notedAnswers(protection: Readonly<Record<string, ProtectionAnswer>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(protection).filter(([question]) => !FREE_TEXT.includes(question)).map(([question, answer]) => [question, codeOf(answer)]));
}

function codeOf(answer: ProtectionAnswer): string {
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no';
  return typeof answer === 'object' ? answer.join(' ') : String(answer);
}

/** Children alone in a group; 0 where that was not answered or cannot be read. */
export const unaccompaniedIn = (answers: Readonly<Record<string, string>>): number => (/^\d{1,3}$/.test(answers['v_uac'] ?? '') ? Number(answers['v_uac']) : 0);

/** A team asked for help. */
export const asksForHelp = (answers: Readonly<Record<string, string>>): boolean => answers['protection_concern'] === 'yes';
