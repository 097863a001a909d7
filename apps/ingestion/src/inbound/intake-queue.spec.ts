import { describe, expect, it } from '@jest/globals';
import type { Database } from '@fm/persistence';
import type { Arrival, Receipt } from '../domain/arrival.js';
import type { ReceiveSubmissionService } from '../receive-submission.service.js';
import { IntakeQueue } from './intake-queue.js';

const arrival = (receipt: string, bytes = 1): Arrival => ({ receipt, raw: Buffer.alloc(bytes) }) as Arrival;
const receiptOf = ({ receipt }: Arrival): Receipt => ({ receipt, submission: receipt, revision: 1, duplicate: false });

/** A queue whose transactions do what `receive` says, and the sizes of its batches. */
function queueOver(receive: (arrivals: readonly Arrival[]) => Promise<Receipt[]>): { queue: IntakeQueue; batches: number[] } {
  const batches: number[] = [];
  const database = { transaction: (work: (tx: object) => Promise<unknown>) => work({}) } as unknown as Database;
  const service = { receive: (_: unknown, arrivals: readonly Arrival[]) => { batches.push(arrivals.length); return receive(arrivals); } } as unknown as ReceiveSubmissionService;
  return { queue: new IntakeQueue(database, service), batches };
}

const names = (count: number): string[] => [...Array(count).keys()].map(String);
const failure = (code: string): Error => Object.assign(new Error(code), { code });

describe('the intake queue', () => {
  it('puts what waits into one commit, a hundred at most, and answers each with its own', async () => {
    const { queue, batches } = queueOver((arrivals) => Promise.resolve(arrivals.map(receiptOf)));
    const receipts = await Promise.all(names(250).map((name) => queue.submit(arrival(name))));
    expect(receipts.map(({ receipt }) => receipt)).toEqual(names(250));
    expect(batches).toEqual([100, 100, 50]);
  });

  it('keeps a bad arrival from failing its neighbours', async () => {
    const { queue } = queueOver((arrivals) => (arrivals.some(({ receipt }) => receipt === '3') ? Promise.reject(failure('22P05')) : Promise.resolve(arrivals.map(receiptOf))));
    const settled = await Promise.allSettled(names(9).map((name) => queue.submit(arrival(name))));
    expect(settled.map(({ status }, index) => [index, status]).filter(([, status]) => status === 'rejected')).toEqual([[3, 'rejected']]);
  });

  it('refuses all where the database is away, without asking again for each, and goes on afterwards', async () => {
    let away = true;
    const { queue, batches } = queueOver((arrivals) => (away ? Promise.reject(failure('ECONNREFUSED')) : Promise.resolve(arrivals.map(receiptOf))));
    const settled = await Promise.allSettled(names(9).map((name) => queue.submit(arrival(name))));
    expect([settled.every(({ status }) => status === 'rejected'), batches]).toEqual([true, [9]]);
    away = false;
    expect(await queue.submit(arrival('later'))).toMatchObject({ receipt: 'later' });
  });

  it.each([['many', 2_000, 1], ['large', 8, 32 * 1_048_576]])('sheds load when too %s wait, and takes again when they are done', async (_, fill, bytes) => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => { release = resolve; });
    const { queue } = queueOver((arrivals) => held.then(() => arrivals.map(receiptOf)));
    const waiting = names(fill).map((name) => queue.submit(arrival(name, bytes)));
    expect(() => queue.submit(arrival('more'))).toThrow(/FM-I-01/);
    release();
    expect(await Promise.all(waiting)).toHaveLength(fill);
    expect(await queue.submit(arrival('more'))).toMatchObject({ receipt: 'more' });
  });
});
