import exceljs from 'exceljs';
import type { Sheet, Sheets } from './sheets.js';

const SHEETS = ['survey', 'choices', 'settings'] as const;
/** Written into the file, so that the same form is the same file as far as the library lets it. */
const MADE = new Date('2026-11-24T00:00:00Z');

export async function writeWorkbook(file: string, sheets: Sheets): Promise<void> {
  const workbook = new exceljs.Workbook();
  workbook.created = MADE;
  workbook.modified = MADE;
  for (const name of SHEETS) workbook.addWorksheet(name).addRows(sheets[name].map((row) => [...row]));
  await workbook.xlsx.writeFile(file);
}

/** What a file holds, as text, blanks as ''. */
export async function readWorkbook(file: string): Promise<Sheets> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(file);
  const [survey, choices, settings] = SHEETS.map((name) => cellsOf(workbook.getWorksheet(name)));
  return { survey: survey ?? [], choices: choices ?? [], settings: settings ?? [] };
}

function cellsOf(sheet: exceljs.Worksheet | undefined): Sheet {
  const width = sheet?.columnCount ?? 0;
  const rows: string[][] = [];
  sheet?.eachRow({ includeEmpty: true }, (row) => rows.push(Array.from({ length: width }, (_, index) => String(row.getCell(index + 1).value ?? ''))));
  return rows;
}
