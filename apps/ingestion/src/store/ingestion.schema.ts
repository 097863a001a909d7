import type { OwnedSchema } from '@fm/persistence';
import { CreateIngestion1700000000001 } from './migrations/1700000000001-create-ingestion.js';
import { FollowKobo1700000000011 } from './migrations/1700000000011-follow-kobo.js';
import { Redact1700000000061 } from './migrations/1700000000061-redact.js';

/** The schema that this service owns and no other may read. */
export const INGESTION_SCHEMA: OwnedSchema = { name: 'ingestion', migrations: [CreateIngestion1700000000001, FollowKobo1700000000011, Redact1700000000061] };
