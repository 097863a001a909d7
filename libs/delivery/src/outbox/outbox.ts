import { attributesFor, headersOf, type EventAttributes, type Topic } from '@fm/contracts';
import { childTraceparent } from '@fm/observability';
import { packed, type Transaction } from '@fm/persistence';
import { seal, type KeyRing } from '@fm/sealing';

/** An event on its way out, and the event or request that caused it: the trace goes on from there. */
export interface OutgoingEvent<T> {
  readonly data: T;
  readonly cause?: Pick<EventAttributes, 'traceparent'> | undefined;
}

/** Wakes the relay: the channel is the schema's own name with this suffix. */
export const WAKE_SUFFIX = '_outbox';

export const sealContext = (schema: string): string => `${schema}.outbox`;

/** Headers are packed as payloads are: one document of them all would be parsed whole first, and taken apart again. */
const RECORD = `
  with waiting as (
    insert into outbox (topic, key, headers, payload, sealed)
    select $1, key, convert_from(substring($5::bytea from headers_at for headers_size), 'UTF8')::jsonb, substring($8::bytea from at for size), $2::boolean
    from unnest($4::text[], $6::int[], $7::int[], $9::int[], $10::int[]) with ordinality as event(key, headers_at, headers_size, at, size, n) order by n
    returning 1)
  select pg_notify($3, '') from waiting limit 1`;

/** What a service says, written in the transaction of what it did. The relay sends it afterwards, at least once, in order of the key. */
export class Outbox {
  constructor(
    private readonly schema: string,
    private readonly keys: KeyRing | null,
    private readonly now: () => Date,
  ) {}

  /**
   * Records events of one topic. Call it last in the transaction, with the rows of these keys locked: the order of two transactions
   * on one key is then the order of their events.
   */
  async record<T extends object>(tx: Transaction, topic: Topic<T>, events: readonly OutgoingEvent<T>[]): Promise<void> {
    if (events.length === 0) return;
    const time = this.now().toISOString();
    const payloads = packed(events.map(({ data }) => this.payload(topic, Buffer.from(JSON.stringify(data)))));
    const headers = packed(events.map(({ data, cause }) => Buffer.from(JSON.stringify(headersOf(attributesFor(topic, data, { time, traceparent: childTraceparent(cause?.traceparent), by: this.schema }))))));
    await tx.query(RECORD, [
      topic.name, topic.sealedAtRest, `${this.schema}${WAKE_SUFFIX}`, events.map(({ data }) => topic.keyOf(data)),
      headers.bytes, headers.places.map(({ at }) => at), headers.places.map(({ size }) => size),
      payloads.bytes, payloads.places.map(({ at }) => at), payloads.places.map(({ size }) => size),
    ]);
  }

  private payload<T extends object>(topic: Topic<T>, plain: Buffer): Buffer {
    if (!topic.sealedAtRest) return plain;
    if (!this.keys) throw new Error(`${topic.name} is sealed at rest: give this service OUTBOX_KEYS.`);
    return seal(this.keys, plain, sealContext(this.schema), { exactLength: topic.tier === 'protection' });
  }
}
