import { describe, expect, it } from '@jest/globals';
import { settingsOf } from '@fm/configuration';
import { IngestionConfiguration } from '../../apps/ingestion/src/ingestion.config.js';
import { readProjectFile, projectVersion, yamlDocuments } from './project-files.js';
import { expectedNames, OPTIONAL_FOR_INGESTION, REQUIRED_ENVIRONMENT, SECRET_NAMES, SERVICES } from './required-environment.js';

interface ComposeService {
  image: string;
  build?: { dockerfile: string; target: string };
  profiles?: string[];
  restart: string;
  environment: Record<string, string>;
  ports?: string[];
  volumes?: (string | { type: string; source: string; target: string; read_only: boolean; bind: { create_host_path: boolean } })[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
}

const [compose] = yamlDocuments<{ services: Record<string, ComposeService>; volumes: Record<string, unknown> }>(readProjectFile('docker-compose.yml'));
const dockerfile = readProjectFile('docker/Dockerfile');
const apps = Object.keys(REQUIRED_ENVIRONMENT);

function service(name: string): ComposeService {
  const found = compose?.services[name];
  if (!found) throw new Error(`docker-compose.yml has no service ${name}`);
  return found;
}

describe('docker-compose.yml', () => {
  it('has the two stores, the migration and the five services', () => {
    expect(Object.keys(compose?.services ?? {}).sort()).toEqual(['postgres', 'kafka', ...apps].sort());
  });

  it('starts PostgreSQL and Kafka alone unless the profile asks for more', () => {
    expect([service('postgres').profiles, service('kafka').profiles]).toEqual([undefined, undefined]);
    expect(apps.map((app) => service(app).profiles)).toEqual(apps.map(() => ['apps']));
  });

  it('runs PostgreSQL 18 and the Kafka that the tests run against', () => {
    const tested = /<kafka\.version>(.+)<\/kafka\.version>/.exec(readProjectFile('platform/kafka/pom.xml'))?.[1];
    expect(service('postgres').image).toMatch(/^postgres:18\.\d+$/);
    expect(service('kafka').image).toBe(`apache/kafka:${tested}`);
    expect(service('kafka').environment.KAFKA_AUTO_CREATE_TOPICS_ENABLE).toBe('false');
  });

  it('keeps the data of both stores in named volumes', () => {
    expect(Object.keys(compose?.volumes ?? {}).sort()).toEqual(['kafka-data', 'postgres-data']);
    expect(service('postgres').volumes).toContain('postgres-data:/var/lib/postgresql');
    expect(service('kafka').volumes).toContain('kafka-data:/var/lib/kafka/data');
  });

  it.each(apps)('tells %s all it needs and nothing else', (app) => {
    const optional = app === 'ingestion' ? OPTIONAL_FOR_INGESTION : [];
    expect(Object.keys(service(app).environment).sort()).toEqual([...expectedNames(app), ...optional].sort());
  });

  it('leaves to ingestion what nobody has set, by names that it knows', () => {
    const known = settingsOf(IngestionConfiguration).map(({ variable }) => variable);
    for (const name of OPTIONAL_FOR_INGESTION) {
      expect(known).toContain(name.replace(/_FILE$/, ''));
      expect(service('ingestion').environment[name]).toBe(`\${${name}:-}`);
    }
  });

  it.each(apps)('gives %s its secrets as files of a mounted folder', (app) => {
    const mount = { type: 'bind', source: `./docker/secrets/${app}`, target: '/run/secrets/passage', read_only: true, bind: { create_host_path: false } };
    expect(service(app).volumes).toEqual([mount]);
    for (const name of REQUIRED_ENVIRONMENT[app]?.secret ?? []) {
      expect(service(app).environment[`${name}_FILE`]).toBe(`/run/secrets/passage/${name}`);
      expect(SECRET_NAMES.filter((secret) => secret in service(app).environment)).toEqual([]);
    }
  });

  it.each(SERVICES)('starts %s after the migration and both stores, watches it and starts it again', (app) => {
    expect(service(app).depends_on).toEqual({
      migrate: { condition: 'service_completed_successfully' },
      postgres: { condition: 'service_healthy' },
      kafka: { condition: 'service_healthy' },
    });
    expect(service(app).healthcheck?.test.join(' ')).toContain('/health/ready');
    expect(service(app).restart).toBe('unless-stopped');
  });

  it('watches both stores, and runs the migration once', () => {
    expect(service('postgres').healthcheck?.test).toContain('pg_isready');
    expect(service('kafka').healthcheck?.test[1]).toContain('kafka-broker-api-versions');
    expect(service('migrate').restart).toBe('no');
  });

  it('opens ports to this machine only', () => {
    const ports = Object.values(compose?.services ?? {}).flatMap((one) => one.ports ?? []);
    expect(ports.length).toBe(4);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it('points the gateway at the ports on which its sisters listen', () => {
    for (const app of SERVICES.filter((name) => name !== 'gateway')) {
      const variable = `${app.replace('-', '_').toUpperCase()}_URL`;
      expect(service('gateway').environment[variable]).toBe(`http://${app}:${service(app).environment.PORT}`);
    }
  });
});

describe('docker/Dockerfile', () => {
  it.each(apps)('has a target for %s, which compose builds in the version of this release', (app) => {
    expect(service(app).build).toEqual({ context: '.', dockerfile: 'docker/Dockerfile', target: app });
    expect(service(app).image).toBe(`passage/${app}:${projectVersion()}`);
    const program = app === 'migrate' ? 'dist/apps/all-in-one/src/migrate.js' : `dist/apps/${app}/src/main.js`;
    const [, stage = ''] = dockerfile.split(`\nFROM runtime AS ${app}\n`);
    expect(stage.split('\nFROM ')[0]).toContain(`CMD ["node", "${program}"]`);
  });

  it('runs as a user that is not root, under an init, on a base that can be replaced', () => {
    expect(Number(/^USER (\d+)/m.exec(dockerfile)?.[1])).toBeGreaterThanOrEqual(10_000);
    expect(dockerfile).toMatch(/^ENTRYPOINT \[".*passage-init", "--"\]$/m);
    expect(dockerfile).toMatch(/^ARG NODE_IMAGE=node:24\.[\d.]+-\w+-slim$/m);
    expect([...dockerfile.matchAll(/^FROM (\S+)/gm)].map((match) => match[1]).filter((from) => from !== 'runtime')).toEqual(['${NODE_IMAGE}', '${NODE_IMAGE}']);
  });
});
