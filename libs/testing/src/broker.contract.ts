import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { AnyTopic } from '@fm/contracts';
import type { Broker, OutgoingMessage, RawBatch, Subscription } from '@fm/messaging';
import { eventually } from './eventually.js';
import { Gate } from './gate.js';
import { RecordedBatches } from './recorded-batches.js';

/** How a suite makes the broker under test. `groups` are those that must have what is published, where the broker asks. */
export interface BrokerUnderTest {
  readonly kind: Broker['kind'];
  open(groups: readonly string[]): Promise<Broker>;
}

interface Stage {
  readonly broker: Broker;
  readonly topic: string;
  readonly groups: readonly string[];
  /** Keys of two partitions that are not the same. */
  readonly keys: readonly [string, string];
}

const PARTITIONS = 3;

/** What every broker promises. Whatever passes this may stand behind the port. */
export function brokerContract(given: BrokerUnderTest): void {
  describe(`the promises of a broker, kept by ${given.kind}`, () => {
    deliveryPromises(given);
    redeliveryPromises(given);
    leavingPromises(given);
  });
}

/** A topic of a name of its own, so that suites on one server cannot meet. */
export function topicForTest(overrides: Partial<AnyTopic> = {}): AnyTopic {
  return { name: `test.${randomUUID()}.v1`, producer: 'ingestion', consumers: [], tier: 'restricted', retention: { days: 1 }, partitions: PARTITIONS, sealedAtRest: false, ...overrides };
}

export function messageOf(topic: string, key: string, value: string): OutgoingMessage {
  return { topic, key, headers: { ce_id: `${key}:${value}` }, value: Buffer.from(value) };
}

async function onStage(given: BrokerUnderTest, groupCount: number, play: (stage: Stage) => Promise<void>): Promise<void> {
  const groups = Array.from({ length: groupCount }, (_, index) => `group-${index}-${randomUUID()}`);
  const broker = await given.open(groups);
  const topic = topicForTest();
  await broker.connect();
  await broker.provision([topic]);
  try {
    await play({ broker, topic: topic.name, groups, keys: await keysOfTwoPartitions(given) });
  } finally {
    await broker.close();
  }
}

/** Found by trial, since each broker has a partitioner of its own. */
async function keysOfTwoPartitions(given: BrokerUnderTest): Promise<[string, string]> {
  const group = `probe-${randomUUID()}`;
  const broker = await given.open([group]);
  const topic = topicForTest();
  await broker.connect();
  await broker.provision([topic]);
  const seen = new RecordedBatches();
  const subscription = await seen.subscribe(broker, group, [topic.name]);
  const keys = Array.from({ length: 12 }, (_, index) => `key-${index}`);
  await broker.publish(keys.map((key) => messageOf(topic.name, key, key)));
  await seen.until(keys.length);
  await subscription.close();
  await broker.close();
  const [first, ...others] = seen.handled;
  const other = others.find((batch) => batch.partition !== first?.partition);
  return [first?.messages[0]?.key ?? 'none', other?.messages[0]?.key ?? 'none'];
}

async function listening(recorded: RecordedBatches, { broker, topic }: Stage, group: string, play: (subscription: Subscription) => Promise<void>): Promise<void> {
  const subscription = await recorded.subscribe(broker, group, [topic]);
  try {
    await play(subscription);
  } finally {
    await subscription.close();
  }
}

const numbered = (topic: string, key: string, count: number): OutgoingMessage[] => Array.from({ length: count }, (_, index) => messageOf(topic, key, `${key}/${index}`));
const inOrder = (numbers: readonly bigint[]): boolean => numbers.every((value, index) => index === 0 || value > (numbers[index - 1] ?? value));

function deliveryPromises(given: BrokerUnderTest): void {
  it('every group gets every message, in order of its key, in batches of one partition by offset', () => onStage(given, 2, async (stage) => {
    const [one, two] = [new RecordedBatches(), new RecordedBatches()];
    const [first = '', second = ''] = stage.groups;
    await listening(one, stage, first, () => listening(two, stage, second, async () => {
      const keys = Array.from({ length: 9 }, (_, index) => `k${index}`);
      await stage.broker.publish(keys.flatMap((key) => numbered(stage.topic, key, 20)));
      await Promise.all([one.until(180), two.until(180)]);
      for (const recorded of [one, two]) {
        for (const key of keys) expect(recorded.valuesOf(key)).toEqual(numbered(stage.topic, key, 20).map((message) => message.value.toString()));
        for (const batch of recorded.handled) expect({ sorted: inOrder(batch.messages.map((message) => message.offset)), attempt: batch.attempt, topic: batch.topicName }).toEqual({ sorted: true, attempt: 1, topic: stage.topic });
        expect(new Set(keys.map((key) => recorded.handled.filter((batch) => batch.messages.some((message) => message.key === key)).map((batch) => batch.partition)).map((places) => new Set(places).size))).toEqual(new Set([1]));
      }
    }));
  }));

  it('keys, headers and values arrive as they were sent, whatever their script', () => onStage(given, 1, async (stage) => {
    const recorded = new RecordedBatches();
    await listening(recorded, stage, stage.groups[0] ?? '', async () => {
      const sent = { topic: stage.topic, key: 'ຫຼວງນ້ຳທາ/ແຂວງ', headers: { ce_subject: 'ບໍ່ເຕັນ', ce_empty: '' }, value: Buffer.from([0, 255, 1, 128]) };
      await stage.broker.publish([sent]);
      await recorded.until(1);
      expect(recorded.handled[0]).toMatchObject({ group: stage.groups[0], incarnation: expect.stringMatching(/.+/) });
      expect(recorded.handled[0]?.messages[0]).toMatchObject({ key: sent.key, headers: sent.headers });
      expect(recorded.handled[0]?.messages[0]?.value.equals(sent.value)).toBe(true);
    });
  }));
}

function redeliveryPromises(given: BrokerUnderTest): void {
  it('a throw brings the same messages again, attempts and waits growing, and later ones of the partition wait', () => onStage(given, 1, async (stage) => {
    const recorded = new RecordedBatches();
    recorded.before = (batch) => {
      if (batch.attempt < 3) throw new Error('not yet');
    };
    await listening(recorded, stage, stage.groups[0] ?? '', async () => {
      const [key] = stage.keys;
      const published = stage.broker.publish(numbered(stage.topic, key, 5));
      await eventually(() => expect(recorded.failures.length).toBeGreaterThan(0));
      const later = stage.broker.publish([messageOf(stage.topic, key, 'later')]);
      await Promise.all([published, later]);
      await recorded.until(6);
      expect(recorded.values()).toEqual([...numbered(stage.topic, key, 5).map((message) => message.value.toString()), 'later']);
      const ofFirst = recorded.deliveries.filter((batch) => batch.messages[0]?.value.toString() === `${key}/0`);
      expect(ofFirst.map((batch) => batch.attempt)).toEqual([1, 2, 3]);
      expect(new Set(ofFirst.map((batch) => batch.messages[0]?.offset))).toEqual(new Set([0n]));
      const waits = recorded.failures.slice(0, 2).map((failure) => failure.waitMs);
      expect(waits[1]).toBeGreaterThan(waits[0] ?? Infinity);
    });
  }));

  it('while one partition fails the others go on', () => onStage(given, 1, async (stage) => {
    const recorded = new RecordedBatches();
    const [failing, fine] = stage.keys;
    let mended = false;
    recorded.before = (batch) => {
      if (!mended && batch.messages.some((message) => message.key === failing)) throw new Error('this partition is poisoned');
    };
    await listening(recorded, stage, stage.groups[0] ?? '', async () => {
      const stuck = stage.broker.publish([messageOf(stage.topic, failing, 'stuck')]);
      await eventually(() => expect(recorded.failures.length).toBeGreaterThan(0));
      await stage.broker.publish(numbered(stage.topic, fine, 3));
      await recorded.until(3);
      expect(recorded.valuesOf(failing)).toEqual([]);
      mended = true;
      await stuck;
      await recorded.until(4);
    });
  }));
}

function leavingPromises(given: BrokerUnderTest): void {
  it('closing a subscription finishes the batch in hand and takes no further one', () => onStage(given, 1, async (stage) => {
    const recorded = new RecordedBatches();
    const gate = new Gate();
    recorded.before = () => gate.opened;
    const subscription = await recorded.subscribe(stage.broker, stage.groups[0] ?? '', [stage.topic]);
    const published = stage.broker.publish([messageOf(stage.topic, stage.keys[0], 'in hand')]);
    await eventually(() => expect(recorded.deliveries).toHaveLength(1));
    const closed = subscription.close();
    expect(recorded.handled).toHaveLength(0);
    gate.open();
    await Promise.all([closed, published]);
    expect(recorded.values()).toEqual(['in hand']);
  }));

  it('who comes after the first has left goes on where it was: nothing lost, offsets going on', () => onStage(given, 1, async (stage) => {
    const [group = ''] = stage.groups;
    const [before, after] = [new RecordedBatches(), new RecordedBatches()];
    const [key] = stage.keys;
    await listening(before, stage, group, async () => {
      await stage.broker.publish(numbered(stage.topic, key, 4));
      await before.until(4);
    });
    await listening(after, stage, group, async (subscription) => {
      await eventually(() => expect(subscription.trouble()).toBeNull());
      await stage.broker.publish([messageOf(stage.topic, key, 'afterwards')]);
      await eventually(() => expect(after.values()).toContain('afterwards'));
      expect(after.values()).toEqual(['afterwards']);
      expect(after.handled[0]?.messages[0]?.offset).toBe(4n);
      expect(originOf(after.handled[0])).toEqual(originOf(before.handled[0]));
    });
  }));
}

function originOf(batch: RawBatch | undefined): object {
  return { topic: batch?.topicName, partition: batch?.partition, incarnation: batch?.incarnation, group: batch?.group };
}
