import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectionOf } from './connection.js';
import { roleUrl, serviceEnvironments, type Environments } from './environments.js';
import { keyDigest, secretsOf, type Secrets } from './secrets.js';
import { SERVICES, servicePorts } from './service-ports.js';

const ADMIN = 'postgres://admin:pw@db.example:6432/passage?sslmode=require';

describe('serviceEnvironments', () => {
  let directory: string;
  let secrets: Secrets;
  let environments: Environments;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'passage-environments-'));
    secrets = secretsOf(directory);
    environments = serviceEnvironments({ secrets, ports: servicePorts(9000), adminUrl: ADMIN, brokers: ['a:1', 'b:2'], logLevel: 'info' });
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  it('gives the ports of the documentation', () => {
    expect(SERVICES.map((service) => [service, environments[service].PORT])).toEqual([
      ['ingestion', '9001'], ['validation', '9002'], ['geo-enrichment', '9003'], ['aggregation', '9004'], ['gateway', '9000'],
    ]);
  });

  it('gives each service the app role of its own schema and never the administrator', () => {
    expect(SERVICES.map((service) => new URL(environments[service].DATABASE_URL ?? '').username)).toEqual([
      'ingestion_app', 'validation_app', 'geo_app', 'aggregation_app', 'gateway_app',
    ]);
    for (const service of SERVICES) expect(JSON.stringify(environments[service])).not.toContain('admin:pw');
  });

  it('gives keys to nobody who does not seal with them', () => {
    const withKeys = SERVICES.filter((service) => Object.keys(environments[service]).some((name) => name.endsWith('_KEYS') && name !== 'API_KEYS'));
    expect(withKeys).toEqual(['ingestion', 'validation', 'gateway']);
    expect(environments.ingestion.OUTBOX_KEYS).not.toBe(environments.validation.OUTBOX_KEYS);
  });

  it('gives the gateway digests of the API keys, and the connection the keys', () => {
    const held: unknown = JSON.parse(environments.gateway.API_KEYS ?? '');
    const { keys } = connectionOf({ secrets, ports: servicePorts(9000), adminUrl: ADMIN, brokers: [] });
    expect(held).toContainEqual({ name: 'manager', role: 'manager', sha256: keyDigest(keys.manager), provinces: null });
    expect(environments.gateway.API_KEYS).not.toContain(keys.manager);
  });

  it('tells the gateway whether its figures are invented', () => {
    const told = serviceEnvironments({ secrets, ports: servicePorts(9000), adminUrl: ADMIN, brokers: [], logLevel: 'info', demonstration: true });
    expect([told.gateway.DEMONSTRATION, environments.gateway.DEMONSTRATION]).toEqual(['yes', 'no']);
  });

  it('hands on to ingestion what npm start was told about Kobo, and to nobody else', () => {
    const told = serviceEnvironments({ secrets, ports: servicePorts(9000), adminUrl: ADMIN, brokers: [], logLevel: 'info', given: { PUBLIC_URL: 'https://intake.example.org', PATH: 'x', VAULT_MASTER_KEYS: 'x' } });
    expect(told.ingestion).toMatchObject({ PUBLIC_URL: 'https://intake.example.org', VAULT_MASTER_KEYS: secrets.vaultMasterKeys });
    expect(told.ingestion).not.toHaveProperty('PATH');
    expect([told.gateway, environments.ingestion].map((one) => one.PUBLIC_URL)).toEqual([undefined, undefined]);
  });

  it('names no brokers where there are none', () => {
    const inMemory = serviceEnvironments({ secrets, ports: servicePorts(9000), adminUrl: ADMIN, brokers: [], logLevel: 'info' });
    expect(inMemory.gateway).not.toHaveProperty('KAFKA_BROKERS');
    expect(environments.gateway.KAFKA_BROKERS).toBe('a:1,b:2');
  });
});

describe('roleUrl', () => {
  it('changes user and password and nothing else', () => {
    expect(roleUrl(ADMIN, 'geo_app', 'p@ss/word')).toBe('postgres://geo_app:p%40ss%2Fword@db.example:6432/passage?sslmode=require');
  });
});
