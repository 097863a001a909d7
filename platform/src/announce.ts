import type { BrokerChoice } from './broker-choice.js';
import { connectionFile, type Connection } from './connection.js';
import type { DatabaseServer } from './servers/index.js';

export interface Announcement {
  connection: Connection;
  broker: BrokerChoice;
  databaseKind: DatabaseServer['kind'];
  directory: string;
}

/** What the user is told when everything runs: where it is and how to get in. */
export function announcement({ connection, broker, databaseKind, directory }: Announcement): string {
  const sources = Object.entries(connection.sources).map(([id, { url, user, password }]) => `  ${id.padEnd(14)} ${url}\n                 user ${user}  password ${password}`);
  const database = databaseKind === 'given' ? 'yours, of DATABASE_URL' : `our own, ${new URL(connection.database).host}`;
  const keys = (['viewer', 'manager', 'protection', 'admin'] as const).map((role) => `  ${role.padEnd(14)} ${connection.keys[role]}`);
  return [
    '',
    'Passage is ready. / Passage ພ້ອມໃຊ້ງານແລ້ວ.',
    `  for people     ${connection.gateway}/docs`,
    `  for programs   ${connection.gateway}/api/v1  (described by /api/v1/openapi.json)`,
    `  webhooks       ${connection.ingestion}/v1/hooks/kobo/SOURCE`,
    `  PostgreSQL     ${database}`,
    `  Kafka          ${broker.kind === 'kafka' ? connection.kafka.join(', ') : 'none: broker in memory'}`,
    'Keys, as Authorization: Bearer KEY / ກະແຈເຂົ້າໃຊ້',
    ...keys,
    'Webhook sources, Basic authentication / ແຫຼ່ງຂໍ້ມູນ',
    ...sources,
    `All of this, for programs: ${connectionFile(directory)}`,
    'Ctrl-C stops everything; the data stay. / ກົດ Ctrl-C ເພື່ອຢຸດ, ຂໍ້ມູນຍັງຢູ່.',
    '',
  ].join('\n');
}
