import { describe, expect, it } from '@jest/globals';
import { eventually, Gate, RecordedBatches } from '@fm/testing';
import { brokerContract, messageOf } from '../../testing/src/broker.contract.js';
import { MemoryBroker } from './memory-broker.js';

brokerContract({ kind: 'memory', open: (groups) => Promise.resolve(new MemoryBroker(() => groups)) });

describe('the memory broker, which keeps no log', () => {
  const topic = 'test.topic.v1';

  it('publishes when every group has acknowledged, and not before', async () => {
    const broker = new MemoryBroker(() => ['quick', 'slow']);
    const [quick, slow] = [new RecordedBatches(), new RecordedBatches()];
    const gate = new Gate();
    slow.before = () => gate.opened;
    await quick.subscribe(broker, 'quick', [topic]);
    await slow.subscribe(broker, 'slow', [topic]);
    let published = false;
    const publishing = broker.publish([messageOf(topic, 'k', 'v')]).then(() => (published = true));
    await eventually(() => expect([quick.handled.length, slow.deliveries.length]).toEqual([1, 1]));
    expect(published).toBe(false);
    gate.open();
    await publishing;
    expect(slow.values()).toEqual(['v']);
  });

  it('refuses while a consuming group is missing, and hands nothing to the others', async () => {
    const broker = new MemoryBroker(() => ['here', 'missing']);
    const here = new RecordedBatches();
    await here.subscribe(broker, 'here', [topic]);
    await expect(broker.publish([messageOf(topic, 'k', 'v')])).rejects.toThrow(/missing does not listen/);
    expect(here.deliveries).toEqual([]);
  });

  it('refuses what a group had not handled when it left, so that the outbox keeps it', async () => {
    const broker = new MemoryBroker(() => ['leaver']);
    const leaver = new RecordedBatches();
    leaver.before = () => {
      throw new Error('never');
    };
    const subscription = await leaver.subscribe(broker, 'leaver', [topic]);
    const publishing = broker.publish([messageOf(topic, 'k', 'v')]).then(() => 'published', (error: Error) => error.message);
    await eventually(() => expect(leaver.failures).not.toHaveLength(0));
    await subscription.close();
    expect(await publishing).toMatch(/has left/);
  });

  it('a topic without consumers is published to nobody', async () => {
    await expect(new MemoryBroker(() => []).publish([messageOf(topic, 'k', 'v')])).resolves.toBeUndefined();
  });

  it('knows the consumers of the catalogue by itself', async () => {
    await expect(new MemoryBroker().publish([messageOf('fm.submission.received.v1', 'k', 'v')])).rejects.toThrow(/validation does not listen/);
  });
});
