// Follows the live figures of Passage from its topics alone. `node examples/follow-figures/follow.mjs --help` says how.
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import kafkajs from 'kafkajs';
import { CurrentFigures } from './fold.mjs';

const HELP = `node examples/follow-figures/follow.mjs --brokers HOST:PORT[,HOST:PORT]
  reads the two compacted topics from their beginning, prints the current movements by day, point and direction as JSON, and ends
  --follow        stays, and prints them again whenever they have changed
  --prefix TEXT   in front of the topics' names, where the installation has one`;
const FIGURES = 'fm.figure.updated.v1';
const POINTS = 'fm.monitoring-point.registered.v1';

const { values: { brokers, prefix = '', follow = false, help } } = parseArgs({ options: { brokers: { type: 'string' }, prefix: { type: 'string' }, follow: { type: 'boolean' }, help: { type: 'boolean' } } });
if (help || !brokers) {
  process.stdout.write(`${HELP}\n`);
  process.exit(help ? 0 : 1);
}

process.env.KAFKAJS_NO_PARTITIONER_WARNING = '1';
const kafka = new kafkajs.Kafka({ clientId: 'follow-figures', brokers: brokers.split(','), logLevel: kafkajs.logLevel.ERROR });
const topics = [FIGURES, POINTS].map((name) => prefix + name);
const figures = new CurrentFigures();

// Where each partition ends now: having read up to there, the state is complete as of this moment.
const admin = kafka.admin();
await admin.connect();
const missing = new Map();
for (const topic of topics) {
  for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) if (Number(high) > Number(low)) missing.set(`${topic}/${partition}`, BigInt(high));
}
await admin.disconnect();

// A group of its own each time: state is made anew from the beginning, so that there is no position to remember.
const consumer = kafka.consumer({ groupId: `follow-figures-${randomUUID()}`, maxWaitTimeInMs: 250 });
const print = () => process.stdout.write(`${JSON.stringify(figures.movements())}\n`);
let caughtUp;
const done = new Promise((resolve) => { caughtUp = resolve; });

function take({ topic, partition, message }) {
  const event = message.value && JSON.parse(message.value.toString());
  if (event && topic.endsWith(FIGURES)) figures.figure(message.key.toString(), event);
  if (event && topic.endsWith(POINTS)) figures.point(event.code, event);
  reached(`${topic}/${partition}`, BigInt(message.offset) + 1n);
}

/** Compaction leaves gaps, and the last offsets may be gone with their messages: what counts is the position that the consumer has reached. */
function reached(place, position) {
  if (missing.has(place) && position >= missing.get(place)) missing.delete(place);
  if (missing.size === 0) caughtUp();
}

await consumer.connect();
await consumer.subscribe({ topics, fromBeginning: true });
if (missing.size === 0) caughtUp();
await consumer.run({
  autoCommit: false,
  eachBatch: async ({ batch: { topic, partition, messages, lastOffset }, resolveOffset, heartbeat }) => {
    for (const message of messages) take({ topic, partition, message });
    reached(`${topic}/${partition}`, BigInt(lastOffset()) + 1n);
    resolveOffset(lastOffset());
    await heartbeat();
    if (follow && missing.size === 0) print();
  },
});
await done;
print();
if (!follow) await consumer.disconnect();
