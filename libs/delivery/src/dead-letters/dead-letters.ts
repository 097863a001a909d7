import type { BatchOrigin, IncomingMessage } from '@fm/messaging';
import type { Transaction } from '@fm/persistence';
import type { Outbox } from '../outbox/outbox.js';
import { deadLetterTopic } from './dead-lettered.event.js';
import { reasonOf } from './reason.js';

export interface DeadLetter {
  readonly origin: BatchOrigin;
  readonly message: IncomingMessage;
  readonly error: unknown;
  readonly attempts: number;
}

/**
 * Parks an event that can never be handled, in the transaction that moves the fence past it: a row here, a message on the dead-letter
 * topic. Neither holds values: it is driven back from the vault or from the owner's table.
 */
export async function park(tx: Transaction, outbox: Outbox, { origin, message, error, attempts }: DeadLetter): Promise<void> {
  const event = message.headers['ce_id'] ?? 'unreadable';
  const errorClass = error instanceof Error ? error.name : 'unknown';
  const reason = reasonOf(error);
  await tx.query(
    `insert into dead_letter (topic, partition, incarnation, message_offset, key, event_id, error_class, reason, attempts)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (topic, partition, incarnation, message_offset) do nothing`,
    [origin.topicName, origin.partition, origin.incarnation, String(message.offset), message.key, event, errorClass, reason, attempts],
  );
  const letter = { key: message.key, event, topic: origin.topicName, partition: origin.partition, offset: String(message.offset), consumer: origin.group, errorClass, reason, attempts };
  await outbox.record(tx, deadLetterTopic(origin.topicName, origin.group), [{ data: letter }]);
}
