import { expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { readWorkbook } from './read-workbook.js';
import { unpackedSize } from './unpacked-size.js';

async function workbook(text: string): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('rounds').addRows([['id'], [text]]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

it('what a workbook becomes is told before it is unpacked, and too much of it is not read', async () => {
  const [small, large] = [await workbook('R1'), await workbook('a'.repeat(70_000_000))];
  expect(unpackedSize(small)).toBeGreaterThan(small.length);
  expect(large.length).toBeLessThan(1_000_000);
  expect(unpackedSize(large)).toBeGreaterThan(70_000_000);
  expect((await readWorkbook(small, ['rounds']))?.get('rounds')).toEqual([{ row: 2, cells: { id: 'R1' } }]);
  expect(await readWorkbook(large, ['rounds'])).toBeNull();
});

it('whatever else comes is no archive, and never an exception', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => { expect(unpackedSize(Buffer.from(bytes))).toBeNull(); }));
});
