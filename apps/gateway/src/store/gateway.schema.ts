import type { OwnedSchema } from '@fm/persistence';
import { CreateGateway1700000000005 } from './migrations/1700000000005-create-gateway.js';
import { HearRegisters1700000000032 } from './migrations/1700000000032-hear-registers.js';
import { KeepSnapshots1700000000052 } from './migrations/1700000000052-keep-snapshots.js';
import { LogChanges1700000000060 } from './migrations/1700000000060-log-changes.js';
import { KeepRestated1700000000131 } from './migrations/1700000000131-keep-restated.js';
import { KeepPeople1700000000061 } from './migrations/1700000000061-keep-people.js';
import { Subscribe1700000000062 } from './migrations/1700000000062-subscribe.js';
import { KeepReleases1700000000070 } from './migrations/1700000000070-keep-releases.js';

/** The schema that this service owns and no other may read. */
export const GATEWAY_SCHEMA: OwnedSchema = {
  name: 'gateway',
  migrations: [
    CreateGateway1700000000005, HearRegisters1700000000032, KeepSnapshots1700000000052, LogChanges1700000000060, KeepPeople1700000000061, Subscribe1700000000062,
    KeepReleases1700000000070, KeepRestated1700000000131,
  ],
};
