import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROOT } from './project-files.js';
import { REQUIRED_ENVIRONMENT } from './required-environment.js';

const folder = mkdtempSync(join(tmpdir(), 'passage-secrets-'));
const out = join(folder, 'secrets');
const make = (...more: string[]): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [join(ROOT, 'docker/make-secrets.mjs'), '--out', out, ...more], { encoding: 'utf8' });
const secret = (service: string, name: string): string => readFileSync(join(out, service, name), 'utf8');

beforeAll(() => {
  expect(make()).toMatchObject({ status: 0, stderr: '' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('docker/make-secrets.mjs', () => {
  it.each(Object.keys(REQUIRED_ENVIRONMENT))('makes every file that %s is told to read', (app) => {
    expect(readdirSync(join(out, app)).sort()).toEqual([...(REQUIRED_ENVIRONMENT[app]?.secret ?? [])].sort());
  });

  it('makes keys of 32 bytes, each its own', () => {
    const keys = [secret('ingestion', 'VAULT_MASTER_KEYS'), secret('ingestion', 'OUTBOX_KEYS'), secret('validation', 'BODY_KEYS'), secret('validation', 'PROTECTION_KEYS'), secret('validation', 'OUTBOX_KEYS')];
    expect(keys.map((key) => Buffer.from(key.split(':')[1] ?? '', 'base64').length)).toEqual(keys.map(() => 32));
    expect(new Set(keys).size).toBe(keys.length);
    expect(Buffer.from(secret('aggregation', 'PROTECTION_HASH_KEY'), 'base64')).toHaveLength(32);
  });

  it('gives each service the password that the migration gives its role', () => {
    const roles = JSON.parse(secret('migrate', 'DATABASE_ROLES')) as Record<string, { app: string; migrator: string }>;
    expect(Object.keys(roles)).toEqual(['ingestion', 'validation', 'geo', 'aggregation', 'gateway']);
    const url = new URL(secret('geo-enrichment', 'DATABASE_URL'));
    expect([url.username, url.password, url.host, url.pathname]).toEqual(['geo_app', roles.geo?.app, 'postgres:5432', '/passage']);
    expect(new URL(secret('migrate', 'DATABASE_ADMIN_URL')).password).toBe(secret('postgres', 'POSTGRES_PASSWORD'));
  });

  it('keeps of the API keys only hashes for the gateway', () => {
    const stored = JSON.parse(secret('gateway', 'API_KEYS')) as { role: string; sha256: string }[];
    const clear = JSON.parse(secret('for-people', 'api-keys.json')) as Record<string, string>;
    expect(stored.map((key) => [key.role, key.sha256])).toEqual(
      ['viewer', 'manager', 'protection', 'admin'].map((role) => [role, createHash('sha256').update(clear[role] ?? '').digest('hex')]),
    );
  });

  it('never replaces what is there', () => {
    const before = secret('ingestion', 'VAULT_MASTER_KEYS');
    const again = make();
    expect(again.status).toBe(1);
    expect(again.stderr).toContain('nothing was changed');
    expect(secret('ingestion', 'VAULT_MASTER_KEYS')).toBe(before);
  });

  it('takes server, database and parameters from an existing administrator', () => {
    const elsewhere = join(folder, 'elsewhere');
    expect(make('--out', elsewhere, '--admin-url', 'postgres://root:pw@db.example.org:6432/flows?sslmode=verify-full').status).toBe(0);
    const url = new URL(readFileSync(join(elsewhere, 'gateway', 'DATABASE_URL'), 'utf8'));
    expect([url.username, url.host, url.pathname, url.search]).toEqual(['gateway_app', 'db.example.org:6432', '/flows', '?sslmode=verify-full']);
    expect(readdirSync(elsewhere)).not.toContain('postgres');
  });
});
