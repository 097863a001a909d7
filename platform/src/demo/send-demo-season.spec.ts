import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { recountMovements } from '../../../tools/kobo-simulator/src/recount.js';
import { connectionTo, DemoReceiver, type ReceivedRequest } from './demo-receiver.js';
import { sendDemoSeason } from './send-demo-season.js';

let directory: string;
let receiver: DemoReceiver | undefined;

beforeEach(() => { directory = mkdtempSync(join(tmpdir(), 'demo-season-')); });
afterEach(async () => {
  await receiver?.close();
  rmSync(directory, { recursive: true, force: true });
});

async function scene(answer: (request: ReceivedRequest, count: number) => number) {
  receiver = new DemoReceiver(answer);
  const connection = connectionTo(await receiver.listen());
  const lines: string[] = [];
  const stop = new AbortController();
  const send = () => sendDemoSeason({
    connection, directory, scale: 0.05, timeScale: 0, today: '2026-06-30', log: (line) => lines.push(line), output: { write: (text) => lines.push(text) }, signal: stop.signal,
  });
  return { receiver, lines, send, stop };
}

/** The newest body of each submission, by the chain of its versions: one that names a deprecatedID follows the one named. */
function current(received: readonly ReceivedRequest[]): Record<string, unknown>[] {
  const replaced = new Set(received.map(({ body }) => String(body['meta/deprecatedID']).replace('uuid:', '')));
  const newest = received.filter(({ body }) => !replaced.has(String(body['_uuid'])));
  return [...new Map(newest.map(({ body }) => [body['_id'], body])).values()];
}

describe('the demo season', () => {
  it('arrives through the webhook, and a second call has nothing to do', async () => {
    const { receiver: there, lines, send } = await scene(() => 202);
    const { actions, before, after } = await send();
    expect([before, after]).toEqual([0, actions]);
    expect(there.received.every(({ path, authorization }) => path === '/v1/hooks/kobo/demo-fmr' && authorization === 'Basic a29ibzpzZWNyZXQ=')).toBe(true);
    expect(lines[0]).toContain('INVENTED');
    expect(lines.at(-1)).toContain('100 %');
    const count = there.received.length;
    expect(await send()).toEqual({ actions, before: actions, after: actions });
    expect(there.received).toHaveLength(count);
  });

  it('goes on where it was stopped, with the same submissions', async () => {
    const whole = await scene(() => 202);
    await whole.send();
    const expected = recountMovements(current(whole.receiver.received));
    await whole.receiver.close();
    rmSync(join(directory, 'demo-season.json'));

    const first = await scene((_, count) => {
      if (count === 60) first.stop.abort();
      return 202;
    });
    const stopped = await first.send();
    expect(stopped.after).toBeLessThan(stopped.actions);
    expect(JSON.parse(readFileSync(join(directory, 'demo-season.json'), 'utf8'))).toMatchObject({ done: stopped.after, to: '2026-06-28' });
    await first.receiver.close();

    const second = await scene(() => 202);
    const resumed = await second.send();
    expect([resumed.before, resumed.after]).toEqual([stopped.after, stopped.actions]);
    expect(recountMovements(current([...first.receiver.received, ...second.receiver.received]))).toEqual(expected);
  });

  it('is patient with 503, and says what to do about 401', async () => {
    const shaky = await scene((_, count) => (count % 7 === 0 ? 503 : 202));
    const { actions, after } = await shaky.send();
    expect(after).toBe(actions);
    await shaky.receiver.close();
    rmSync(join(directory, 'demo-season.json'));
    const refusing = await scene(() => 401);
    await expect(refusing.send()).rejects.toMatchObject({ nextStep: expect.stringContaining('credentials of demo-fmr') });
  });
});
