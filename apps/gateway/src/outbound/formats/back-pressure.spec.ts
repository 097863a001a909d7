import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { INDICATOR_CATALOGUE } from '@fm/contracts/indicators';
import type { AnswerRow, IndicatorAnswer } from '../../domain/indicator-answer.js';
import { About } from './about.js';
import { csvOf } from './csv.js';
import { columnsOf } from './indicator-columns.js';
import { xlsxOf } from './xlsx.js';

const [MOVEMENTS] = INDICATOR_CATALOGUE;
const [TOTAL] = MOVEMENTS?.cubes ?? [];
if (!MOVEMENTS || !TOTAL) throw new Error('no indicator');
const COLUMNS = columnsOf(MOVEMENTS, { by: ['fmp', 'direction'], cube: TOTAL }, { labels: null, notice: null, held: true });
const PIECES = 60;
const ROWS = 1_000;
const TURNS = 3_000;

/** Pieces that count how many of them were asked for. */
class Counted {
  asked = 0;

  async *pieces(): AsyncGenerator<IndicatorAnswer, void, undefined> {
    for (let piece = 0; piece < PIECES; piece++) {
      this.asked += 1;
      yield await Promise.resolve({ indicator: 'movements', unit: 'movements', interval: 'day', by: [], rows: this.rows(piece), asOf: '2026-07-01T00:00:00.000Z', release: null, warnings: [] });
    }
  }

  /** No two rows alike, or they would all fit into the buffers once they are deflated. */
  private rows(piece: number): AnswerRow[] {
    return Array.from({ length: ROWS }, (_, row) => {
      const number = piece * ROWS + row;
      return { period: '2026-06-01', fmp: `P${(number * 7_919) % 99_991}`, direction: `d${(number * 104_729) % 99_989}`, value: Math.sin(number) * 1e9, state: 'final' as const };
    });
  }
}

describe('a reader who does not read', () => {
  it.each([
    ['csv', (counted: Counted) => Readable.from(csvOf(COLUMNS, counted.pieces(), { hxl: false }), { objectMode: false })],
    ['xlsx', (counted: Counted) => xlsxOf(COLUMNS, counted.pieces(), new About({ indicator: MOVEMENTS, span: { from: '2026-06-01', to: '2026-06-30' } }))],
  ] as const)('stops the writing of %s after a few pieces, and gets all of it later', async (_, written) => {
    const counted = new Counted();
    const stream = written(counted);
    stream.once('readable', () => undefined);
    for (let turn = 0; turn < TURNS; turn++) await nextTurn();
    expect(counted.asked).toBeLessThan(12);
    let bytes = 0;
    for await (const chunk of stream as AsyncIterable<Buffer | string>) bytes += chunk.length;
    expect(counted.asked).toBe(PIECES);
    expect(bytes).toBeGreaterThan(PIECES * ROWS * 10);
  });

  it('who goes away ends the reading', async () => {
    const counted = new Counted();
    const stream = xlsxOf(COLUMNS, counted.pieces(), new About({ indicator: MOVEMENTS, span: { from: '2026-06-01', to: '2026-06-30' } }));
    await once(stream, 'readable');
    stream.on('error', () => undefined);
    stream.destroy();
    for (let turn = 0; turn < TURNS; turn++) await nextTurn();
    expect(counted.asked).toBeLessThan(12);
  });
});
