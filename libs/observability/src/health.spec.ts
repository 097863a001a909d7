import { describe, expect, it } from '@jest/globals';
import { Health } from './health.js';
import { HealthController } from './health.controller.js';
import { Metrics } from './metrics.js';

describe('health', () => {
  it('is ready while every check passes, and names those that do not', async () => {
    const health = new Health();
    let database: string | null = null;
    health.addCheck('database', () => database);
    health.addCheck('consumer', () => Promise.resolve(null));
    expect(await health.ready()).toEqual({ ok: true, failing: {} });
    database = 'no answer within 2 s';
    expect(await health.ready()).toEqual({ ok: false, failing: { database } });
    database = null;
    expect((await health.ready()).ok).toBe(true);
  });

  it('takes a check that fails, at once or later, for its reason', async () => {
    const health = new Health();
    health.addCheck('at once', () => {
      throw new Error('gone');
    });
    health.addCheck('later', () => Promise.reject(new Error('going')));
    health.addCheck('oddly', () => Promise.reject('text'));
    expect((await health.ready()).failing).toEqual({ 'at once': 'gone', later: 'going', oddly: 'failed' });
  });

  it('is not ready while it drains, and alive', async () => {
    const health = new Health();
    health.beginDrain();
    expect(await health.ready()).toEqual({ ok: false, failing: { drain: 'shutting down' } });
    expect(health.live()).toEqual({ ok: true, reason: null });
  });

  it('dies only of what a restart mends, never of a dependency', async () => {
    const health = new Health();
    health.addCheck('database', () => 'down');
    await health.ready();
    expect(health.live().ok).toBe(true);
    health.markBroken('the consumer stopped');
    expect(health.live()).toEqual({ ok: false, reason: 'the consumer stopped' });
  });

  it('answers 503 where it is not well, else says nothing of a status', async () => {
    const health = new Health();
    const controller = new HealthController(health, new Metrics('test'));
    const statuses: number[] = [];
    const reply = { status: (code: number) => statuses.push(code) };
    controller.live(reply);
    await controller.ready(reply);
    expect(statuses).toEqual([]);
    health.markBroken('x');
    health.beginDrain();
    controller.live(reply);
    await controller.ready(reply);
    expect(statuses).toEqual([503, 503]);
  });

  it('tells the metrics of its own service, also where five share a process', async () => {
    const [one, two] = [new Metrics('one'), new Metrics('two')];
    one.eventsHandled.inc({ topic: 't' }, 3);
    expect(await new HealthController(new Health(), one).text()).toMatch(/passage_events_handled_total\{topic="t",service="one"\} 3/);
    expect(await new HealthController(new Health(), two).text()).not.toMatch(/passage_events_handled_total\{/);
  });
});
