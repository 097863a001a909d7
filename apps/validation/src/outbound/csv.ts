/** A spreadsheet takes a cell that begins so for a formula, whatever was meant (OWASP, "CSV injection"); the apostrophe makes it text. */
const FORMULA = /^[\s]*[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/;

/** RFC 4180 with a byte order mark: without it Excel reads Lao as something else. */
export function csvOf(columns: readonly string[], rows: readonly (readonly (string | null)[])[]): string {
  return `\ufeff${[columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: string | null): string {
  const text = value === null ? '' : FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
