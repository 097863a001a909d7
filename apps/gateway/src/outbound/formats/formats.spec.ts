import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { INDICATOR_CATALOGUE, type Indicator } from '@fm/contracts/indicators';
import { besideColumns, QUERY_DIMENSIONS, type QueryDimension } from '@fm/indicators';
import type { AnswerRow, IndicatorAnswer } from '../../domain/indicator-answer.js';
import { About } from './about.js';
import { codeLabels } from './code-labels.js';
import type { Cell, Column } from './column.js';
import { csvCell, csvOf } from './csv.js';
import { columnsOf } from './indicator-columns.js';
import { xlsxOf } from './xlsx.js';

const indicatorOf = (id: string): Indicator => {
  const found = INDICATOR_CATALOGUE.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};
const MOVEMENTS = indicatorOf('movements');
const [TOTAL] = MOVEMENTS.cubes;
if (!TOTAL) throw new Error('no cube');
const SPAN = { from: '2026-06-01', to: '2026-06-30' };
const OPTIONS = { labels: null, notice: null, held: true };

const answer = (rows: readonly AnswerRow[], rest: Partial<IndicatorAnswer> = {}): IndicatorAnswer => ({ indicator: 'movements', unit: 'movements', interval: 'day', by: [], rows, asOf: '2026-07-01T00:00:00.000Z', release: null, warnings: [], ...rest });
async function* told<T>(...pieces: T[]): AsyncGenerator<T, void, undefined> {
  for (const piece of pieces) yield await Promise.resolve(piece);
}
const csvText = (columns: readonly Column[], pieces: AsyncIterable<IndicatorAnswer>, hxl = false): Promise<string> => text(Readable.from(csvOf(columns, pieces, { hxl })));
async function sheetsOf(columns: readonly Column[], pieces: AsyncIterable<IndicatorAnswer>): Promise<Record<string, ExcelJS.CellValue[][]>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await buffer(xlsxOf(columns, pieces, new About({ indicator: MOVEMENTS, span: SPAN }))) as unknown as ExcelJS.Buffer);
  const cells = (sheet: ExcelJS.Worksheet): ExcelJS.CellValue[][] => sheet.getRows(1, sheet.rowCount)?.map((row) => Array.from({ length: Math.max(columns.length, 3) }, (_, index) => row.getCell(index + 1).value)) ?? [];
  return Object.fromEntries(workbook.worksheets.map((sheet) => [sheet.name, cells(sheet)]));
}

const code = fc.string({ unit: fc.constantFrom('a', 'Z', '0', '=', '+', '-', '@', '\t', '\n', '"', ',', ';', ' ', 'ລ', '\'', '60+'), minLength: 1, maxLength: 8 });
const amount = fc.option(fc.oneof(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.double({ noNaN: true, noDefaultInfinity: true })), { nil: null });
const rowOf = fc.record({ period: fc.constant('2026-06-01'), fmp: code, direction: code, value: amount, nRecords: amount, nFlagged: amount, coverage: amount, obsStatus: fc.constant('A'), confStatus: fc.constant('F'), state: fc.constant('final'), revision: fc.nat(), nHeld: amount, heldMovements: amount });
const COLUMNS = columnsOf(MOVEMENTS, { by: ['fmp', 'direction'], cube: TOTAL }, OPTIONS);
const cellsOf = (rows: readonly AnswerRow[]): Cell[][] => rows.map((row) => COLUMNS.map((column) => column.cellOf(row)));
/** -0 is written as 0. */
const same = (cell: Cell): Cell => (cell === 0 ? 0 : cell);

describe('the formats of one table', () => {
  it('have the same cells, whatever stands in them', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.array(rowOf, { maxLength: 4 }), { minLength: 1, maxLength: 3 }), async (generated) => {
      const pieces = (generated as unknown as AnswerRow[][]).map((rows) => answer(rows));
      const expected = cellsOf(pieces.flatMap(({ rows }) => rows)).map((row) => row.map(same));
      const [head, ...records] = parse(await csvText(COLUMNS, told(...pieces)), { bom: true, record_delimiter: '\r\n' });
      expect(head).toEqual(COLUMNS.map(({ name }) => name));
      expect(records.map((record) => record.map((field, index) => readCsv(field, COLUMNS[index])))).toEqual(expected);
      const sheets = await sheetsOf(COLUMNS, told(...pieces));
      // A carriage return and some control characters cannot stand in XML; none is generated.
      expect(sheets['Data']?.slice(1)).toEqual(expected);
    }), { numRuns: 40 });
  });

  it('in HXL carry a hashtag for every column, each once, for every indicator', async () => {
    for (const indicator of INDICATOR_CATALOGUE) {
      const cube = indicator.cubes.toSorted((a, b) => b.dimensions.length - a.dimensions.length)[0] ?? TOTAL;
      const by = [...cube.dimensions, 'province', 'district'].filter((name, index, all): name is QueryDimension => QUERY_DIMENSIONS.includes(name as QueryDimension) && all.indexOf(name) === index);
      const columns = columnsOf(indicator, { by, cube }, { ...OPTIONS, labels: { of: codeLabels([]), lang: 'en' }, notice: 'invented' });
      const tags = columns.map(({ hxl }) => hxl);
      for (const tag of tags) expect(tag).toMatch(/^#[a-z0-9_]+(\+[a-z0-9_]+)*$/);
      expect(new Set(tags).size).toBe(tags.length);
      expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining([...besideColumns(indicator.calculation)]));
    }
    const [, tags] = parse(await csvText(COLUMNS, told(answer([])), true), { bom: true });
    expect(tags?.slice(0, 4)).toEqual(['#date+period', '#loc+fmp+code', '#event+flow+type', '#affected+ind']);
  });

  it.each<[Cell, string]>([['=1+1', "'=1+1"], ['-5', "'-5"], ['@x', "'@x"], ["'@x", "''@x"], ['\tx', "'\tx"], [-5, '-5'], [1e21, '1e+21'], [null, ''], ['a,"b"', '"a,""b"""'], [' =1', ' =1'], ['60+', '60+']])('keep formulas out of spreadsheets and leave numbers alone: %j', (cell, written) => {
    expect(csvCell(cell)).toBe(written);
  });

  it('say in words what codes mean, in the language asked for', () => {
    const labels = codeLabels([{ code: 'BOTEN', names: { en: 'Boten', lo: 'ບໍ່ເຕັນ' } }] as unknown as Parameters<typeof codeLabels>[0]);
    expect(labels('fmp', 'BOTEN')).toEqual({ en: 'Boten', lo: 'ບໍ່ເຕັນ' });
    expect(labels('nationality', 'CHN')).toEqual({ en: 'China', lo: 'ຈີນ' });
    expect(labels('transport', 'train')?.lo).toBe('ລົດໄຟ');
    expect(labels('weekday', '1')?.en).toBe('Monday');
    expect([labels('age', '0-4'), labels('nationality', 'unknown')?.en, labels('sex', 'F')?.en]).toEqual([null, 'Not known', 'Female']);
    const columns = columnsOf(MOVEMENTS, { by: ['fmp'], cube: TOTAL }, { ...OPTIONS, labels: { of: labels, lang: 'lo' } });
    expect(columns.find(({ name }) => name === 'fmpLabel')?.cellOf({ fmp: 'BOTEN' } as unknown as AnswerRow)).toBe('ບໍ່ເຕັນ');
  });

  it('tell beside the rows of a workbook what must be read with them, in both languages', async () => {
    const warning = { code: 'demonstration', en: 'INVENTED', lo: 'ສົມມຸດ' };
    const { About: about = [] } = await sheetsOf(COLUMNS, told(answer([], { warnings: [warning], asOf: '2026-07-02T00:00:00.000Z' }), answer([], { warnings: [warning], release: 3 })));
    const lines = about.map(([what, en, lo]) => [what, en, lo]);
    expect(lines).toEqual(expect.arrayContaining([['indicator', 'I01 Movements', 'I01 ຈຳນວນການເຄື່ອນຍ້າຍ'], ['from', '2026-06-01', '2026-06-01'], ['asOf', '2026-07-01T00:00:00.000Z', '2026-07-01T00:00:00.000Z'], ['release', '3', '3']]));
    expect(lines.filter(([what]) => what === 'warning: demonstration')).toEqual([['warning: demonstration', 'INVENTED', 'ສົມມຸດ']]);
  });
});

function readCsv(field: string, column: Column | undefined): Cell {
  if (field === '') return null;
  if (column?.kind !== 'text') return Number(field);
  return /^'+[=+\-@\t\r]/.test(field) ? field.slice(1) : field;
}
