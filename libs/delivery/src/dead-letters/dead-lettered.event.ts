import { IsInt, IsString } from 'class-validator';
import { deadLetterTopicOf, defineTopic, type ServiceName, type Topic, topicNamed } from '@fm/contracts';

/** What operators are told of an event that could not be handled: never its values. */
export class DeadLettered {
  @IsString() readonly key: string;
  /** Id of the event: type, key and version. */
  @IsString() readonly event: string;
  @IsString() readonly topic: string;
  @IsInt() readonly partition: number;
  @IsString() readonly offset: string;
  @IsString() readonly consumer: string;
  @IsString() readonly errorClass: string;
  @IsString() readonly reason: string;
  @IsInt() readonly attempts: number;
}

const DEAD_LETTER_DAYS = 30;

/** The dead-letter topic beside a topic: same key, same tier. @param parkedBy the consumer group, which is named after its service */
export function deadLetterTopic(topicName: string, parkedBy?: string): Topic<DeadLettered> {
  const origin = topicNamed(topicName);
  return defineTopic<DeadLettered>({
    name: deadLetterTopicOf(topicName),
    payload: DeadLettered,
    keyOf: (letter) => letter.key,
    versionOf: (letter) => `${letter.consumer}.${letter.partition}.${letter.offset}`,
    producer: (parkedBy as ServiceName | undefined) ?? origin?.producer ?? 'ingestion',
    consumers: [],
    tier: origin?.tier ?? 'restricted',
    retention: { days: DEAD_LETTER_DAYS },
    partitions: 1,
  });
}
