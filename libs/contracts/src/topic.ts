export type ServiceName = 'ingestion' | 'validation' | 'geo-enrichment' | 'aggregation' | 'gateway';

/** Who may read a topic. Restricted: records; protection: class X; partner: live figures; public: releases only. */
export type Tier = 'restricted' | 'protection' | 'partner' | 'public';

export type Retention = { readonly compact: true } | { readonly days: number };

/** The class of a payload: its decorators are the contract's checks. */
export type PayloadClass<T extends object> = { readonly prototype: T } & (new () => T);

/** A topic is a typed value: its name, its payload, how its key and version come from the payload, who sends and who reads. */
export interface Topic<T extends object> {
  readonly name: string;
  readonly payload: PayloadClass<T>;
  readonly keyOf: (data: T) => string;
  /** With the key this makes the event's id deterministic: the same state always has the same id. */
  readonly versionOf: (data: T) => string;
  /** What joins all events of one story, in headers and logs: the submission's key where there is one. */
  readonly correlationOf: (data: T) => string;
  readonly producer: ServiceName;
  /** Who else says it, each of keys of its own. */
  readonly furtherProducers: readonly ServiceName[];
  readonly consumers: readonly ServiceName[];
  readonly tier: Tier;
  readonly retention: Retention;
  readonly partitions: number;
  /** Sealed while it waits in the outbox, because the payload holds raw answers or class X. */
  readonly sealedAtRest: boolean;
}

type TopicDefinition<T extends object> = Omit<Topic<T>, 'correlationOf' | 'partitions' | 'sealedAtRest' | 'furtherProducers'> &
  Partial<Pick<Topic<T>, 'correlationOf' | 'partitions' | 'sealedAtRest' | 'furtherProducers'>>;

export const DEFAULT_PARTITIONS = 6;

export function defineTopic<T extends object>(definition: TopicDefinition<T>): Topic<T> {
  return { correlationOf: definition.keyOf, partitions: DEFAULT_PARTITIONS, sealedAtRest: false, furtherProducers: [], ...definition };
}

/** Where what could not be handled is told: key, version, origin and reason, never values. */
export function deadLetterTopicOf(topicName: string): string {
  return `${topicName}.dlq`;
}

export const producersOf = ({ producer, furtherProducers }: Pick<Topic<object>, 'producer' | 'furtherProducers'>): readonly ServiceName[] => [producer, ...furtherProducers];
