import 'reflect-metadata';
import { IsInt, IsString } from 'class-validator';
import { attributesFor, defineTopic, headersOf, type Envelope, type Topic } from '@fm/contracts';
import { DELIVERY_TABLES, type Outbox } from '@fm/delivery';
import type { Batch, IncomingMessage, OutgoingMessage } from '@fm/messaging';
import type { OwnedSchema, Transaction } from '@fm/persistence';

/** The smallest service there is: counts events per key, and says each count. Stands in for the five where delivery itself is tested. */
export class Counted {
  @IsString() readonly key: string;
  @IsInt() readonly n: number;
  /** A text that must never be seen in a dead letter or a log. */
  @IsString() readonly secret: string;
}

export function countedTopic(name: string, sealedAtRest = false): Topic<Counted> {
  return defineTopic<Counted>({
    name, payload: Counted, keyOf: (data) => data.key, versionOf: (data) => String(data.n),
    producer: 'ingestion', consumers: ['validation'], tier: 'restricted', retention: { days: 1 }, sealedAtRest,
  });
}

interface Runner {
  query(statement: string): Promise<unknown>;
}

class CreateCounting1700000000000 {
  async up(runner: Runner): Promise<void> {
    for (const statement of DELIVERY_TABLES) await runner.query(statement);
    await runner.query('create table counted (key text primary key, n int not null, last int not null, ordered boolean not null default true)');
    await runner.query(`create function fail_with(state text) returns void language plpgsql as
      $$ begin raise exception using errcode = state, message = 'the value Sisavath is wrong', detail = 'Key (name)=(Sisavath)'; end $$`);
  }

  async down(): Promise<void> {
    // Forward only.
  }
}

export const COUNTING: OwnedSchema = { name: 'counting', migrations: [CreateCounting1700000000000] };

const AT = { time: '2026-06-01T00:00:00.000Z', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };

export function countedMessage(topic: Topic<Counted>, data: Counted): OutgoingMessage {
  return { topic: topic.name, key: data.key, headers: headersOf(attributesFor(topic, data, AT)), value: Buffer.from(JSON.stringify(data)) };
}

/** A batch as a broker would hand it over; each message counts once for its key. */
export function countedBatch(topic: Topic<Counted>, messages: readonly IncomingMessage[], origin: Partial<Batch<Counted>> = {}): Batch<Counted> {
  return { group: 'counting', topicName: topic.name, partition: 0, incarnation: 'first', attempt: 1, readFrom: null, topic, messages, ...origin };
}

export function incoming(topic: Topic<Counted>, from: number, data: readonly Counted[]): IncomingMessage[] {
  return data.map((item, index) => ({ ...countedMessage(topic, item), offset: BigInt(from + index) }));
}

/** Adds one for each event, and notes whether the events of a key came in order. */
export async function count(tx: Transaction, events: readonly Envelope<Counted>[]): Promise<void> {
  for (const { data } of events) {
    await tx.query(
      `insert into counted (key, n, last) values ($1, 1, $2)
       on conflict (key) do update set n = counted.n + 1, last = excluded.last, ordered = counted.ordered and excluded.last > counted.last`,
      [data.key, data.n],
    );
  }
}

/** Counts, then says every event on to `next`. */
export const countAndSay = (outbox: Outbox, next: Topic<Counted>) => async (tx: Transaction, events: readonly Envelope<Counted>[]): Promise<void> => {
  await count(tx, events);
  await outbox.record(tx, next, events.map((event) => ({ data: event.data, cause: event })));
};
