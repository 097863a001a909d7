import type { AnyTopic, MessageHeaders } from '@fm/contracts';
import type { RawBatch } from './batch.js';

export interface OutgoingMessage {
  readonly topic: string;
  readonly key: string;
  readonly headers: MessageHeaders;
  readonly value: Buffer;
}

export interface Subscription {
  /** Finishes the batch in hand, commits, leaves the group. */
  close(): Promise<void>;
  /** Why this consumer makes no progress, or null: for readiness. A reason that only a restart mends is also told to `onBroken`. */
  trouble(): string | null;
}

export interface SubscribeOptions {
  readonly group: string;
  readonly topics: readonly string[];
  /** Resolves when the effect is durable. A throw means: deliver these again, later, in order. */
  readonly onBatch: (batch: RawBatch) => Promise<void>;
  readonly onFailure: (batch: RawBatch, error: unknown, waitMs: number) => void;
  /** Called once when the consumer cannot go on: the process must be restarted. */
  readonly onBroken: (reason: string) => void;
}

/**
 * What carries events. Promises of both implementations, held by one contract suite: order per key; batches of one partition;
 * each group gets every message at least once; a throw brings redelivery, with growing waits; `publish` resolves when nothing can be lost.
 */
export interface Broker {
  readonly kind: 'kafka' | 'memory';
  connect(): Promise<void>;
  /** Makes the topics that are missing, with partitions and retention of the catalogue. */
  provision(topics: readonly AnyTopic[]): Promise<void>;
  publish(messages: readonly OutgoingMessage[]): Promise<void>;
  subscribe(options: SubscribeOptions): Promise<Subscription>;
  /** How long an unanswered publish of this client may still take effect, ms: what a relay that takes over must wait out. */
  readonly publishTimeoutMs: number;
  close(): Promise<void>;
}
