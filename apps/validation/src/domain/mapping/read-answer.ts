/** Canonical path to answer, all strings, as ingestion publishes them. */
export type Answers = Readonly<Record<string, string>>;

const LAO_ZERO = 0x0ed0;
const LAO_DIGITS = /[\u0ed0-\u0ed9]/;

/** Lao digits ໐–໙ to Latin ones; the rest is left alone. Place by place: what is found in the one stands there in the other. */
export function latinDigits(text: string): string {
  return LAO_DIGITS.test(text) ? text.replace(/[\u0ed0-\u0ed9]/g, (digit) => String(digit.charCodeAt(0) - LAO_ZERO)) : text;
}

/** What no database text can hold: NUL, and halves of surrogate pairs (with the flag `u` a pair is one character). JSON can escape both. */
export const UNSTORABLE = new RegExp(`[${String.fromCharCode(0)}\\p{Surrogate}]`, 'gu');
/** Nothing to clean in it: nearly every answer. Halves of pairs are looked for with the slower pattern only where there may be one. */
const PLAIN = new RegExp(`^[^\\s${String.fromCharCode(0)}\\ud800-\\udfff]+$`);

/** No answer of a form is longer; what is would travel on every topic. */
const LONGEST_ANSWER = 500;

/** The trimmed answer, fit for storing, or null where it says nothing. */
export function cleanText(answer: string | undefined): string | null {
  if (answer === undefined) return null;
  if (answer.length <= LONGEST_ANSWER && PLAIN.test(answer)) return answer;
  const text = answer.slice(0, LONGEST_ANSWER).replace(UNSTORABLE, '\ufffd').trim();
  return text ? text : null;
}

/**
 * A whole number, with Lao digits and a zero decimal part of one or two digits allowed (`042`, `໑໒`, `3.0`, `3,00`); null where it is something
 * else. Three zeros behind a point or comma may be thousands (`1,000`), so that is something else.
 */
export function readInteger(text: string | null): number | null {
  const latin = latinDigits(text ?? '');
  return /^-?\d{1,9}([.,]0{1,2})?$/.test(latin) ? Number.parseInt(latin, 10) : null;
}

/** A number with a point or a comma before its decimals; three of them may be thousands, and are none. */
export function readDecimal(text: string | null): number | null {
  const latin = latinDigits(text ?? '');
  return /^-?\d{1,12}([.,](\d{1,2}|\d{4,9}))?$/.test(latin) ? Number(latin.replace(',', '.')) : null;
}

const YES = ['yes', '1', 'true'];
const NO = ['no', '0', 'false'];

/** As choices, as booleans and as `acknowledge` (`OK`) have it. */
export function readYesNo(text: string | null): boolean | null {
  const word = text?.toLowerCase() ?? '';
  if (YES.includes(word) || word === 'ok') return true;
  return NO.includes(word) ? false : null;
}
