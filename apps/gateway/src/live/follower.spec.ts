import { describe, expect, it } from '@jest/globals';
import { MOVEMENT_TOTAL } from '@fm/contracts/indicators';
import type { FigureCell, FigureChange } from '../domain/figure-change.js';
import type { ChangeLog } from '../store/change-log.js';
import type { FigureFeed } from './figure-feed.js';
import { Follower, type FollowerOptions } from './follower.js';

const cell = (value: number): FigureCell => ({
  measure: 'movements', cube: MOVEMENT_TOTAL.name, cubeKey: 'A|inflow', day: '2026-06-01', dimensions: { fmp: 'A', direction: 'inflow' }, value, nRecords: 1, nFlagged: 0, nHeld: 0, heldMovements: 0,
  version: { epoch: 1, revision: value }, effectiveAt: '2026-06-01T00:00:00.000Z',
});

/** A feed whose memory begins after `forgotten`, and a log that has everything after `lost`. */
function given(options: Partial<Pick<FollowerOptions, 'mayFollow'>> & { forgotten?: number; lost?: number; takes?: boolean } = {}) {
  const changes: FigureChange[] = [];
  const { forgotten = 0, lost = 0, takes = true } = options;
  const sink = { text: '', ended: false, takes, write: (text: string) => ((sink.text += text), sink.takes), end: () => { sink.ended = true; } };
  const feed = {
    get position() { return changes.length; },
    points: new Map(),
    join: () => undefined,
    leave: () => undefined,
    since: (seq: number, limit: number) => (seq < forgotten ? null : changes.slice(seq, seq + limit)),
  };
  const log = { bounds: () => Promise.resolve({ newest: changes.length, oldest: lost + 1 }), after: (seq: number, limit: number) => Promise.resolve(changes.slice(Math.max(seq, lost), Math.max(seq, lost) + limit)) };
  const filter = { measure: 'movements', question: { span: { from: '2026-01-01', to: '2026-12-31' }, filters: new Map(), cube: MOVEMENT_TOTAL }, provinces: null };
  const follower = new Follower({ feed: feed as unknown as FigureFeed, log: log as unknown as ChangeLog, filter, sink, wantsSnapshot: false, mayFollow: () => Promise.resolve(true), ...options });
  const add = (count: number): void => {
    for (let index = 0; index < count; index++) changes.push({ seq: changes.length + 1, cell: cell(changes.length + 1) });
    follower.onChanges();
  };
  const ids = (): number[] => [...sink.text.matchAll(/^id: (\d+)\nevent: figure$/gm)].map(([, id]) => Number(id));
  return { follower, sink, add, ids };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('a follower', () => {
  it('writes nothing while its line is full, goes on from where it was, and holds no queue', async () => {
    const { follower, sink, add, ids } = given();
    await follower.start(null);
    sink.takes = false;
    add(1);
    add(500);
    expect(ids()).toEqual([1]);
    sink.takes = true;
    follower.onDrain();
    expect(ids()).toEqual(upTo(501));
  });

  it('reads from the log what is no longer in memory', async () => {
    const { follower, add, ids } = given({ forgotten: 700 });
    add(900);
    await follower.start(0);
    while (ids().length < 900) await settle();
    expect(ids()).toEqual(upTo(900));
  });

  it('begins anew where the log lost its place while it was catching up', async () => {
    const { follower, sink, add, ids } = given({ forgotten: 50, lost: 20 });
    add(60);
    await follower.start(5);
    await settle();
    expect([ids(), sink.text.match(/event: gone/g)?.length]).toEqual([[], 1]);
    add(1);
    expect(ids()).toEqual([61]);
  });

  it('is dropped with a hint where it reads nothing while much changes, or for two heartbeats', async () => {
    for (const provoke of [({ add }: ReturnType<typeof given>) => add(10_001), ({ follower }: ReturnType<typeof given>) => { follower.onHeartbeat(); follower.onHeartbeat(); }]) {
      const one = given({ takes: false });
      await one.follower.start(null);
      provoke(one);
      expect([one.sink.ended, /event: slow\ndata: .*Last-Event-ID/.test(one.sink.text)]).toEqual([true, true]);
    }
  });

  it('moves the last id past what was not for it, and ends where the right is gone', async () => {
    let may = true;
    const { follower, sink, add } = given({ mayFollow: () => Promise.resolve(may) });
    await follower.start(null);
    add(3);
    follower.onHeartbeat();
    expect(sink.text.endsWith(': heartbeat\nid: 3\n\n')).toBe(true);
    may = false;
    follower.onHeartbeat();
    await settle();
    expect([sink.ended, sink.text.includes('event: denied')]).toEqual([true, true]);
  });
});
