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
    const { bytes, places } = packed(events.map(({ data }) => this.payload(topic, Buffer.from(JSON.stringify(data)))));
    const rows = events.map(({ data, cause }, index) => ({
      k: topic.keyOf(data),
      h: headersOf(attributesFor(topic, data, { time, traceparent: childTraceparent(cause?.traceparent), by: this.schema })),
      ...places[index],
    }));
    await tx.query(
      `with waiting as (
         insert into outbox (topic, key, headers, payload, sealed)
         select $1, k, h, substring($5::bytea from at for size), $3
         from rows from (jsonb_to_recordset($2::jsonb) as (k text, h jsonb, at int, size int)) with ordinality as event(k, h, at, size, n) order by n
         returning 1)
       select pg_notify($4, '') from waiting limit 1`,
      [topic.name, JSON.stringify(rows), topic.sealedAtRest, `${this.schema}${WAKE_SUFFIX}`, bytes],
    );
  }

  private payload<T extends object>(topic: Topic<T>, plain: Buffer): Buffer {
    if (!topic.sealedAtRest) return plain;
    if (!this.keys) throw new Error(`${topic.name} is sealed at rest: give this service OUTBOX_KEYS.`);
    return seal(this.keys, plain, sealContext(this.schema), { exactLength: topic.tier === 'protection' });
  }
}
