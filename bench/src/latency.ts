import { setTimeout as pause } from 'node:timers/promises';
import { KafkaBroker, type RawBatch } from '@fm/messaging';
import { createLogger } from '@fm/observability';
import type { BenchPlatform } from './bench-platform.js';
import { addDays } from '../../tools/kobo-simulator/src/season/calendar.js';
import { bodiesOnDaysOfTheirOwn, FIRST_DAY } from './bodies.js';
import { figure, percentile, type BenchFigure } from './figure.js';

const PER_SECOND = 50;
const POLL_MS = 5;
const HOPS = 4;
/** Sent first and not counted: connections open, code gets compiled. */
const WARM_SECONDS = 2;
const FIRST_COUNTED = addDays(FIRST_DAY, WARM_SECONDS * PER_SECOND);
const GIVE_UP_MS = 60_000;

/** Milliseconds from sending a hook to its figure in the gateway's read model, at fifty a second; every submission has a day, and so a cell, of its own. */
export async function measureLatency(platform: BenchPlatform, seconds: number): Promise<BenchFigure[]> {
  const sample = await hookToFigure(platform, seconds);
  const bare = await fourHops(platform.brokers, seconds);
  const note = `${HOPS} hops through the same Kafka, produced, consumed and committed; no database`;
  return [0.5, 0.99].map((share) => figure(`hook to figure p${share * 100}`, 'ms', { value: percentile(sample, share), baseline: percentile(bare, share), note }));
}

async function hookToFigure({ connection, database }: BenchPlatform, seconds: number): Promise<number[]> {
  const source = connection.sources['demo-fmr'];
  if (!source) throw new Error('No source demo-fmr: the demo office was not registered.');
  const headers = { 'content-type': 'application/json', authorization: `Basic ${Buffer.from(`${source.user}:${source.password}`).toString('base64')}` };
  const pending = new Map<string, number>();
  const sample: number[] = [];
  let sending = true;
  const watching = (async () => {
    for (let last = performance.now(); sending || (pending.size > 0 && performance.now() - last < GIVE_UP_MS); await pause(POLL_MS)) {
      const { rows } = await database.query<{ day: string }>(`select to_char(day, 'YYYY-MM-DD') as day from gateway.figure where measure = 'movements' and cube = 'fmp.direction' and day = any($1::date[])`, [[...pending.keys()]]);
      for (const { day } of rows) {
        if (day >= FIRST_COUNTED) sample.push(performance.now() - (pending.get(day) ?? Number.NaN));
        pending.delete(day);
        last = performance.now();
      }
    }
  })();
  await paced(bodiesOnDaysOfTheirOwn(PER_SECOND * (WARM_SECONDS + seconds), 'latency'), async ({ body, day }) => {
    pending.set(day, performance.now());
    const answer = await fetch(source.url, { method: 'POST', headers, body });
    if (answer.status !== 202) throw new Error(`a hook was answered ${answer.status}`);
  });
  sending = false;
  await watching;
  if (pending.size > 0) throw new Error(`${pending.size} figures did not appear within ${GIVE_UP_MS / 1000} s`);
  return sample;
}

/** The same payload handed from topic to topic, each hop a consumer group of its own. */
async function fourHops(brokers: readonly string[], seconds: number): Promise<number[]> {
  const broker = new KafkaBroker({ brokers, clientId: 'bench', log: createLogger('bench', { level: 'fatal' }) });
  await broker.connect();
  const topics = Array.from({ length: HOPS }, (_, hop) => `bench.hop${hop}`);
  await broker.provision(topics.map((name) => ({ name, partitions: 6, producer: 'ingestion' as const, consumers: [], tier: 'restricted' as const, retention: { days: 1 }, sealedAtRest: false })));
  const sentAt = new Map<string, number>();
  const sample: number[] = [];
  const forward = (hop: number) => async ({ messages }: RawBatch): Promise<void> => {
    const next = topics[hop + 1];
    if (next) return broker.publish(messages.map(({ key, headers, value }) => ({ topic: next, key, headers, value })));
    for (const { key } of messages) if (key >= FIRST_COUNTED) sample.push(performance.now() - (sentAt.get(key) ?? Number.NaN));
  };
  const subscriptions = await Promise.all(topics.map((topic, hop) => broker.subscribe({ group: `bench-${topic}`, topics: [topic], onBatch: forward(hop), onFailure: () => undefined, onBroken: () => undefined })));
  while (subscriptions.some((subscription) => subscription.trouble() !== null)) await pause(50);
  const bodies = bodiesOnDaysOfTheirOwn(PER_SECOND * (WARM_SECONDS + seconds), 'hops');
  const counted = PER_SECOND * seconds;
  await paced(bodies, ({ body, day }) => {
    sentAt.set(day, performance.now());
    return broker.publish([{ topic: topics[0] ?? '', key: day, headers: {}, value: Buffer.from(body) }]);
  });
  for (const deadline = performance.now() + GIVE_UP_MS; sample.length < counted && performance.now() < deadline; ) await pause(50);
  for (const subscription of subscriptions) await subscription.close();
  await broker.close();
  if (sample.length < counted) throw new Error(`${counted - sample.length} messages did not come through the four hops within ${GIVE_UP_MS / 1000} s`);
  return sample;
}

/** One after the other at an even pace, whatever the answers take. */
async function paced<T>(items: readonly T[], send: (item: T) => Promise<void>): Promise<void> {
  const started = performance.now();
  const under: Promise<void>[] = [];
  for (const [index, item] of items.entries()) {
    await pause(Math.max(0, started + (index * 1000) / PER_SECOND - performance.now()));
    const sent = send(item);
    // Told by the last line; until then it must not count as caught by nobody.
    sent.catch(() => undefined);
    under.push(sent);
  }
  await Promise.all(under);
}
