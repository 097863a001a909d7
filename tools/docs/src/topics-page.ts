import { readFileSync } from 'node:fs';
import { TOPIC_CATALOGUE, type AnyTopic } from '@fm/contracts';
import { fieldsOf } from './fields-of.js';

interface Fixture {
  readonly key: string;
  readonly headers: Record<string, string>;
}

/** One golden example of a topic, beside the contracts. */
export function fixturePath(topicName: string): string {
  return `libs/contracts/fixtures/${topicName.replace(/^fm\./, '')}.json`;
}

/** `docs/topics.md` as the catalogue would have it. Run from the project's root. */
export function topicsPage(): string {
  return [
    '# Topics',
    '',
    'Generated from the catalogue by `npm run docs:topics`; a test fails when it is stale. What is behind it is in [journey.md](journey.md).',
    '',
    'An event is a CloudEvent 1.0 in binary mode: attributes in `ce_` headers, the data as JSON in the value. Its id is made of type, key and version, and is the same however often it',
    'is sent. Unknown fields are left alone by every consumer; a missing or malformed one is a dead letter. Beside each topic stands `<topic>.dlq`: one partition, 30 days, no values.',
    '',
    '| topic | producer | consumers | tier | kept | partitions | sealed in the outbox |',
    '|---|---|---|---|---|---|---|',
    ...TOPIC_CATALOGUE.map(rowOf),
    '',
    ...TOPIC_CATALOGUE.flatMap(sectionOf),
  ].join('\n');
}

function rowOf({ name, producer, furtherProducers = [], consumers, tier, retention, partitions, sealedAtRest }: AnyTopic): string {
  const kept = 'compact' in retention ? 'the newest of each key' : `${retention.days} days`;
  return `| [${name}](#${name.replaceAll('.', '')}) | ${[producer, ...furtherProducers].join(', ')} | ${consumers.join(', ')} | ${tier} | ${kept} | ${partitions} | ${sealedAtRest ? 'yes' : 'no'} |`;
}

function sectionOf(topic: (typeof TOPIC_CATALOGUE)[number]): string[] {
  const { key, headers } = JSON.parse(readFileSync(fixturePath(topic.name), 'utf8')) as Fixture;
  return [
    `## ${topic.name}`,
    '',
    `Key \`${key}\`, id \`${headers['ce_id']}\`. [Example](../${fixturePath(topic.name)}).`,
    '',
    '| field | needed | checked |',
    '|---|---|---|',
    ...fieldsOf(topic).map(({ name, required, checks }) => `| ${name} | ${required ? 'yes' : 'may be null'} | ${checks.join(', ')} |`),
    '',
  ];
}
