import { latinDigits } from './read-answer.js';

/**
 * What points to a person: a Lao telephone number with or without blanks (`020 5555 1234`, `+856 20 5555 1234`), an e-mail address, a passport
 * number. Not a P-code (`LA1401001`), a picture's name (`IMG20240502`) or a number that only contains one (`1700300000000`). Each part has a
 * bounded length, so that no text makes them slow. Lao letters may stand before a number: Lao is written without blanks.
 */
const PERSONAL = new RegExp(
  [
    String.raw`(?<![A-Za-z0-9])\+?[ ]?856(?:[ .-]?\d){8,10}(?!\d)`,
    String.raw`(?<![A-Za-z0-9])0[23]0(?:[ .-]?\d){7,9}(?!\d)`,
    String.raw`[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}`,
    String.raw`(?<![A-Za-z0-9])(?!LA\d)[A-Z]{1,2}\d{6,8}(?![A-Za-z0-9])`,
  ].join('|'),
  'g',
);
/** Without a digit or an @ there is nothing to look for. */
const MAY_BE_PERSONAL = /[\d@\u0ed0-\u0ed9]/;
const MASK = '•••';

/** Text with such parts masked; the same text where there are none. */
export function maskPersonal(text: string): string {
  if (!MAY_BE_PERSONAL.test(text)) return text;
  // Same places in both, so that Lao digits are found and the rest keeps its letters.
  const latin = latinDigits(text);
  let masked = '';
  let from = 0;
  for (const found of latin.matchAll(PERSONAL)) {
    masked += text.slice(from, found.index) + MASK;
    from = found.index + found[0].length;
  }
  return from === 0 ? text : masked + text.slice(from);
}

export const isPersonal = (text: string): boolean => maskPersonal(text) !== text;
