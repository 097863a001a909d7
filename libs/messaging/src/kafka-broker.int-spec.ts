import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import kafkajs, { type Admin } from 'kafkajs';
import { randomUUID } from 'node:crypto';
import net from 'node:net';
import { TOPIC_CATALOGUE } from '@fm/contracts';
import { createLogger } from '@fm/observability';
import { eventually, RecordedBatches } from '@fm/testing';
import { brokerContract, messageOf, topicForTest } from '../../testing/src/broker.contract.js';
import { DeafProxy } from '../../testing/src/deaf-proxy.js';
import { withKafka } from '../../testing/src/kafka-of-run.js';
import { PositionBehind, type RawBatch } from './batch.js';
import { KafkaBroker } from './kafka-broker.js';

const TOPIC_RESOURCE = 2;
const groupForTest = (): string => `group-${randomUUID()}`;

withKafka('KafkaBroker against a real Kafka', (brokers) => {
  const newBroker = (): KafkaBroker => new KafkaBroker({ brokers, clientId: `test-${randomUUID()}`, log: createLogger('test', { level: 'silent' }) });
  brokerContract({ kind: 'kafka', open: () => Promise.resolve(newBroker()) });

  let broker: KafkaBroker;
  let admin: Admin;

  beforeAll(async () => {
    broker = newBroker();
    admin = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING }).admin();
    await Promise.all([broker.connect(), admin.connect()]);
  });

  afterAll(async () => {
    await Promise.all([broker.close(), admin.disconnect()]);
  });

  async function madeTopic(partitions = 1): Promise<string> {
    const topic = topicForTest({ partitions });
    await broker.provision([topic]);
    return topic.name;
  }

  async function settingsOf(name: string): Promise<Record<string, string>> {
    const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [{ type: TOPIC_RESOURCE, name }] });
    return Object.fromEntries((resources[0]?.configEntries ?? []).map((entry) => [entry.configName, entry.configValue]));
  }

  describe('topics', () => {
    it('are made with partitions and retention of the catalogue, and left alone where they exist', async () => {
      const wanted = TOPIC_CATALOGUE.map((topic) => ({ ...topic, name: `test.${randomUUID()}.${topic.name}` }));
      await broker.provision(wanted);
      await broker.provision(wanted);
      const { topics } = await admin.fetchTopicMetadata({ topics: wanted.map((topic) => topic.name) });
      for (const topic of wanted) {
        const settings = await settingsOf(topic.name);
        expect(topics.find((made) => made.name === topic.name)?.partitions).toHaveLength(topic.partitions);
        const expected = 'compact' in topic.retention ? { 'cleanup.policy': 'compact' } : { 'cleanup.policy': 'delete', 'retention.ms': String(topic.retention.days * 86_400_000) };
        expect(settings).toMatchObject(expected);
      }
    });

    it('made by two services in the same moment are there for both', async () => {
      const topics = [topicForTest(), topicForTest()];
      const other = newBroker();
      await other.connect();
      await Promise.all([broker.provision(topics), other.provision(topics)]);
      await Promise.all(topics.flatMap(({ name }) => [broker.publish([messageOf(name, 'k', 'a')]), other.publish([messageOf(name, 'k', 'b')])]));
      await other.close();
    });

    it('a topic that was deleted and made again is another incarnation, for a new consumer and for the one that was running', async () => {
      const name = await madeTopic();
      const [running, later] = [new RecordedBatches(), new RecordedBatches()];
      const subscription = await running.subscribe(broker, groupForTest(), [name]);
      await broker.publish([messageOf(name, 'k', 'old/0'), messageOf(name, 'k', 'old/1')]);
      await running.until(2);
      await admin.deleteTopics({ topics: [name] });
      await eventually(async () => expect(await admin.listTopics()).not.toContain(name));
      await broker.provision([topicForTest({ name, partitions: 1 })]);
      await eventually(() => broker.publish([messageOf(name, 'k', 'new/0')]));
      await running.until(3);
      const second = await later.subscribe(broker, groupForTest(), [name]);
      await later.until(1);
      await Promise.all([subscription.close(), second.close()]);
      const [before, after] = [running.handled[0], running.handled.at(-1)];
      expect(after?.messages.at(-1)?.offset).toBe(0n);
      expect(after?.incarnation).not.toBe(before?.incarnation);
      expect(later.handled[0]?.incarnation).toBe(after?.incarnation);
    });
  });

  describe('publishing', () => {
    it('sends the same key to the same partition from any producer', async () => {
      const name = await madeTopic(6);
      const other = newBroker();
      await other.connect();
      const keys = Array.from({ length: 40 }, (_, index) => `kobo/aXY/uuid:${index}`);
      await broker.publish(keys.map((key) => messageOf(name, key, 'one')));
      await other.publish(keys.map((key) => messageOf(name, key, 'two')));
      const recorded = new RecordedBatches();
      const subscription = await recorded.subscribe(broker, groupForTest(), [name]);
      await recorded.until(80);
      await Promise.all([subscription.close(), other.close()]);
      const places = new Map(keys.map((key) => [key, new Set(recorded.handled.filter((batch) => batch.messages.some((message) => message.key === key)).map((batch) => batch.partition))]));
      expect([...places.values()].every((partitions) => partitions.size === 1)).toBe(true);
      expect(new Set([...places.values()].flatMap((partitions) => [...partitions])).size).toBeGreaterThan(3);
    });

    it('takes a full outbox batch of large events, and one as large as intake lets in', async () => {
      const name = await madeTopic();
      await broker.publish(Array.from({ length: 200 }, (_, index) => messageOf(name, 'k', `${index}/${'x'.repeat(20_000)}`)));
      await broker.publish([messageOf(name, 'k', 'y'.repeat(33 * 1024 * 1024))]);
      const recorded = new RecordedBatches();
      const subscription = await recorded.subscribe(broker, groupForTest(), [name]);
      await recorded.until(201);
      await subscription.close();
      expect(recorded.values().slice(0, 200).map((value) => value.split('/')[0])).toEqual(Array.from({ length: 200 }, (_, index) => String(index)));
    });

    it('goes on after acknowledgements were lost, though the next request holds other messages than the lost one', async () => {
      const name = await madeTopic();
      const [host = '', port = ''] = brokers[0]?.split(':') ?? [];
      const proxy = new DeafProxy({ host, port: Number(port) });
      const way = await proxy.open();
      // The broker tells its clients its own address: theirs is bent to the proxy where they connect.
      const { connect } = net;
      const bent = jest.spyOn(net, 'connect').mockImplementation(((options: net.TcpNetConnectOpts, connected?: () => void) => connect({ ...options, port: way }, connected)) as typeof net.connect);
      const publisher = newBroker();
      await publisher.connect();
      await publisher.publish([messageOf(name, 'k', 'a')]);
      proxy.deaf = true;
      await expect(publisher.publish([messageOf(name, 'k', 'b')])).rejects.toThrow();
      proxy.deaf = false;
      await eventually(() => publisher.publish([messageOf(name, 'k', 'b'), messageOf(name, 'k', 'c')]), 5_000);
      await publisher.publish([messageOf(name, 'k', 'd')]);
      await publisher.close();
      bent.mockRestore();
      proxy.close();
      const recorded = new RecordedBatches();
      const subscription = await recorded.subscribe(broker, groupForTest(), [name]);
      await eventually(() => expect(recorded.values().at(-1)).toBe('d'));
      await subscription.close();
      expect(recorded.values().filter((value, index, all) => value !== all[index - 1])).toEqual(['a', 'b', 'c', 'd']);
    });

    it('fails for a topic that does not exist, and works for others afterwards', async () => {
      const name = await madeTopic();
      await expect(broker.publish([messageOf(`missing.${randomUUID()}`, 'k', 'v')])).rejects.toThrow();
      await broker.publish([messageOf(name, 'k', 'v')]);
    });
  });

  describe('the position', () => {
    it('moves back once to what the database expects, as after a restored backup', async () => {
      const name = await madeTopic();
      const recorded = new RecordedBatches();
      let behind = true;
      recorded.before = (batch) => {
        if (!behind || batch.messages[0]?.offset !== 3n) return;
        behind = false;
        throw new PositionBehind(1n);
      };
      const subscription = await recorded.subscribe(broker, groupForTest(), [name]);
      await broker.publish(['0', '1', '2'].map((value) => messageOf(name, 'k', value)));
      await recorded.until(3);
      await broker.publish([messageOf(name, 'k', '3')]);
      await recorded.until(6);
      await subscription.close();
      expect(recorded.values().slice(3)).toEqual(['1', '2', '3']);
      expect(recorded.failures).toEqual([]);
    });

    it('accepts a gap that is really in the log after having looked for it', async () => {
      const name = await madeTopic();
      await broker.publish(['0', '1', '2', '3'].map((value) => messageOf(name, 'k', value)));
      await admin.fetchTopicOffsets(name);
      await admin.deleteTopicRecords({ topic: name, partitions: [{ partition: 0, offset: '2' }] });
      const recorded = new RecordedBatches();
      recorded.before = (batch) => {
        if (batch.readFrom !== 0n) throw new PositionBehind(0n);
      };
      const subscription = await recorded.subscribe(broker, groupForTest(), [name]);
      await recorded.until(2);
      await subscription.close();
      expect(recorded.values()).toEqual(['2', '3']);
      expect(recorded.deliveries.map((batch) => batch.readFrom)).toEqual([null, 0n]);
    });
  });

  it('two members of a group share the partitions; behind a fence nothing is lost and nothing doubled', async () => {
    const name = await madeTopic(6);
    const group = groupForTest();
    const next = new Map<number, bigint>();
    const counted: string[] = [];
    const fenced = (batch: RawBatch): void => {
      const fresh = batch.messages.filter((message) => message.offset >= (next.get(batch.partition) ?? 0n));
      next.set(batch.partition, (batch.messages.at(-1)?.offset ?? 0n) + 1n);
      counted.push(...fresh.map((message) => message.value.toString()));
    };
    const [one, two] = [new RecordedBatches(), new RecordedBatches()];
    one.before = fenced;
    two.before = fenced;
    const other = newBroker();
    await other.connect();
    const first = await one.subscribe(broker, group, [name]);
    const values = Array.from({ length: 900 }, (_, index) => String(index));
    const part = (from: number): Promise<void> => broker.publish(values.slice(from, from + 300).map((value) => messageOf(name, `k${value}`, value)));
    await part(0);
    const second = await two.subscribe(other, group, [name]);
    await part(300);
    await eventually(async () => {
      await broker.publish(Array.from({ length: 12 }, (_, index) => messageOf(name, `p${index}`, 'probe')));
      expect(new Set(two.handled.map((batch) => batch.partition)).size).toBeGreaterThanOrEqual(3);
    });
    await first.close();
    await part(600);
    await eventually(() => expect(new Set(counted.filter((value) => value !== 'probe')).size).toBe(900));
    await Promise.all([second.close(), other.close()]);
    expect(counted.filter((value) => value !== 'probe')).toHaveLength(900);
  });
});
