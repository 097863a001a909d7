import type { OwnedSchema } from '@fm/persistence';
import { CreateAggregation1700000000004 } from './migrations/1700000000004-create-aggregation.js';
import { NoteProtection1700000000033 } from './migrations/1700000000033-note-protection.js';
import { RebuildFigures1700000000130 } from './migrations/1700000000130-rebuild-figures.js';
import { DateFigures1764000000010 } from './migrations/1764000000010-date-figures.js';
import { ObservePointDays1764000000020 } from './migrations/1764000000020-observe-point-days.js';
import { TakeSnapshots1764000000030 } from './migrations/1764000000030-take-snapshots.js';
import { NoteAnomalies1764000000040 } from './migrations/1764000000040-note-anomalies.js';
import { MakeReleases1764000000050 } from './migrations/1764000000050-make-releases.js';

/** The schema that this service owns and no other may read. */
export const AGGREGATION_SCHEMA: OwnedSchema = {
  name: 'aggregation',
  migrations: [
    CreateAggregation1700000000004, NoteProtection1700000000033, RebuildFigures1700000000130, DateFigures1764000000010, ObservePointDays1764000000020, TakeSnapshots1764000000030, NoteAnomalies1764000000040,
    MakeReleases1764000000050,
  ],
};
