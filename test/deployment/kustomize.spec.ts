import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { environmentNames, workloadsOf, type KubernetesObject } from './kubernetes-objects.js';
import { openEdges } from './network-edges.js';
import { readProjectFile, ROOT, yamlDocuments, yamlFilesUnder } from './project-files.js';
import { expectedNames, OPTIONAL_ENVIRONMENT, REQUIRED_ENVIRONMENT, SERVICES } from './required-environment.js';

const kustomizations = yamlFilesUnder('k8s').filter((path) => path.endsWith('/kustomization.yaml'));
const serviceSecrets = Object.keys(REQUIRED_ENVIRONMENT).map((app) => `${app}-secrets`);
const perService = { ConfigMap: 6, Deployment: 5, Job: 1, Namespace: 1, PodDisruptionBudget: 5 };

/** `external`: Secrets that operators make; docs/runbooks/deploy.md lists them. */
const OVERLAYS = [
  { name: 'local', external: [], counts: { ...perService, Secret: 7, Service: 7, ServiceAccount: 8, StatefulSet: 2 } },
  { name: 'production', external: [...serviceSecrets, 'gateway-tls', 'hooks-tls'], counts: { ...perService, Ingress: 2, NetworkPolicy: 9, Service: 5, ServiceAccount: 6 } },
  {
    name: 'single-site', external: [...serviceSecrets, 'postgres-secrets', 'gateway-tls', 'hooks-tls'],
    counts: { ...perService, Ingress: 2, NetworkPolicy: 12, Service: 7, ServiceAccount: 8, StatefulSet: 2 },
  },
];

const canRender = spawnSync('kubectl', ['kustomize', '--help']).status === 0;

function rendered(overlay: string): KubernetesObject[] {
  const { status, stdout, stderr } = spawnSync('kubectl', ['kustomize', join(ROOT, 'k8s/overlays', overlay)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`kubectl kustomize k8s/overlays/${overlay} failed; mend what it says: ${stderr}`);
  return yamlDocuments<KubernetesObject>(stdout);
}

const named = (objects: readonly KubernetesObject[], kind: string): string[] => objects.filter((object) => object.kind === kind).map((object) => object.metadata.name);

function countsByKind(objects: readonly KubernetesObject[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of objects) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

describe('every kustomization.yaml', () => {
  it.each(kustomizations)('%s names only files and folders that exist', (path) => {
    const [content] = yamlDocuments<{ resources: string[] }>(readProjectFile(path));
    expect(content?.resources.filter((resource) => !existsSync(join(ROOT, dirname(path), resource)))).toEqual([]);
    expect(content?.resources.length).toBeGreaterThan(0);
  });
});

if (!canRender) {
  it('renders nothing here, and says so', () => {
    console.warn('kubectl is not on the PATH: the overlays were NOT rendered, only the files that they name were looked for. '
      + 'Install kubectl 1.30 or newer (https://kubernetes.io/docs/tasks/tools/) and run this again.');
    expect(kustomizations.length).toBeGreaterThan(10);
  });
}

(canRender ? describe : describe.skip).each(OVERLAYS)('k8s/overlays/$name, rendered', ({ name, counts, external }) => {
  const objects = canRender ? rendered(name) : [];
  const workloads = workloadsOf(objects);
  const services = workloads.filter((workload) => workload.kind === 'Deployment');

  it('has the objects that it should', () => {
    expect(countsByKind(objects)).toEqual(counts);
    expect(services.map((workload) => workload.name).sort()).toEqual([...SERVICES].sort());
  });

  it('probes, drains and spreads every service', () => {
    for (const { container, pod } of services) {
      expect([container.startupProbe, container.livenessProbe, container.readinessProbe].map((probe) => probe?.httpGet))
        .toEqual([{ path: '/health/live', port: 'http' }, { path: '/health/live', port: 'http' }, { path: '/health/ready', port: 'http' }]);
      expect(container.lifecycle?.preStop?.sleep?.seconds).toBeGreaterThanOrEqual(5);
      expect(pod.terminationGracePeriodSeconds).toBe(60);
      expect(pod.topologySpreadConstraints).toHaveLength(2);
    }
  });

  it('lets every pod into a namespace that enforces the restricted standard', () => {
    const [namespace] = objects.filter((object) => object.kind === 'Namespace');
    expect(namespace?.metadata.labels).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'restricted' });
    for (const { pod, container } of workloads) {
      expect(pod).toMatchObject({ automountServiceAccountToken: false, enableServiceLinks: false, securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } });
      expect(container.securityContext).toMatchObject({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
      expect(container.resources).toMatchObject({ requests: { cpu: expect.any(String), memory: expect.any(String) }, limits: { memory: expect.any(String) } });
    }
    const ours = workloads.filter((workload) => workload.name in REQUIRED_ENVIRONMENT);
    expect(ours.filter(({ pod, container }) => (pod.securityContext?.runAsUser ?? 0) < 10_000 || !container.securityContext?.readOnlyRootFilesystem)).toEqual([]);
  });

  it('pins every image', () => {
    for (const { container } of workloads) expect(container.image).toMatch(/:\d+\.\d+(\.\d+)?$|@sha256:/);
  });

  it('refers only to ConfigMaps, Secrets and accounts that exist or that operators make', () => {
    const maps = workloads.flatMap(({ container }) => container.envFrom ?? []).map(({ configMapRef }) => configMapRef.name);
    const mounted = workloads.flatMap(({ pod }) => pod.volumes ?? []).flatMap(({ secret }) => (secret ? [secret.secretName] : []));
    const tls = objects.flatMap((object) => (object.kind === 'Ingress' ? object.spec?.tls ?? [] : [])).map(({ secretName }) => secretName);
    expect(maps.filter((map) => !named(objects, 'ConfigMap').includes(map))).toEqual([]);
    expect([...new Set([...mounted, ...tls])].sort()).toEqual([...named(objects, 'Secret'), ...external].sort());
    expect(workloads.map(({ pod }) => pod.serviceAccountName).sort()).toEqual(named(objects, 'ServiceAccount').sort());
  });

  it('tells every program all it needs, secrets as files of the mounted Secret', () => {
    for (const app of Object.keys(REQUIRED_ENVIRONMENT)) {
      const { container, pod } = workloads.find((workload) => workload.name === app) ?? { container: { name: '', image: '' }, pod: { containers: [] } };
      expect(environmentNames(container, objects).filter((variable) => !OPTIONAL_ENVIRONMENT.includes(variable))).toEqual(expectedNames(app));
      const volume = pod.volumes?.find(({ secret }) => secret);
      const folder = container.volumeMounts?.find((mount) => mount.name === volume?.name)?.mountPath;
      const [made] = objects.filter((object) => object.kind === 'Secret' && object.metadata.name === volume?.secret?.secretName);
      for (const secret of REQUIRED_ENVIRONMENT[app]?.secret ?? []) {
        expect(container.env).toContainEqual({ name: `${secret}_FILE`, value: `${folder}/${secret}` });
        if (made) expect(Object.keys(made.data ?? {})).toContain(secret);
      }
    }
  });

  it('reaches every service at the port on which it listens', () => {
    const settings = objects.filter((object) => object.kind === 'ConfigMap').map((map) => map.data ?? {});
    for (const { name: app, container } of services) {
      const port = container.ports?.find((candidate) => candidate.name === 'http')?.containerPort;
      const own = settings.find((data) => data.PORT === String(port));
      const [service] = objects.filter((object) => object.kind === 'Service' && object.metadata.name === app);
      expect(service?.spec?.ports).toMatchObject([{ name: 'http', port, targetPort: 'http' }]);
      expect(service?.spec?.selector).toMatchObject({ 'app.kubernetes.io/name': app });
      expect(own?.HOST).toBe('0.0.0.0');
      const variable = `${app.replace('-', '_').toUpperCase()}_URL`;
      if (app !== 'gateway') expect(settings.map((data) => data[variable]).filter(Boolean)).toEqual([`http://${app}:${port}`]);
    }
  });
});

(canRender ? describe : describe.skip)('the doors and edges of production, rendered', () => {
  const objects = canRender ? rendered('single-site') : [];
  const ingress = (name: string): KubernetesObject | undefined => objects.find((object) => object.kind === 'Ingress' && object.metadata.name === name);

  it('opens only the hook on its host, without a redirect, for bodies of 32 MiB', () => {
    expect(ingress('hooks')?.metadata.annotations).toMatchObject({
      'nginx.ingress.kubernetes.io/ssl-redirect': 'false', 'nginx.ingress.kubernetes.io/force-ssl-redirect': 'false',
      'nginx.org/redirect-to-https': 'false', 'nginx.ingress.kubernetes.io/proxy-body-size': '32m', 'nginx.org/client-max-body-size': '32m',
    });
    expect(ingress('hooks')?.spec?.rules?.flatMap((rule) => rule.http.paths.map(({ path, backend }) => [path, backend.service.name]))).toEqual([['/v1/hooks', 'ingestion']]);
    expect(ingress('gateway')?.metadata.annotations).toMatchObject({ 'nginx.ingress.kubernetes.io/proxy-buffering': 'off' });
  });

  it('lets pods talk along the edges of the journey and no others', () => {
    const edges = openEdges(objects.filter((object) => object.kind === 'NetworkPolicy'), workloadsOf(objects));
    expect(edges).toEqual([
      ...SERVICES.flatMap((service) => [`${service} -> postgres`, `${service} -> kafka`]),
      ...SERVICES.filter((service) => service !== 'gateway').map((owner) => `gateway -> ${owner}`),
      'migrate -> postgres', 'kafka -> kafka',
    ].sort());
  });

  it('holds production to the same policies, only the places of the stores differ', () => {
    const production = canRender ? named(rendered('production'), 'NetworkPolicy') : [];
    const added = named(objects, 'NetworkPolicy').filter((policy) => !production.includes(policy));
    expect(added.sort()).toEqual(['kafka-from-services', 'kafka-to-itself', 'postgres-from-services']);
  });
});
