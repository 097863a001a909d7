import type { IndicatorAnswer } from '../../domain/indicator-answer.js';
import type { Cell, Column } from './column.js';

/** So that Excel takes the file for UTF-8 and shows Lao as Lao. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A cell as RFC 4180 has it. A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection); numbers, negative
 * ones too, are left alone, or nobody could add them up. Where apostrophes stand before it already one more comes, so that taking one away gives the text back.
 */
export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** The file in chunks, one for each piece of the answer: the next piece is asked for when this one has been taken. HXL: the hashtags are the second row. */
export async function* csvOf(columns: readonly Column[], pieces: AsyncIterable<IndicatorAnswer>, { hxl }: { readonly hxl: boolean }): AsyncGenerator<string, void, undefined> {
  yield BYTE_ORDER_MARK + csvLine(columns.map(({ name }) => name)) + (hxl ? columns.map((column) => column.hxl).join(',') + '\r\n' : '');
  for await (const { rows } of pieces) if (rows.length > 0) yield rows.map((row) => csvLine(columns.map((column) => column.cellOf(row)))).join('');
}
