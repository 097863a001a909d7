/** Canonical path to answer, all strings, as ingestion publishes them. */
export type Answers = Readonly<Record<string, string>>;

const LAO_ZERO = 0x0ed0;
const LAO_DIGITS = /[\u0ed0-\u0ed9]/;

/** Lao digits ໐–໙ to Latin ones; the rest is left alone. Place by place: what is found in the one stands there in the other. */
export function latinDigits(text: string): string {
  return LAO_DIGITS.test(text) ? text.replace(/[\u0ed0-\u0ed9]/g, (digit) => String(digit.charCodeAt(0) - LAO_ZERO)) : text;
}

const NUL = String.fromCharCode(0);
/** What no database text can hold: NUL, and halves of surrogate pairs (with the flag `u` a pair is one character). JSON can escape both. */
export const UNSTORABLE = new RegExp(`[${NUL}\\p{Surrogate}]`, 'gu');
/** Any half of a pair, in one or not. */
const MAY_BE_UNSTORABLE = new RegExp(`[${NUL}\\ud800-\\udfff]`);

/** No answer of a form is longer; what is would travel on every topic. */
const LONGEST_ANSWER = 500;

const SPACE = 32;
const DELETE = 127;
const LONGEST_PLAIN = 32;

/** Short, without blanks and Latin: codes, numbers and dates, told without a pattern. Nothing in it is to be cleaned. */
function isPlain(answer: string): boolean {
  if (answer.length === 0 || answer.length > LONGEST_PLAIN) return false;
  for (let at = 0; at < answer.length; at++) {
    const code = answer.charCodeAt(at);
    if (code <= SPACE || code >= DELETE) return false;
  }
  return true;
}

/** The trimmed answer, fit for storing, or null where it says nothing. */
export function cleanText(answer: string | undefined): string | null {
  if (answer === undefined) return null;
  if (isPlain(answer)) return answer;
  const short = answer.length <= LONGEST_ANSWER ? answer : answer.slice(0, LONGEST_ANSWER);
  // Without the flag `u` first, which is slow: nearly every answer has neither.
  const text = (MAY_BE_UNSTORABLE.test(short) ? short.replace(UNSTORABLE, '\ufffd') : short).trim();
  return text === '' ? null : text;
}

/**
 * A whole number, with Lao digits and a zero decimal part of one or two digits allowed (`042`, `໑໒`, `3.0`, `3,00`); null where it is something
 * else. Three zeros behind a point or comma may be thousands (`1,000`), so that is something else.
 */
export function readInteger(text: string | null): number | null {
  if (text === null) return null;
  const plain = readDigits(text);
  if (plain !== null) return plain;
  const latin = latinDigits(text);
  return /^-?\d{1,9}([.,]0{1,2})?$/.test(latin) ? Number.parseInt(latin, 10) : null;
}

const ZERO = 48;
const NINE = 57;

/** Whether it says anything, told by its first letter where it is no blank. */
export function isAnswer(answer: string | undefined): boolean {
  const first = answer === undefined || answer.length === 0 ? 0 : answer.charCodeAt(0);
  return first > SPACE && first < DELETE;
}

/** Up to nine digits and nothing else: nearly every count, told without a pattern. */
export function readDigits(text: string): number | null {
  if (text.length === 0 || text.length > 9) return null;
  let value = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < ZERO || code > NINE) return null;
    value = value * 10 + code - ZERO;
  }
  return value;
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
  if (text === null || text === 'no') return text === null ? null : false;
  if (text === 'yes') return true;
  const word = text.toLowerCase();
  if (YES.includes(word) || word === 'ok') return true;
  return NO.includes(word) ? false : null;
}
