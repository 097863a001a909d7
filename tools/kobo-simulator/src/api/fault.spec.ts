import { describe, expect, it } from '@jest/globals';
import { ApiFixture } from './api-fixture.js';
import type { Fault } from './fault.js';

/** Two submissions in pages of one, and a fault on the list of data only. */
async function spoilt(fault: Fault, work: (it: ApiFixture, list: string) => Promise<void>): Promise<void> {
  const it = new ApiFixture({ fault: (_, path) => (path.endsWith('/data/') ? fault : undefined) });
  it.fill(2);
  await it.during(async () => {
    expect((await it.call('/data/1/')).status).toBe(200);
    await work(it, '/data/?limit=1');
  });
}

describe('a fault', () => {
  it('of too many requests says how long to wait', () => spoilt({ kind: 'status', status: 429, retryAfterSeconds: 7 }, async (it, list) => {
    const answer = await it.call(list);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7']);
    expect(it.asset.history.map(({ action }) => action)).not.toContain('view-data');
  }));

  it('of HTML has status 200', () => spoilt({ kind: 'html' }, async (it, list) => {
    const answer = await it.call(list);
    expect([answer.status, answer.headers.get('content-type'), answer.json]).toEqual([200, 'text/html; charset=utf-8', undefined]);
  }));

  it('of a cut page has status 200 and half of the JSON', () => spoilt({ kind: 'cut' }, async (it, list) => {
    const answer = await it.call(list);
    expect([answer.status, answer.text.startsWith('{"count":2'), answer.json]).toEqual([200, true, undefined]);
  }));

  it('of a broken connection gives no whole answer', () => spoilt({ kind: 'broken' }, async (it, list) => {
    await expect(it.call(list)).rejects.toThrow();
  }));

  it('of a loop leads to the same page for ever', () => spoilt({ kind: 'loop' }, async (it, list) => {
    const { next } = (await it.call(list)).json as { next: string };
    expect((await it.call(next)).json).toMatchObject({ next, results: [{ _id: 1 }] });
  }));

  it('of slowness answers when it is told to', async () => {
    let release = (): void => undefined;
    const until = new Promise<void>((resolve) => { release = resolve; });
    await spoilt({ kind: 'slow', until }, async (it, list) => {
      const patient = it.call(list);
      const impatient = fetch(`${it.server.baseUrl}/api/v2/assets/aForm${list}`, { signal: AbortSignal.timeout(20) });
      await expect(impatient).rejects.toThrow();
      release();
      expect((await patient).status).toBe(200);
    });
  });

  it('that cannot be made is an answer too', async () => {
    const it = new ApiFixture({ fault: () => { throw new Error('no such fault'); } });
    await it.during(async () => {
      const { status, text } = await it.call('/');
      expect([status, text]).toEqual([500, expect.stringContaining('no such fault')]);
    });
  });
});
