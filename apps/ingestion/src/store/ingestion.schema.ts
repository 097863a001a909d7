import type { OwnedSchema } from '@fm/persistence';
import { CreateIngestion1700000000001 } from './migrations/1700000000001-create-ingestion.js';

/** The schema that this service owns and no other may read. */
export const INGESTION_SCHEMA: OwnedSchema = { name: 'ingestion', migrations: [CreateIngestion1700000000001] };
