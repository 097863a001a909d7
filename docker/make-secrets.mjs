#!/usr/bin/env node
/**
 * Makes the secrets of one installation, one folder per service and one file per value, as docker-compose.yml and the Kubernetes
 * manifests mount them. Random, never overwritten: a lost VAULT_MASTER_KEYS is every sealed body lost.
 */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const HELP = `Usage: node docker/make-secrets.mjs [--out FOLDER] [--admin-url URL]

  --out FOLDER     where to write; default docker/secrets, which docker-compose.yml mounts. Must be empty or absent.
  --admin-url URL  an administrator's URL of an existing PostgreSQL, postgres://user:password@host:5432/database.
                   Its host, database and ?parameters are those of the services too.
                   Default: a new password for the PostgreSQL of docker-compose.yml (host "postgres").
`;
const SCHEMA_OF = { ingestion: 'ingestion', validation: 'validation', 'geo-enrichment': 'geo', aggregation: 'aggregation', gateway: 'gateway' };
const API_ROLES = ['viewer', 'manager', 'protection', 'admin'];

const password = () => randomBytes(24).toString('base64url');
const sealingKey = () => `k1:${randomBytes(32).toString('base64')}`;
const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** @returns the same server and database as `adminUrl`, for another role. */
function urlFor(adminUrl, role, secret) {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = secret;
  return url.toString();
}

function databaseSecrets(adminUrl) {
  const roles = {};
  const urls = {};
  for (const [service, schema] of Object.entries(SCHEMA_OF)) {
    roles[schema] = { app: password(), migrator: password() };
    urls[service] = urlFor(adminUrl, `${schema}_app`, roles[schema].app);
  }
  return { roles, urls };
}

function apiKeys() {
  const clear = Object.fromEntries(API_ROLES.map((role) => [role, `passage_${role}_${randomBytes(24).toString('base64url')}`]));
  const stored = API_ROLES.map((role) => ({ name: `first-${role}`, role, sha256: sha256(clear[role]), provinces: null }));
  return { clear, stored };
}

/** Folder -> file -> content. */
function secretFiles(givenAdminUrl) {
  const postgresPassword = password();
  const adminUrl = givenAdminUrl ?? urlFor('postgres://postgres:5432/passage', 'postgres', postgresPassword);
  const { roles, urls } = databaseSecrets(adminUrl);
  const token = randomBytes(48).toString('base64url');
  const keys = apiKeys();
  const folders = Object.fromEntries(
    Object.keys(SCHEMA_OF).map((service) => [service, { DATABASE_URL: urls[service], INTERNAL_TOKEN_SECRET: token }]),
  );
  Object.assign(folders.ingestion, { VAULT_MASTER_KEYS: sealingKey(), OUTBOX_KEYS: sealingKey() });
  Object.assign(folders.validation, { BODY_KEYS: sealingKey(), PROTECTION_KEYS: sealingKey(), OUTBOX_KEYS: sealingKey() });
  Object.assign(folders.aggregation, { PROTECTION_HASH_KEY: randomBytes(32).toString('base64') });
  Object.assign(folders.gateway, { API_KEYS: JSON.stringify(keys.stored), SECRET_KEYS: sealingKey() });
  folders.migrate = { DATABASE_ADMIN_URL: adminUrl, DATABASE_ROLES: JSON.stringify(roles) };
  if (givenAdminUrl === undefined) folders.postgres = { POSTGRES_PASSWORD: postgresPassword };
  folders['for-people'] = { 'api-keys.json': `${JSON.stringify(keys.clear, null, 2)}\n` };
  return folders;
}

function write(out, folders) {
  // Files are readable by all, since a bind mount keeps the host's owner and the containers run as uid 10001;
  // the closed folder around them is what keeps other people of the host out.
  mkdirSync(out, { recursive: true, mode: 0o700 });
  for (const [folder, files] of Object.entries(folders)) {
    mkdirSync(join(out, folder), { mode: folder === 'for-people' ? 0o700 : 0o755 });
    for (const [name, content] of Object.entries(files)) writeFileSync(join(out, folder, name), content, { mode: 0o644 });
  }
}

function main() {
  const { values } = parseArgs({ options: { out: { type: 'string' }, 'admin-url': { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) return console.log(HELP);
  const out = resolve(values.out ?? join(fileURLToPath(new URL('.', import.meta.url)), 'secrets'));
  if (existsSync(out) && readdirSync(out).length > 0) {
    console.error(`${out} is not empty, and nothing was changed: replacing keys in use makes stored data unreadable. Give another folder with --out.`);
    process.exitCode = 1;
    return;
  }
  write(out, secretFiles(values['admin-url']));
  console.log(`Secrets are in ${out}. Back up ingestion/VAULT_MASTER_KEYS and validation/BODY_KEYS apart from the database.
Hand out the API keys in for-people/api-keys.json, then delete that folder: the services need only their hashes.`);
}

main();
