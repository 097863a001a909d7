import type { BatchOrigin } from '@fm/messaging';
import type { Transaction } from '@fm/persistence';

/**
 * The next offset that a group expects of a partition, kept in the service's own schema and moved in the transaction of the effect: what makes
 * redelivery harmless. The row stays locked until commit, so that two members who both believe they own the partition take turns.
 * @returns null where the group has never handled this incarnation
 */
export async function lockFence(tx: Transaction, origin: BatchOrigin): Promise<bigint | null> {
  const rows = await tx.query<{ next_offset: string }[]>(
    `insert into offset_fence (consumer_group, topic, partition, incarnation, next_offset) values ($1, $2, $3, $4, -1)
     on conflict (consumer_group, topic, partition, incarnation) do update set next_offset = offset_fence.next_offset
     returning next_offset`,
    [origin.group, origin.topicName, origin.partition, origin.incarnation],
  );
  const next = BigInt(rows[0]?.next_offset ?? -1);
  return next < 0n ? null : next;
}

export async function moveFence(tx: Transaction, origin: BatchOrigin, next: bigint): Promise<void> {
  await tx.query(
    'update offset_fence set next_offset = $5 where consumer_group = $1 and topic = $2 and partition = $3 and incarnation = $4',
    [origin.group, origin.topicName, origin.partition, origin.incarnation, String(next)],
  );
}
