import { attributesFor, headersOf, type EventAttributes, type Topic } from '@fm/contracts';
import { childTraceparent } from '@fm/observability';
import type { Transaction } from '@fm/persistence';
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
    const rows = events.map(({ data, cause }) => ({
      k: topic.keyOf(data),
      h: headersOf(attributesFor(topic, data, { time, traceparent: childTraceparent(cause?.traceparent) })),
      p: this.payload(topic, JSON.stringify(data)),
    }));
    // One JSON parameter: half the time of arrays of bytea (310 against 185 ms for 5,000 events).
    await tx.query(
      `with waiting as (
         insert into outbox (topic, key, headers, payload, sealed)
         select $1, k, h, case when $3 then decode(p, 'base64') else convert_to(p, 'UTF8') end, $3
         from rows from (jsonb_to_recordset($2::jsonb) as (k text, h jsonb, p text)) with ordinality as event(k, h, p, n) order by n
         returning 1)
       select pg_notify($4, '') from waiting limit 1`,
      [topic.name, JSON.stringify(rows), topic.sealedAtRest, `${this.schema}${WAKE_SUFFIX}`],
    );
  }

  /** As text for the statement: the JSON itself, or what was sealed of it in base64. */
  private payload<T extends object>(topic: Topic<T>, plain: string): string {
    if (!topic.sealedAtRest) return plain;
    if (!this.keys) throw new Error(`${topic.name} is sealed at rest: give this service OUTBOX_KEYS.`);
    return seal(this.keys, Buffer.from(plain), sealContext(this.schema)).toString('base64');
  }
}
