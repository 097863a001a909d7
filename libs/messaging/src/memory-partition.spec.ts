import { describe, expect, it } from '@jest/globals';
import { messageOf } from '../../testing/src/broker.contract.js';
import { MemoryPartition } from './memory-partition.js';

const origin = { group: 'g', topicName: 't', partition: 0, incarnation: 'i' };

describe('a partition in memory', () => {
  it('takes a message that comes in the very moment in which the last one was acknowledged', async () => {
    const seen: string[] = [];
    const partition = new MemoryPartition(origin, (batch) => Promise.resolve(void seen.push(...batch.messages.map((message) => message.key))), () => undefined);
    await partition.append(messageOf('t', 'a', ''));
    await partition.append(messageOf('t', 'b', ''));
    await partition.append(messageOf('t', 'c', ''));
    expect(seen).toEqual(['a', 'b', 'c']);
  });

  it('hands over at most five hundred at once', async () => {
    const sizes: number[] = [];
    const partition = new MemoryPartition(origin, (batch) => Promise.resolve(void sizes.push(batch.messages.length)), () => undefined);
    await Promise.all(Array.from({ length: 1_201 }, (_, index) => partition.append(messageOf('t', String(index), ''))));
    expect(Math.max(...sizes)).toBe(500);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(1_201);
  });
});
