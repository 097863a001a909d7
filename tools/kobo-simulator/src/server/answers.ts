/** Answers as a device holds them: full paths as keys; a repeat is an array of rows whose keys repeat the full path. */
export interface Answers {
  readonly [path: string]: Answer;
}
export type Answer = string | number | boolean | null | undefined | readonly Answers[];

/** Answers as Kobo hands them out. */
export interface StoredAnswers {
  [path: string]: string | StoredAnswers[];
}

// Tab, line feed and carriage return are legal in XML 1.0; the other C0 controls are refused by Kobo at intake.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/**
 * Kobo's rules of storage: every answer is text, empty answers are left out, and a repeat row without answers is dropped, so
 * that positions in the array are not the device's.
 */
export function storeAnswers(answers: Answers): StoredAnswers {
  const stored: StoredAnswers = {};
  for (const [path, answer] of Object.entries(answers)) {
    if (answer === null || answer === undefined || answer === '') continue;
    const kept = typeof answer === 'object' ? storeRows(answer) : asText(path, answer);
    if (kept.length > 0) stored[path] = kept;
  }
  return stored;
}

function storeRows(rows: readonly Answers[]): StoredAnswers[] {
  return rows.map(storeAnswers).filter((row) => Object.keys(row).length > 0);
}

function asText(path: string, answer: string | number | boolean): string {
  const text = String(answer);
  if (FORBIDDEN.test(text)) throw new Error(`Kobo refuses control characters at intake: take them out of the answer to ${path}.`);
  return text;
}
