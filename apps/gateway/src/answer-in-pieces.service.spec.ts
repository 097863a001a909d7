import { describe, expect, it } from '@jest/globals';
import { INDICATOR_CATALOGUE, type Indicator } from '@fm/contracts/indicators';
import { periodOf, type Interval } from '@fm/indicators';
import { addDays } from '@fm/contracts/vocabulary';
import { Problem } from '@fm/problems';
import type { AnswerIndicatorService, ReadQuestion } from './answer-indicator.service.js';
import { AnswerInPiecesService } from './answer-in-pieces.service.js';
import type { AnswerRow, IndicatorAnswer } from './domain/indicator-answer.js';
import { readIndicatorQuery, type RawQuery } from './domain/indicator-query.js';
import { TOO_MANY_ROWS } from './gateway.problems.js';

const indicatorOf = (id: string): Indicator => INDICATOR_CATALOGUE.find((one) => one.id === id) ?? (() => { throw new Error(id); })();
const MOST = 20_000;

/** As many rows a day as it is told; longer answers than `MOST` it refuses. */
class Answers {
  readonly spans: string[] = [];
  greatest = 0;

  constructor(private readonly rowsOn: (day: string) => number) {}

  read(id: string, raw: RawQuery): ReadQuestion {
    const indicator = indicatorOf(id);
    return { indicator, question: readIndicatorQuery(indicator, raw, '2026-07-01'), scope: { kind: 'live', provinces: null }, at: null };
  }

  async answer(id: string, raw: RawQuery): Promise<IndicatorAnswer> {
    const { span, interval } = this.read(id, raw).question;
    const rows: AnswerRow[] = [];
    for (let day = span.from; day <= span.to; day = addDays(day, 1)) for (let n = 0; n < this.rowsOn(day); n++) rows.push({ period: periodOf(day, interval), day, n, value: 1, state: 'final' });
    if (rows.length > MOST) throw new Problem(TOO_MANY_ROWS, { en: '', lo: '' });
    this.greatest = Math.max(this.greatest, rows.length);
    this.spans.push(`${span.from}/${span.to}`);
    return Promise.resolve({ indicator: id, unit: '', interval, by: [], rows, asOf: '', release: null, warnings: [] });
  }
}

async function told(answers: Answers, raw: Record<string, string>, id = 'movements'): Promise<AnswerRow[]> {
  const rows: AnswerRow[] = [];
  for await (const piece of new AnswerInPiecesService(answers as unknown as AnswerIndicatorService).pieces(id, raw, null)) rows.push(...piece.rows);
  return rows;
}
const YEAR = { from: '2025-01-01', to: '2025-12-31' };

describe('an answer in pieces', () => {
  it.each<Interval>(['day', 'week', 'month', 'quarter'])('has every day once and never two pieces of one period, by %s', async (interval) => {
    const answers = new Answers(() => 1);
    const rows = await told(answers, { ...YEAR, from: '2025-01-09', interval });
    expect(rows.map((row) => row['day'])).toEqual(Array.from({ length: 357 }, (_, index) => addDays('2025-01-09', index)));
    const ends = answers.spans.map((span) => span.split('/').map((day) => periodOf(day, interval)));
    for (const [index, [first]] of ends.entries()) expect(ends[index - 1]?.[1]).not.toBe(first);
  });

  it('holds about five thousand rows at once, however many there are, and grows where there are few', async () => {
    const many = new Answers(() => 1_000);
    expect(await told(many, { ...YEAR, interval: 'day' })).toHaveLength(365_000);
    expect(many.greatest).toBeLessThanOrEqual(5_000);
    const none = new Answers(() => 0);
    await told(none, { from: '2016-01-01', to: '2025-12-31', interval: 'day' });
    expect(none.spans.length).toBeLessThan(10);
  });

  it('takes less where suddenly there is too much, and gives up only where one period alone is too long', async () => {
    const sudden = new Answers((day) => (day < '2025-06-01' ? 0 : 4_000));
    expect(await told(sudden, { from: '2025-01-01', to: '2025-06-10', interval: 'day' })).toHaveLength(40_000);
    await expect(told(new Answers(() => 30_000), { ...YEAR, interval: 'day' })).rejects.toMatchObject({ kind: { code: 'FM-P-04' } });
  });

  it('is one piece where there are no periods to part: totals and snapshots', async () => {
    for (const [id, raw] of [['movements', { ...YEAR, interval: 'total' }], ['fms-sample', { ...YEAR, interval: 'month' }]] as const) {
      const answers = new Answers(() => 1);
      await told(answers, raw, id);
      expect(answers.spans).toEqual(['2025-01-01/2025-12-31']);
    }
  });
});
