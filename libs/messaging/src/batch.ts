import type { MessageHeaders, Topic } from '@fm/contracts';

/** One message as the broker holds it. */
export interface IncomingMessage {
  readonly offset: bigint;
  readonly key: string;
  readonly headers: MessageHeaders;
  readonly value: Buffer;
}

/** Where a batch came from: what the offset fence is keyed by. */
export interface BatchOrigin {
  readonly group: string;
  readonly topicName: string;
  readonly partition: number;
  /** A topic that was deleted and made again restarts at offset 0: its incarnation differs, so that its events are not taken for old ones. */
  readonly incarnation: string;
}

/** Messages of one partition in order of offset. `attempt` counts from 1 and grows while the batch is tried again. */
export interface RawBatch extends BatchOrigin {
  readonly messages: readonly IncomingMessage[];
  readonly attempt: number;
  /**
   * The offset from which the log was read up to the first message: what lies between is not there (compacted, or past its retention).
   * Null after joining the group: then nobody here knows what lies before the first message.
   */
  readonly readFrom: bigint | null;
}

/** A raw batch with the topic that its messages promise to keep. */
export interface Batch<T extends object> extends RawBatch {
  readonly topic: Topic<T>;
}

/** Thrown by a consumer whose fence expects an earlier offset than it was given: the broker moves the position back and delivers from there. */
export class PositionBehind extends Error {
  override readonly name = 'PositionBehind';

  constructor(readonly expected: bigint) {
    super(`expected offset ${expected}`);
  }
}
