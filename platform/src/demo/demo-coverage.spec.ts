import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { connectionTo, DemoReceiver } from './demo-receiver.js';
import { demoRoundWorkbook } from './demo-round.js';
import { sendDemoCoverage } from './send-demo-coverage.js';

const directory = mkdtempSync(join(tmpdir(), 'demo-coverage-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('the round of the demo season', () => {
  it('is active, over the thirty days, with a shift a day at each of the nine points that count', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await demoRoundWorkbook('2026-06-28')).buffer as ArrayBuffer);
    const [rounds, shifts] = [workbook.getWorksheet('rounds'), workbook.getWorksheet('shift-plans')];
    expect([rounds?.rowCount, rounds?.getCell('D2').value, rounds?.getCell('E2').value, rounds?.getCell('F2').value]).toEqual([2, '2026-05-30', '2026-06-28', 'active']);
    expect([shifts?.rowCount, shifts?.getCell('D2').value, shifts?.getCell('E2').value]).toEqual([1 + 9 * 30, '06:00', '18:00']);
  });

  it('has its coverage forms sent through the webhook, most of them, and once', async () => {
    const receiver = new DemoReceiver(() => 202);
    const connection = connectionTo(await receiver.listen());
    const send = (): Promise<number> => sendDemoCoverage({ connection, directory, seed: 'lao-fm', to: '2026-06-28', timeScale: 0 });
    const sent = await send();
    expect([sent > 240, sent < 270, receiver.received.length]).toEqual([true, true, sent]);
    expect(receiver.received.every(({ path, body }) => path === '/v1/hooks/kobo/demo-coverage' && body['observed'] === 'yes')).toBe(true);
    expect([await send(), receiver.received.length]).toEqual([0, sent]);
    await receiver.close();
  });
});
