import type { Topic } from './topic.js';

/** CloudEvents 1.0 attributes, apart from the data; in Kafka they are the `ce_` headers of a binary-mode message. */
export interface EventAttributes {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly subject: string;
  readonly time: string;
  readonly dataschema: string;
  readonly correlationid: string;
  readonly traceparent: string;
}

/** One event as a consumer receives it. */
export interface Envelope<T> extends EventAttributes {
  readonly key: string;
  readonly data: T;
}

const ATTRIBUTES = ['id', 'type', 'source', 'subject', 'time', 'dataschema', 'correlationid', 'traceparent'] as const;

export type MessageHeaders = Readonly<Record<string, string>>;

/** `fm.submission.received.v1` of `passage/ingestion`, about one key, at one version: the id is the same however often it is sent. */
export function attributesFor<T extends object>(topic: Topic<T>, data: T, at: { time: string; traceparent: string; by?: string }): EventAttributes {
  const key = topic.keyOf(data);
  return {
    id: `${topic.name}:${key}:${topic.versionOf(data)}`,
    type: topic.name,
    source: `passage/${topic.furtherProducers.find((name) => name === at.by) ?? topic.producer}`,
    subject: key,
    time: at.time,
    dataschema: `passage:schema/${topic.name}`,
    correlationid: topic.correlationOf(data),
    traceparent: at.traceparent,
  };
}

export function headersOf(attributes: EventAttributes): MessageHeaders {
  const headers: Record<string, string> = { 'content-type': 'application/json', ce_specversion: '1.0' };
  for (const name of ATTRIBUTES) headers[`ce_${name}`] = attributes[name];
  return headers;
}

/** The attributes in a message's headers; missing ones are listed, so that the dead letter can say which. */
export function attributesIn(headers: MessageHeaders): { attributes: EventAttributes } | { missing: string[] } {
  const missing = ATTRIBUTES.filter((name) => headers[`ce_${name}`] === undefined);
  if (missing.length > 0) return { missing: missing.map((name) => `ce_${name}`) };
  const entries = ATTRIBUTES.map((name) => [name, headers[`ce_${name}`] ?? ''] as const);
  return { attributes: Object.fromEntries(entries) as unknown as EventAttributes };
}
