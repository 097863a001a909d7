/** ໐–໙ (U+0ED0 to U+0ED9) as Latin digits; blanks around are no part of an answer. */
export function latinDigits(text: string): string {
  return text.trim().replace(/[\u0ed0-\u0ed9]/g, (digit) => String(digit.charCodeAt(0) - 0x0ed0));
}

/** A whole number, or null where the answer is blank or none. */
export function wholeNumber(answer: unknown): number | null {
  const text = latinDigits(typeof answer === 'string' || typeof answer === 'number' ? String(answer) : '');
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** `YYYY-MM-DD` of an existing day; the Buddhist years 2500 to 2600 become the common era's. Null where unreadable. */
export function readableDay(answer: unknown): string | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(latinDigits(typeof answer === 'string' ? answer : ''));
  if (found === null) return null;
  const [, yearText = '', month = '', dayOfMonth = ''] = found;
  const year = Number(yearText);
  const common = year >= 2500 && year <= 2600 ? year - 543 : year;
  const day = `${String(common).padStart(4, '0')}-${month}-${dayOfMonth}`;
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day) ? day : null;
}
