import ExcelJS from 'exceljs';
import { unpackedSize } from './unpacked-size.js';

/** A row that says something, by the heads of its columns, and its number in the sheet. */
export interface SheetRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

const MOST_ROWS = 20_000;
const LARGEST_UNPACKED = 64 * 1_048_576;

/** The rows of the sheets that are asked for by name, however the names are written; null where it is no workbook or has none of them. */
export async function readWorkbook(file: Buffer, names: readonly string[]): Promise<ReadonlyMap<string, readonly SheetRow[]> | null> {
  if ((unpackedSize(file) ?? Infinity) > LARGEST_UNPACKED) return null;
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer);
  } catch {
    return null;
  }
  const sheets = new Map<string, SheetRow[]>();
  for (const sheet of workbook.worksheets) {
    const name = names.find((known) => known === sheet.name.trim().toLowerCase().replaceAll('_', '-'));
    if (name) sheets.set(name, rowsOf(sheet));
  }
  return sheets.size > 0 ? sheets : null;
}

function rowsOf(sheet: ExcelJS.Worksheet): SheetRow[] {
  const heads = new Map<number, string>();
  sheet.getRow(1).eachCell((cell, column) => heads.set(column, textOf(cell.value)));
  const rows: SheetRow[] = [];
  for (let row = 2; row <= Math.min(sheet.rowCount, MOST_ROWS); row++) {
    const cells = Object.fromEntries([...heads].map(([column, head]) => [head, textOf(sheet.getRow(row).getCell(column).value)]));
    if (Object.values(cells).some((value) => value !== '')) rows.push({ row, cells });
  }
  return rows;
}

/** A cell as it was meant: days and times of a sheet are instants in UTC there, formulas have their result, formatted texts are their text. */
function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.getTime() < Date.UTC(1900, 0, 2) ? value.toISOString().slice(11, 16) : value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value).trim();
  if ('richText' in value) return value.richText.map(({ text }) => text).join('').trim();
  if ('text' in value) return String(value.text).trim();
  return 'result' in value ? textOf(value.result as ExcelJS.CellValue) : '';
}
