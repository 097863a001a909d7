/** Canonical path to answer, all strings, as ingestion publishes them. */
export type Answers = Readonly<Record<string, string>>;

const LAO_ZERO = 0x0ed0;

/** Lao digits ໐–໙ to Latin ones; the rest is left alone. */
export function latinDigits(text: string): string {
  return text.replace(/[\u0ed0-\u0ed9]/g, (digit) => String(digit.charCodeAt(0) - LAO_ZERO));
}

/** What no database text can hold: NUL, and halves of surrogate pairs (with the flag `u` a pair is one character). JSON can escape both. */
export const UNSTORABLE = new RegExp(`[${String.fromCharCode(0)}\\p{Surrogate}]`, 'gu');

/** No answer of a registry form is longer; what is would travel on every topic. */
const LONGEST_ANSWER = 500;

/** The trimmed answer, fit for storing, or null where the question was not answered. */
export function textAt(answers: Answers, path: string): string | null {
  const text = answers[path]?.slice(0, LONGEST_ANSWER).replace(UNSTORABLE, '\ufffd').trim();
  return text ? text : null;
}

/**
 * A whole number, with Lao digits and a zero decimal part of one or two digits allowed (`042`, `໑໒`, `3.0`, `3,00`); null where there is none or it
 * is something else. Three zeros behind a point or comma may be thousands (`1,000`), so that is something else.
 */
export function integerAt(answers: Answers, path: string): number | null {
  const text = textAt(answers, path);
  if (text === null || !/^-?\d{1,9}([.,]0{1,2})?$/.test(latinDigits(text))) return null;
  return Number.parseInt(latinDigits(text), 10);
}

/** The chosen codes of a select_multiple, as Kobo sends them: separated by spaces. */
export function choicesAt(answers: Answers, path: string): readonly string[] | null {
  const text = textAt(answers, path);
  return text === null ? null : text.split(/\s+/);
}

export const yesNoAt = (answers: Answers, path: string): boolean | null => {
  const text = textAt(answers, path)?.toLowerCase();
  if (text === 'yes' || text === '1' || text === 'true') return true;
  return text === 'no' || text === '0' || text === 'false' ? false : null;
};

/** A row for each country there is, and a few to spare. */
const MOST_ROWS = 300;

/** Rows of a repeat in order: `r_nat/nat_n` is row 1, `r_nat[2]/nat_n` row 2. Rows that answer none of the fields are left out. */
export function rowsAt(answers: Answers, repeat: string, fields: readonly string[]): readonly Answers[] {
  const rows: Answers[] = [];
  for (let index = 1; index <= MOST_ROWS; index++) {
    const prefix = index === 1 ? repeat : `${repeat}[${index}]`;
    const row = Object.fromEntries(fields.map((field) => [field, answers[`${prefix}/${field}`]]).filter((entry): entry is [string, string] => entry[1] !== undefined));
    if (Object.keys(row).length > 0) rows.push(row);
  }
  return rows;
}
