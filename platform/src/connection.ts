import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Secrets } from './secrets.js';
import { serviceUrl, type ServicePorts } from './service-ports.js';
import { writeStored } from './stored-json.js';

/** What a program needs to use this machine's Passage. */
export interface Connection {
  gateway: string;
  ingestion: string;
  /** Empty with the memory broker. */
  kafka: string[];
  /** An administrator's. */
  database: string;
  keys: { public: null; viewer: string; manager: string; protection: string; admin: string };
  sources: Record<string, { url: string; user: string; password: string }>;
}

export interface ConnectionParts {
  secrets: Secrets;
  ports: ServicePorts;
  adminUrl: string;
  brokers: readonly string[];
}

export function connectionOf({ secrets, ports, adminUrl, brokers }: ConnectionParts): Connection {
  const ingestion = serviceUrl(ports, 'ingestion');
  const sources = Object.entries(secrets.sources).map(([id, credentials]) => [id, { url: `${ingestion}/v1/hooks/kobo/${id}`, ...credentials }]);
  return {
    gateway: serviceUrl(ports, 'gateway'),
    ingestion,
    kafka: [...brokers],
    database: adminUrl,
    keys: { public: null, ...secrets.apiKeys },
    sources: Object.fromEntries(sources),
  };
}

/** Its presence says that everything is ready: removed when a start begins, written when the services are ready. */
export function writeConnection(directory: string, connection: Connection): void {
  writeStored(connectionFile(directory), connection);
}

export function removeConnection(directory: string): void {
  rmSync(connectionFile(directory), { force: true });
}

export function connectionFile(directory: string): string {
  return join(directory, 'connection.json');
}
