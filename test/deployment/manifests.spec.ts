import { describe, expect, it } from '@jest/globals';
import type { KubernetesObject } from './kubernetes-objects.js';
import { workloadsOf } from './kubernetes-objects.js';
import { projectVersion, readProjectFile, yamlDocuments, yamlFilesUnder } from './project-files.js';
import { REQUIRED_ENVIRONMENT, SECRET_NAMES, SERVICES } from './required-environment.js';

const files = yamlFilesUnder('k8s');
const objectsIn = (path: string): KubernetesObject[] => yamlDocuments<KubernetesObject>(readProjectFile(path));
const isKustomization = (path: string): boolean => path.endsWith('kustomization.yaml');
const baseObjects = files.filter((path) => path.startsWith('k8s/base/') && !isKustomization(path)).flatMap(objectsIn);
const kindsOf = (folder: string): string[] =>
  files.filter((path) => path.startsWith(folder) && !isKustomization(path)).flatMap(objectsIn).map((object) => object.kind).sort();

describe('the Kubernetes base', () => {
  it('parses, and every object has a kind and a name', () => {
    const nameless = files.filter((path) => !isKustomization(path)).filter((path) => objectsIn(path).some((object) => !object.kind || !object.metadata.name));
    expect(nameless).toEqual([]);
    expect(files.length).toBeGreaterThan(30);
  });

  it.each(SERVICES)('has everything that %s needs', (service) => {
    expect(kindsOf(`k8s/base/${service}/`)).toEqual(['Deployment', 'PodDisruptionBudget', 'Service', 'ServiceAccount']);
  });

  it('has the migration as a job, and both stores', () => {
    expect(kindsOf('k8s/base/migrate/')).toEqual(['Job', 'ServiceAccount']);
    expect(kindsOf('k8s/base/postgres/')).toEqual(['Service', 'ServiceAccount', 'StatefulSet']);
    expect(kindsOf('k8s/base/kafka/')).toEqual(['Service', 'ServiceAccount', 'StatefulSet']);
  });

  it('runs our images in the version of this release', () => {
    const images = workloadsOf(baseObjects).map((workload) => workload.container.image).filter((image) => image.startsWith('passage/'));
    expect(images.sort()).toEqual(Object.keys(REQUIRED_ENVIRONMENT).map((app) => `passage/${app}:${projectVersion()}`).sort());
  });

  it('runs the same PostgreSQL and Kafka as compose', () => {
    const compose = readProjectFile('docker-compose.yml');
    const stores = workloadsOf(baseObjects).filter((workload) => workload.kind === 'StatefulSet');
    expect(stores.map((store) => store.name).sort()).toEqual(['kafka', 'postgres']);
    for (const store of stores) expect(compose).toContain(`image: ${store.container.image}\n`);
  });

  it.each(['postgres', 'kafka'])('keeps the data of %s in a claim', (store) => {
    expect(readProjectFile(`k8s/base/${store}/statefulset.yaml`)).toContain('volumeClaimTemplates:');
  });
});

describe('production', () => {
  it('tells ingestion the address under which Kobo reaches the hook', () => {
    const hosts = objectsIn('k8s/overlays/production/ingress.yaml').filter(({ metadata }) => metadata.name === 'hooks').flatMap(({ spec }) => spec?.rules?.map(({ host }) => host) ?? []);
    const [url] = /PUBLIC_URL=(\S+)/.exec(readProjectFile('k8s/overlays/production/kustomization.yaml'))?.slice(1) ?? [];
    expect(hosts).toEqual([new URL(url ?? '').host]);
  });
});

describe('secrets', () => {
  const committed = files.filter((path) => !path.startsWith('k8s/overlays/local/'));

  it('are neither made nor written in base, production or single-site', () => {
    const kinds = committed.filter((path) => !isKustomization(path)).flatMap(objectsIn).filter((object) => object.kind === 'Secret');
    expect(kinds).toEqual([]);
    for (const path of committed) {
      expect(readProjectFile(path)).not.toMatch(/secretGenerator|postgres(ql)?:\/\/|local-only/i);
    }
  });

  it('never come as a plain value', () => {
    const plain = workloadsOf(baseObjects).flatMap((workload) => workload.container.env ?? [])
      .filter((variable) => SECRET_NAMES.includes(variable.name) || (/PASSWORD|SECRET|KEYS/.test(variable.name) && !variable.name.endsWith('_FILE')));
    expect(plain).toEqual([]);
    for (const path of committed.filter(isKustomization)) {
      for (const name of SECRET_NAMES) expect(readProjectFile(path)).not.toContain(`- ${name}=`);
    }
  });

  it('of the local overlay say that they are local', () => {
    const local = readProjectFile('k8s/overlays/local/kustomization.yaml');
    const values = [...local.matchAll(/^ {6}- '?(\w+)=(.*?)'?$/gm)].filter((match) => match[1] !== 'KAFKA_BROKERS' && match[1] !== 'LOG_LEVEL');
    expect(values.length).toBe(21);
    for (const [, name, value = ''] of values) {
      const clear = /KEYS?$/.test(name ?? '') && name !== 'API_KEYS' ? Buffer.from(value.split(':').at(-1) ?? '', 'base64').toString() : value;
      expect(clear).toMatch(/local-/i);
    }
  });
});
