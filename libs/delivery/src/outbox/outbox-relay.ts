import type { DataSource } from 'typeorm';
import type { Broker } from '@fm/messaging';
import type { Logger, Metrics } from '@fm/observability';
import { inTransaction, type Transaction } from '@fm/persistence';
import { open, type KeyRing } from '@fm/sealing';
import { sealContext } from './outbox.js';
import { RelayLock } from './relay-lock.js';

const BATCH = 500;
const POLL_MS = 500;
/** Where so many came at once more will come: to gather them halves what an event costs here, in Postgres and in Kafka. Who comes alone goes at once. */
const BUSY = 20;
const GATHER_MS = 30;
const MEASURE_EVERY_MS = 1_000;
const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 5_000;

export interface RelayOptions {
  readonly database: DataSource;
  readonly url: string;
  readonly schema: string;
  readonly holder: string;
  readonly broker: Broker;
  readonly keys: KeyRing | null;
  readonly log: Logger;
  readonly metrics: Metrics;
  /**
   * After a takeover: record again the compacted keys that changed lately. Compaction keeps the last offset, not the newest version, and the
   * predecessor's last request may have landed behind a newer one.
   */
  readonly republish?: ((tx: Transaction) => Promise<void>) | undefined;
}

interface WaitingRow {
  seq: string;
  topic: string;
  key: string;
  headers: Record<string, string>;
  payload: Buffer;
  sealed: boolean;
}

/**
 * Publishes a schema's outbox in order, one relay at a time. It claims by existence, never "seq greater than the last": sequence order is not
 * commit order, and a slow transaction's row would be skipped for ever. A crash between acknowledgement and deletion sends again, which the
 * consumers' version guard makes harmless.
 */
export class OutboxRelay {
  private running: Promise<void> | null = null;
  private stopping = false;
  private lost = false;
  private woken = false;
  private measuredAt = -MEASURE_EVERY_MS;
  private endPause: () => void = () => undefined;

  constructor(private readonly options: RelayOptions) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Publishes what is waiting, then leaves. Gives up after `graceMs`: what is left is sent after the next start. */
  async stop(graceMs = 5_000): Promise<void> {
    this.stopping = true;
    this.wake();
    await Promise.race([this.running, new Promise((resolve) => setTimeout(resolve, graceMs).unref())]);
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      this.lost = false;
      const { url, schema, holder, log } = this.options;
      const lock = await RelayLock.tryTake({ url, schema, holder, log, onWake: () => this.wake(), onLost: () => this.lose() }).catch(() => null);
      const inOrder = lock !== null && (await this.lead(lock).catch((error: unknown) => this.startAgain(error)));
      await (inOrder ? lock.release() : lock?.abandon());
      if (!inOrder) await this.waitOut(RETRY_MS);
    }
  }

  /** @returns whether it left in order: nothing that it sent can still take effect, and the takeover was completed */
  private async lead(lock: RelayLock): Promise<boolean> {
    if ((await lock.enter()) && !(await this.takeOver())) return false;
    let failures = 0;
    while (!this.lost) {
      try {
        const sent = await this.publishBatch();
        failures = 0;
        if (sent === BATCH) continue;
        if (this.stopping) return true;
        if (sent < BUSY) await this.pause(POLL_MS);
        else await this.waitOut(GATHER_MS);
      } catch (error) {
        this.options.log.warn({ error: error instanceof Error ? error.message : String(error) }, 'the outbox waits: not published, will try again');
        if (this.stopping) return false;
        await this.waitOut(Math.min(RETRY_MS * 2 ** failures++, LONGEST_RETRY_MS));
      }
    }
    return false;
  }

  /** @returns false where it was broken off */
  private async takeOver(): Promise<boolean> {
    await this.waitOut(this.options.broker.publishTimeoutMs);
    if (this.lost || this.stopping) return false;
    const { republish } = this.options;
    if (republish) await inTransaction(this.options.database, republish);
    return true;
  }

  private startAgain(error: unknown): false {
    this.options.log.warn({ error: String(error) }, 'the relay starts again');
    return false;
  }

  private async publishBatch(): Promise<number> {
    const { database, broker, metrics } = this.options;
    const rows = await database.query<WaitingRow[]>('select seq, topic, key, headers, payload, sealed from outbox order by seq limit $1', [BATCH]);
    if (rows.length === 0) {
      metrics.outboxDepth.set(0);
      metrics.outboxOldestSeconds.set(0);
      return 0;
    }
    await this.measure();
    await broker.publish(rows.map((row) => ({ topic: row.topic, key: row.key, headers: row.headers, value: this.plain(row) })));
    await database.query('delete from outbox where seq = any($1::bigint[])', [rows.map((row) => row.seq)]);
    for (const [topic, count] of counted(rows)) metrics.eventsPublished.inc({ topic }, count);
    return rows.length;
  }

  private async measure(): Promise<void> {
    if (performance.now() - this.measuredAt < MEASURE_EVERY_MS) return;
    this.measuredAt = performance.now();
    const { database, metrics } = this.options;
    const [state] = await database.query<{ depth: string; age: number }[]>('select count(*) as depth, coalesce(extract(epoch from now() - min(created_at)), 0)::float as age from outbox');
    metrics.outboxDepth.set(Number(state?.depth ?? 0));
    metrics.outboxOldestSeconds.set(state?.age ?? 0);
  }

  private plain(row: WaitingRow): Buffer {
    if (!row.sealed) return row.payload;
    if (!this.options.keys) throw new Error('A sealed event waits in the outbox: give this service OUTBOX_KEYS.');
    return open(this.options.keys, row.payload, sealContext(this.options.schema));
  }

  private lose(): void {
    this.lost = true;
    this.wake();
  }

  private wake(): void {
    this.woken = true;
    this.endPause();
  }

  /** Ends early for events that come, also for those that came a moment before. */
  private async pause(ms: number): Promise<void> {
    if (!this.woken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.endPause = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.woken = false;
  }

  /** Ends early only where the relay must leave: every recorded event wakes the relay, and none may cut this short. */
  private async waitOut(ms: number): Promise<void> {
    const until = performance.now() + ms;
    while (!this.lost && !this.stopping && performance.now() < until) await this.pause(until - performance.now());
  }
}

function counted(rows: readonly WaitingRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { topic } of rows) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return counts;
}
