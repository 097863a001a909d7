const ZERO = 48;
const NINE = 57;

/** The number that stands in `length` Latin digits from `from` on; -1 where one of them is something else. */
export function digitsAt(text: string, from: number, length: number): number {
  let value = 0;
  for (let at = from; at < from + length; at++) {
    const code = text.charCodeAt(at);
    if (!(code >= ZERO && code <= NINE)) return -1;
    value = value * 10 + code - ZERO;
  }
  return value;
}

/** Of more digits than these a number is not exact. */
const EXACT = 15;
const MINUS = 45;
const POINT = 46;

/**
 * A decimal between two places of a text, `-20.9871`, as a geopoint has it; NaN where it is written in another way. A whole number of up to 15 digits
 * divided by a power of ten is the very number that parsing the text gives.
 */
export function decimalAt(text: string, from: number, to: number): number {
  const first = text.charCodeAt(from) === MINUS ? from + 1 : from;
  let value = 0;
  let digits = 0;
  let behind = -1;
  for (let at = first; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === POINT && behind < 0 && digits > 0) { behind = 0; continue; }
    if (!(code >= ZERO && code <= NINE)) return Number.NaN;
    value = value * 10 + code - ZERO;
    digits += 1;
    if (behind >= 0) behind += 1;
    else if (digits > LONGEST_WHOLE) return Number.NaN;
  }
  if (digits === 0 || digits > EXACT || behind === 0) return Number.NaN;
  const size = behind < 0 ? value : value / 10 ** behind;
  return first === from ? size : -size;
}

/** Of a coordinate before its point. */
const LONGEST_WHOLE = 5;
