import { readFileSync } from 'node:fs';
import { TOPIC_CATALOGUE, type Topic } from '@fm/contracts';
import { schemaOf, type Schema } from './schema-of.js';
import { fixturePath } from './topics-page.js';

const TOPICS = TOPIC_CATALOGUE as unknown as readonly Topic<object>[];

const TIERS = {
  restricted: 'Records: services of Passage alone, under an ACL.',
  protection: 'Class X: services of Passage alone, under an ACL of its own.',
  partner: 'Live figures and registers: partners with an account at the broker.',
  public: 'Releases: everybody who may reach the broker.',
} as const;

/** Where the schema of a topic stands, from the project's root. */
export const schemaPath = (topicName: string): string => `libs/contracts/schemas/${topicName.replace(/^fm\./, '')}.json`;

export const schemaFiles = (): readonly { readonly path: string; readonly schema: Schema }[] => TOPICS.map((topic) => ({ path: schemaPath(topic.name), schema: schemaOf(topic) }));

/** Every topic as an AsyncAPI 3.0 document. */
export function asyncApi(): object {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Passage', version: '1.0.0',
      description: 'The topics of Passage on Apache Kafka. Events are CloudEvents 1.0 in binary mode: attributes in ce_ headers, the data as JSON in the value. docs/subscribers.md says how to follow them.',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(TOPICS.map((topic) => [topic.name, channelOf(topic)])),
    operations: Object.fromEntries(TOPICS.map(({ name, tier }) => [`receive.${name}`, { action: 'receive', channel: { $ref: `#/channels/${name}` }, summary: TIERS[tier] }])),
    components: { schemas: { CloudEventHeaders: HEADERS }, messages: Object.fromEntries(TOPICS.map((topic) => [topic.name, messageOf(topic)])) },
  };
}

function channelOf({ name, tier, retention, partitions, producer }: Topic<object>): object {
  const kept = 'compact' in retention ? { 'cleanup.policy': ['compact'] } : { 'cleanup.policy': ['delete'], 'retention.ms': retention.days * 86_400_000 };
  return {
    address: name,
    description: `Sent by ${producer}. ${TIERS[tier]}`,
    messages: { event: { $ref: `#/components/messages/${name}` } },
    tags: [{ name: `tier:${tier}` }],
    bindings: { kafka: { topic: name, partitions, topicConfiguration: kept, bindingVersion: '0.5.0' } },
  };
}

function messageOf(topic: Topic<object>): object {
  const { key, headers, value } = JSON.parse(readFileSync(fixturePath(topic.name), 'utf8')) as { key: string; headers: object; value: object };
  const { $schema, $id, ...payload } = schemaOf(topic);
  return {
    name: topic.name, title: topic.name, contentType: 'application/json', headers: { $ref: '#/components/schemas/CloudEventHeaders' },
    payload: { schemaFormat: 'application/schema+json;version=draft-07', schema: payload },
    correlationId: { location: '$message.header#/ce_correlationid' },
    bindings: { kafka: { key: { type: 'string', examples: [key] }, bindingVersion: '0.5.0' } },
    examples: [{ name: 'golden', headers, payload: value }],
    'x-json-schema': { dialect: $schema, id: $id, file: schemaPath(topic.name) },
  };
}

const text = { type: 'string' };
const HEADERS = {
  type: 'object',
  properties: { 'content-type': text, ce_specversion: { const: '1.0' }, ce_id: text, ce_type: text, ce_source: text, ce_subject: text, ce_time: { ...text, format: 'date-time' }, ce_dataschema: text, ce_correlationid: text, ce_traceparent: text },
  required: ['ce_specversion', 'ce_id', 'ce_type', 'ce_source', 'ce_subject', 'ce_time', 'ce_dataschema', 'ce_correlationid', 'ce_traceparent'],
};
