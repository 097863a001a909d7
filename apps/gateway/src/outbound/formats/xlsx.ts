import ExcelJS from 'exceljs';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AnswerRow, IndicatorAnswer } from '../../domain/indicator-answer.js';
import type { About } from './about.js';
import type { Column } from './column.js';

/** Excel's own limit is 1,048,576 with the header; what is beyond goes on in another sheet. */
const ROWS_A_SHEET = 1_000_000;
/** Rows between two turns of the event loop, in which what was written is deflated and sent. */
const ROWS_A_TURN = 250;

/**
 * A workbook as a stream: sheets of data, then "About". Cells are typed, so that no text can be a formula. exceljs heeds no back-pressure, so this
 * stops by itself while the reader has not taken what there is.
 */
export function xlsxOf(columns: readonly Column[], pieces: AsyncIterable<IndicatorAnswer>, about: About): PassThrough {
  const out = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false, useStyles: false });
  void writeAll(workbook, { columns, pieces, about, out }).catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))));
  return out;
}

interface Writing {
  readonly columns: readonly Column[];
  readonly pieces: AsyncIterable<IndicatorAnswer>;
  readonly about: About;
  readonly out: PassThrough;
}

async function writeAll(workbook: ExcelJS.stream.xlsx.WorkbookWriter, { columns, pieces, about, out }: Writing): Promise<void> {
  const data = new DataSheets(workbook, columns);
  for await (const piece of pieces) {
    about.take(piece);
    for (let start = 0; start < piece.rows.length; start += ROWS_A_TURN) {
      data.add(piece.rows.slice(start, start + ROWS_A_TURN));
      await taken(out);
    }
  }
  data.close();
  const sheet = workbook.addWorksheet('About');
  for (const line of [['', 'English', 'ລາວ'], ...about.lines()]) sheet.addRow([...line]).commit();
  sheet.commit();
  await workbook.commit();
}

/** @throws where the reader has gone: nothing is read any more for nobody */
async function taken(out: PassThrough): Promise<void> {
  await nextTurn();
  if (out.destroyed) throw new Error('The reader has gone.');
  if (!out.writableNeedDrain) return;
  const settled = new AbortController();
  await Promise.race([once(out, 'drain', { signal: settled.signal }), once(out, 'close', { signal: settled.signal })]).finally(() => settled.abort());
}

class DataSheets {
  private sheet: ExcelJS.Worksheet | null = null;
  private rows = 0;
  private sheets = 0;

  constructor(
    private readonly workbook: ExcelJS.stream.xlsx.WorkbookWriter,
    private readonly columns: readonly Column[],
  ) {
    this.open();
  }

  add(rows: readonly AnswerRow[]): void {
    for (const row of rows) {
      if (this.rows === ROWS_A_SHEET) this.open();
      this.sheet?.addRow(this.columns.map((column) => column.cellOf(row))).commit();
      this.rows += 1;
    }
  }

  close(): void {
    this.sheet?.commit();
  }

  private open(): void {
    this.close();
    [this.sheets, this.rows] = [this.sheets + 1, 0];
    this.sheet = this.workbook.addWorksheet(this.sheets === 1 ? 'Data' : `Data ${this.sheets}`);
    this.sheet.addRow(this.columns.map(({ name }) => name)).commit();
  }
}
