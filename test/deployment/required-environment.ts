/** What a container of Passage is told: plain values by name, secrets as `NAME_FILE`, the path of a mounted file. */
export interface RequiredEnvironment {
  readonly plain: readonly string[];
  readonly secret: readonly string[];
}

const everyService: RequiredEnvironment = {
  plain: ['HOST', 'PORT', 'KAFKA_BROKERS', 'LOG_LEVEL'],
  secret: ['DATABASE_URL', 'INTERNAL_TOKEN_SECRET'],
};

function service(plain: readonly string[], secret: readonly string[]): RequiredEnvironment {
  return { plain: [...everyService.plain, ...plain], secret: [...everyService.secret, ...secret] };
}

/** The one table that compose and Kubernetes are held against. */
export const REQUIRED_ENVIRONMENT: Readonly<Record<string, RequiredEnvironment>> = {
  ingestion: service([], ['VAULT_MASTER_KEYS', 'OUTBOX_KEYS']),
  validation: service([], ['BODY_KEYS', 'PROTECTION_KEYS', 'OUTBOX_KEYS']),
  'geo-enrichment': service([], []),
  aggregation: service([], ['PROTECTION_HASH_KEY']),
  gateway: service(['INGESTION_URL', 'VALIDATION_URL', 'GEO_ENRICHMENT_URL', 'AGGREGATION_URL'], ['API_KEYS', 'SECRET_KEYS']),
  migrate: { plain: [], secret: ['DATABASE_ADMIN_URL', 'DATABASE_ROLES'] },
};

/** Settings of ingestion that have defaults, or that only some installations need. */
export const OPTIONAL_FOR_INGESTION: readonly string[] = [
  'PUBLIC_URL', 'ATTACHMENT_HOSTS', 'KOBO_HISTORY_MINUTES', 'KOBO_COUNT_MINUTES', 'KOBO_SWEEP_HOURS', 'KEEP_SUPERSEDED_DAYS', 'KEEP_WITHDRAWN_DAYS', 'KEEP_UNPLACED_DAYS',
  'VAULT_KMS_URL', 'VAULT_KMS_KEY', 'VAULT_KMS_TOKEN_FILE',
];

/** Set where it is useful, needed by none. */
export const OPTIONAL_ENVIRONMENT: readonly string[] = ['NODE_OPTIONS', ...OPTIONAL_FOR_INGESTION];

export const SERVICES: readonly string[] = Object.keys(REQUIRED_ENVIRONMENT).filter((name) => name !== 'migrate');

export const SECRET_NAMES: readonly string[] = [...new Set(Object.values(REQUIRED_ENVIRONMENT).flatMap((required) => required.secret))];

export function expectedNames(app: string): string[] {
  const required = REQUIRED_ENVIRONMENT[app] ?? { plain: [], secret: [] };
  return [...required.plain, ...required.secret.map((name) => `${name}_FILE`)].sort();
}
