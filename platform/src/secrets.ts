import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StartProblem } from './start-problem.js';
import { isObject, readStored, writeStored } from './stored-json.js';

type RolePasswords = { app: string; migrator: string };
type SourceCredentials = { user: string; password: string };
type SecretTree = { [name: string]: string | SecretTree };

/** Random, 256 bits, of characters that need no escaping in addresses, headers and shells. */
const token = (): string => randomBytes(32).toString('hex');
/** A ring of one key, as the services read it: id, colon, 32 bytes in base64. */
const keyRing = (): string => `k1:${randomBytes(32).toString('base64')}`;
const role = (): RolePasswords => ({ app: token(), migrator: token() });
const source = (user: string): SourceCredentials => ({ user, password: token() });

/** Everything secret that a machine needs, made new. Each service has keys of its own: what one sealed no other can open. */
function freshSecrets() {
  return {
    databaseRoles: { ingestion: role(), validation: role(), geo: role(), aggregation: role(), gateway: role() },
    internalToken: token(),
    vaultMasterKeys: keyRing(),
    ingestionOutboxKeys: keyRing(),
    validationOutboxKeys: keyRing(),
    bodyKeys: keyRing(),
    protectionKeys: keyRing(),
    gatewaySecretKeys: keyRing(),
    protectionHashKey: randomBytes(32).toString('base64'),
    apiKeys: { viewer: token(), manager: token(), protection: token(), admin: token() },
    sources: {
      'demo-fmr': source('kobo-fmr'),
      'demo-fms': source('kobo-fms'),
      'demo-coverage': source('kobo-coverage'),
      'demo-ct': source('kobo-ct'),
    },
  };
}

export type Secrets = ReturnType<typeof freshSecrets>;

/**
 * The secrets of this data directory: those of its first start, for ever, completed by what a newer release needs besides.
 * Throws StartProblem where the file is gone and the data that its keys sealed are not.
 */
export function secretsOf(directory: string): Secrets {
  const file = join(directory, 'secrets.json');
  const stored = readStored(file);
  if (!stored && (existsSync(join(directory, 'postgres')) || existsSync(join(directory, 'postgres.json')))) {
    throw new StartProblem(
      `${file} is missing, and the bodies in this folder can be opened with no other keys than those it held.`,
      'Put back its copy, or start with an empty folder: npm start -- --data-dir OTHER-FOLDER',
    );
  }
  const secrets = completed(freshSecrets(), stored);
  if (JSON.stringify(secrets) !== JSON.stringify(stored)) writeStored(file, secrets);
  return secrets;
}

/** The stored value wherever there is one, the fresh one where there is none. */
function completed<T extends SecretTree>(fresh: T, stored: unknown): T {
  if (!isObject(stored)) return fresh;
  const entries = Object.entries(fresh).map(([name, value]) => {
    const known = stored[name];
    return [name, typeof value === 'string' ? (typeof known === 'string' ? known : value) : completed(value, known)];
  });
  return { ...stored, ...Object.fromEntries(entries) } as T;
}

/** As API_KEYS holds a key: the gateway can recognise it and cannot tell it. */
export function keyDigest(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
