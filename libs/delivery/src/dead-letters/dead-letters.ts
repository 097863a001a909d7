import type { BatchOrigin, IncomingMessage } from '@fm/messaging';
import type { Transaction } from '@fm/persistence';
import type { Outbox } from '../outbox/outbox.js';
import { deadLetterTopic } from './dead-lettered.event.js';

export interface DeadLetter {
  readonly origin: BatchOrigin;
  readonly message: IncomingMessage;
  readonly error: unknown;
  readonly attempts: number;
}

/** Longest reason kept; database messages can quote whole rows. */
const REASON_LENGTH = 500;

/**
 * Parks an event that can never be handled, in the transaction that moves the fence past it: a row here, a message on the dead-letter
 * topic. Neither holds values: it is driven back from the vault or from the owner's table.
 */
export async function park(tx: Transaction, outbox: Outbox, { origin, message, error, attempts }: DeadLetter): Promise<void> {
  const event = message.headers['ce_id'] ?? 'unreadable';
  const errorClass = error instanceof Error ? error.name : 'unknown';
  const reason = reasonWithoutValues(error);
  await tx.query(
    `insert into dead_letter (topic, partition, incarnation, message_offset, key, event_id, error_class, reason, attempts)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (topic, partition, incarnation, message_offset) do nothing`,
    [origin.topicName, origin.partition, origin.incarnation, String(message.offset), message.key, event, errorClass, reason, attempts],
  );
  const letter = { key: message.key, event, topic: origin.topicName, partition: origin.partition, offset: String(message.offset), consumer: origin.group, errorClass, reason, attempts };
  await outbox.record(tx, deadLetterTopic(origin.topicName), [{ data: letter }]);
}

/** Database errors quote values in `detail` and sometimes in the message: of those only the SQLSTATE and the place are kept. */
function reasonWithoutValues(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const { code, table, column, constraint } = error as Error & { code?: string; table?: string; column?: string; constraint?: string };
  if (code && /^[0-9A-Z]{5}$/.test(code)) return ['SQLSTATE', code, table, column, constraint].filter(Boolean).join(' ');
  return error.message.slice(0, REASON_LENGTH);
}
