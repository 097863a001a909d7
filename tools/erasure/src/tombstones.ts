/** A row that was found, as JSON. */
export interface FoundRow {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly row: Readonly<Record<string, unknown>>;
}

/** What an erasure leaves for ever: key, version and time; in ingestion also the names by which a later body of it is known, and the proof. */
interface Tombstone {
  /** Columns in which something may stand. */
  readonly columns: readonly string[];
  /** What makes the row a tombstone. */
  readonly mark?: readonly [column: string, value: unknown];
}

const TOMBSTONES: Readonly<Record<string, Tombstone>> = {
  'ingestion.submission': { columns: ['submission', 'server', 'asset', 'kobo_id', 'state', 'revision', 'changed_at', 'review', 'review_status'], mark: ['state', 'erased'] },
  'ingestion.submission_alias': { columns: ['alias', 'submission'] },
  'ingestion.erasure': { columns: ['submission', 'revision', 'reason', 'actor', 'bodies', 'erased_at'] },
  'validation.submission_state': { columns: ['submission', 'revision', 'status', 'effective_at', 'decided_by', 'erased'], mark: ['erased', true] },
  'geo.submission_location': { columns: ['submission', 'revision', 'decision', 'placement', 'status', 'effective_at'], mark: ['status', 'withdrawn'] },
  'aggregation.contribution': { columns: ['submission', 'revision', 'decision', 'placement', 'status', 'counting', 'counted', 'erased', 'effective_at'], mark: ['status', 'withdrawn'] },
  'aggregation.survey_contribution': { columns: ['submission', 'revision', 'decision', 'placement', 'status', 'effective_at'], mark: ['status', 'withdrawn'] },
  'aggregation.observation': { columns: ['submission', 'revision', 'decision', 'placement', 'status', 'effective_at'], mark: ['status', 'withdrawn'] },
};

/** Its own news on the way: it carries key, version and time, and is gone once it was told. */
const WITHDRAWN_TOPIC = 'fm.submission.withdrawn.v1';

export type Remains = 'tombstone' | 'on its way' | 'left over';

/** What a found row is. Whatever is not known to be a tombstone is left over. */
export function remainsIn({ schema, table, row }: FoundRow): Remains {
  if (table === 'outbox' && row['topic'] === WITHDRAWN_TOPIC) return 'on its way';
  const tombstone = TOMBSTONES[`${schema}.${table}`];
  if (!tombstone || (tombstone.mark && row[tombstone.mark[0]] !== tombstone.mark[1])) return 'left over';
  return valuesBeside(tombstone, row).length === 0 ? 'tombstone' : 'left over';
}

function valuesBeside({ columns }: Tombstone, row: FoundRow['row']): string[] {
  return Object.entries(row).filter(([column, value]) => !columns.includes(column) && !isNothing(value)).map(([column]) => column);
}

function isNothing(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === null || value === '' || value === 0 || value === false;
}
