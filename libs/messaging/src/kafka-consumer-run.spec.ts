import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Consumer } from 'kafkajs';
import { KafkaConsumerRun } from './kafka-consumer-run.js';

type Heard = (event: { payload: { restart?: boolean; error?: Error } }) => void;

/** As much of kafkajs as tells of joining and leaving. */
function given(brokerAnswers: () => boolean): { tell: Record<string, Heard>; broken: string[]; run: KafkaConsumerRun } {
  const [tell, broken]: [Record<string, Heard>, string[]] = [{}, []];
  const events = { CRASH: 'crash', GROUP_JOIN: 'join', DISCONNECT: 'leave' };
  const consumer = { events, on: (name: string, heard: Heard) => void (tell[name] = heard), stop: () => Promise.resolve(), disconnect: () => Promise.resolve() } as unknown as Consumer;
  const options = { group: 'g', topics: ['t'], onBatch: () => Promise.resolve(), onFailure: () => undefined, onBroken: (reason: string) => void broken.push(reason) };
  return { tell, broken, run: new KafkaConsumerRun(consumer, options, () => (brokerAnswers() ? Promise.resolve(new Map()) : Promise.reject(new Error('away')))) };
}

describe('a consumer that is out of its group', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('breaks off after a minute, once, where the broker answers; never where it is away, nor where it is in its group', async () => {
    let there = false;
    const { tell, broken, run } = given(() => there);
    tell['join']?.({ payload: {} });
    await jest.advanceTimersByTimeAsync(300_000);
    expect([broken, run.trouble()]).toEqual([[], null]);
    tell['leave']?.({ payload: {} });
    await jest.advanceTimersByTimeAsync(300_000);
    expect([broken, run.trouble()]).toEqual([[], 'not in its consumer group']);
    there = true;
    await jest.advanceTimersByTimeAsync(300_000);
    expect(broken).toEqual(['the consumer is out of its group for more than 60 s']);
    await run.close();
  });

  it('breaks off at once after a crash from which kafkajs does not start again', async () => {
    const { tell, broken, run } = given(() => true);
    tell['crash']?.({ payload: { restart: true, error: new Error('will be back') } });
    tell['crash']?.({ payload: { restart: false, error: new Error('not aware of this member') } });
    expect(broken).toEqual(['the consumer stopped: not aware of this member']);
    await run.close();
  });
});
