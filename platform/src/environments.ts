import { join } from 'node:path';
import type { ServiceName } from '@fm/contracts';
import { keyDigest, type Secrets } from './secrets.js';
import { serviceUrl, type ServicePorts } from './service-ports.js';

export type Environments = Readonly<Record<ServiceName, Record<string, string>>>;

/** Settings of ingestion that an operator may give to `npm start`; without them its own defaults hold. */
const GIVEN_TO_INGESTION = [
  'PUBLIC_URL', 'ATTACHMENT_HOSTS', 'KOBO_HISTORY_MINUTES', 'KOBO_COUNT_MINUTES', 'KOBO_SWEEP_HOURS',
  'KEEP_SUPERSEDED_DAYS', 'KEEP_WITHDRAWN_DAYS', 'KEEP_UNPLACED_DAYS', 'VAULT_KMS_URL', 'VAULT_KMS_KEY', 'VAULT_KMS_TOKEN', 'VAULT_KMS_TOKEN_FILE',
];

export interface EnvironmentParts {
  secrets: Secrets;
  ports: ServicePorts;
  adminUrl: string;
  /** Empty with the memory broker. */
  brokers: readonly string[];
  /** Where each service writes its log when all run in one process; undefined where its output is redirected. */
  logDirectory?: string;
  logLevel: string;
  /** Whether figures of the demo season are in the data folder, or will be. */
  demonstration?: boolean;
  /** What `npm start` itself was told. */
  given?: Readonly<Record<string, string | undefined>>;
}

type Schema = keyof Secrets['databaseRoles'];

/** What each service is told, under the variable names that it reads in every deployment. */
export function serviceEnvironments(parts: EnvironmentParts): Environments {
  const { secrets, ports } = parts;
  const { vaultMasterKeys, ingestionOutboxKeys, validationOutboxKeys, bodyKeys, protectionKeys, protectionHashKey } = secrets;
  return {
    'ingestion': { ...ownSettings(parts, 'ingestion', 'ingestion'), ...givenTo(GIVEN_TO_INGESTION, parts.given ?? {}), VAULT_MASTER_KEYS: vaultMasterKeys, OUTBOX_KEYS: ingestionOutboxKeys },
    'validation': { ...ownSettings(parts, 'validation', 'validation'), BODY_KEYS: bodyKeys, PROTECTION_KEYS: protectionKeys, OUTBOX_KEYS: validationOutboxKeys },
    'geo-enrichment': ownSettings(parts, 'geo-enrichment', 'geo'),
    'aggregation': { ...ownSettings(parts, 'aggregation', 'aggregation'), PROTECTION_HASH_KEY: protectionHashKey },
    'gateway': {
      ...ownSettings(parts, 'gateway', 'gateway'),
      SECRET_KEYS: secrets.gatewaySecretKeys,
      API_KEYS: JSON.stringify(Object.entries(secrets.apiKeys).map(([name, key]) => ({ name, role: name, sha256: keyDigest(key), provinces: null }))),
      INGESTION_URL: serviceUrl(ports, 'ingestion'),
      VALIDATION_URL: serviceUrl(ports, 'validation'),
      GEO_ENRICHMENT_URL: serviceUrl(ports, 'geo-enrichment'),
      AGGREGATION_URL: serviceUrl(ports, 'aggregation'),
      DEMONSTRATION: parts.demonstration === true ? 'yes' : 'no',
    },
  };
}

function givenTo(names: readonly string[], given: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])));
}

function ownSettings({ secrets, ports, adminUrl, brokers, logDirectory, logLevel }: EnvironmentParts, service: ServiceName, schema: Schema): Record<string, string> {
  return {
    HOST: '127.0.0.1',
    PORT: String(ports[service]),
    DATABASE_URL: roleUrl(adminUrl, `${schema}_app`, secrets.databaseRoles[schema].app),
    ...(brokers.length > 0 ? { KAFKA_BROKERS: brokers.join(',') } : {}),
    INTERNAL_TOKEN_SECRET: secrets.internalToken,
    LOG_LEVEL: logLevel,
    ...(logDirectory === undefined ? {} : { LOG_FILE: join(logDirectory, `${service}.log`) }),
  };
}

/** The administrator's address for another role: same host, database and options. */
export function roleUrl(adminUrl: string, user: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = encodeURIComponent(user);
  url.password = encodeURIComponent(password);
  return url.href;
}
