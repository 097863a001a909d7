import type { OwnedSchema } from '@fm/persistence';
import { CreateGeo1700000000003 } from './migrations/1700000000003-create-geo.js';
import { BoundariesAndNames1764000000003 } from './migrations/1764000000003-boundaries-and-names.js';

/** The schema that this service owns and no other may read. */
export const GEO_SCHEMA: OwnedSchema = { name: 'geo', migrations: [CreateGeo1700000000003, BoundariesAndNames1764000000003] };
