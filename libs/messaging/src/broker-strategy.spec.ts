import 'reflect-metadata';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Controller, Module, type INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { defineTopic, type Topic } from '@fm/contracts';
import { eventually, Gate } from '@fm/testing';
import { messageOf } from '../../testing/src/broker.contract.js';
import type { Batch } from './batch.js';
import { BrokerStrategy } from './broker-strategy.js';
import { Consumes } from './consumes.decorator.js';
import { MemoryBroker } from './memory-broker.js';
import { RethrowFilter } from './rethrow.filter.js';

class Said {
  readonly key: string;
}

const topicOf = (name: string): Topic<Said> => defineTopic<Said>({
  name, payload: Said, keyOf: (data) => data.key, versionOf: () => '1', producer: 'ingestion', consumers: ['validation'], tier: 'restricted', retention: { days: 1 },
});
const [ONE, TWO] = [topicOf('test.one.v1'), topicOf('test.two.v1')];

class OurFailure extends Error {
  override readonly name = 'OurFailure';
}

const received: Batch<Said>[] = [];
let failures = 0;
let gate: Gate | null = null;

@Controller()
class SaidConsumer {
  @Consumes(ONE)
  async onOne(batch: Batch<Said>): Promise<void> {
    if (failures-- > 0) throw new OurFailure('not now');
    await gate?.opened;
    received.push(batch);
  }

  @Consumes(TWO)
  onTwo(batch: Batch<Said>): Promise<void> {
    return Promise.resolve(void received.push(batch));
  }
}

@Module({ controllers: [SaidConsumer] })
class SaidModule {}

let app: INestMicroservice | null = null;
const told: unknown[] = [];

async function listening(): Promise<MemoryBroker> {
  const broker = new MemoryBroker(() => ['validation']);
  const strategy = new BrokerStrategy({ broker, group: 'validation', onFailure: (_, error) => void told.push(error), onBroken: () => undefined });
  app = await NestFactory.createMicroservice(SaidModule, { strategy, logger: false });
  app.useGlobalFilters(new RethrowFilter());
  await app.listen();
  return broker;
}

afterEach(async () => {
  await app?.close();
  app = null;
  received.length = 0;
  told.length = 0;
  failures = 0;
  gate = null;
});

describe('controllers over a broker', () => {
  it('get whole batches of their topics with the topic itself, in the group of the service', async () => {
    const broker = await listening();
    await broker.publish([messageOf(ONE.name, 'a', '1'), messageOf(TWO.name, 'b', '2')]);
    expect(received.map((batch) => [batch.topic, batch.group, batch.messages.map((message) => message.key)])).toEqual(expect.arrayContaining([[ONE, 'validation', ['a']], [TWO, 'validation', ['b']]]));
  });

  it('that fail have their own error told, and get the batch again', async () => {
    const broker = await listening();
    failures = 2;
    await broker.publish([messageOf(ONE.name, 'a', '1')]);
    expect(told.map((error) => error instanceof OurFailure)).toEqual([true, true]);
    expect(received.map((batch) => batch.attempt)).toEqual([3]);
  });

  it('hold the acknowledgement back until they are done', async () => {
    const broker = await listening();
    gate = new Gate();
    let acknowledged = false;
    const publishing = broker.publish([messageOf(ONE.name, 'a', '1')]).then(() => (acknowledged = true));
    await broker.publish([messageOf(TWO.name, 'b', '2')]);
    expect([received.length, acknowledged]).toEqual([1, false]);
    gate.open();
    await publishing;
    expect(received).toHaveLength(2);
  });

  it('leave the group when they close', async () => {
    const broker = await listening();
    await app?.close();
    await eventually(() => expect(broker.publish([messageOf(ONE.name, 'a', '1')])).rejects.toThrow(/validation does not listen/));
  });
});
