/** The parts of Kubernetes objects that the tests look at. */
export type Labels = Readonly<Record<string, string>>;

export interface Selector {
  matchLabels?: Labels;
  matchExpressions?: { key: string; operator: string; values: string[] }[];
}

export interface Container {
  name: string;
  image: string;
  ports?: { name: string; containerPort: number }[];
  env?: { name: string; value: string }[];
  envFrom?: { configMapRef: { name: string } }[];
  volumeMounts?: { name: string; mountPath: string }[];
  startupProbe?: Probe;
  livenessProbe?: Probe;
  readinessProbe?: Probe;
  lifecycle?: { preStop?: { sleep?: { seconds: number } } };
  resources?: { requests?: Labels; limits?: Labels };
  securityContext?: { allowPrivilegeEscalation?: boolean; readOnlyRootFilesystem?: boolean; capabilities?: { drop?: string[] } };
}

export interface Probe {
  httpGet?: { path: string; port: string };
}

export interface PodSpec {
  serviceAccountName?: string;
  automountServiceAccountToken?: boolean;
  enableServiceLinks?: boolean;
  terminationGracePeriodSeconds?: number;
  topologySpreadConstraints?: unknown[];
  securityContext?: { runAsNonRoot?: boolean; runAsUser?: number; seccompProfile?: { type: string } };
  containers: Container[];
  volumes?: { name: string; secret?: { secretName: string } }[];
}

export interface PolicyPeer {
  podSelector?: Selector;
  namespaceSelector?: Selector;
  ipBlock?: { cidr: string };
}

export interface PolicyRule {
  from?: PolicyPeer[];
  to?: PolicyPeer[];
  ports?: { protocol: string; port: string | number }[];
}

export interface KubernetesObject {
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Labels; annotations?: Labels };
  data?: Labels;
  spec?: {
    replicas?: number;
    selector?: Selector;
    template?: { metadata: { labels: Labels }; spec: PodSpec };
    clusterIP?: string;
    ports?: { name: string; port: number; targetPort: string }[];
    podSelector?: Selector;
    policyTypes?: string[];
    ingress?: PolicyRule[];
    egress?: PolicyRule[];
    rules?: { host: string; http: { paths: { path: string; backend: { service: { name: string } } }[] } }[];
    tls?: { secretName: string }[];
  };
}

export interface Workload {
  readonly name: string;
  readonly kind: string;
  readonly labels: Labels;
  readonly pod: PodSpec;
  readonly container: Container;
}

/** Everything that runs pods; each of ours has one container. */
export function workloadsOf(objects: readonly KubernetesObject[]): Workload[] {
  return objects.flatMap((object) => {
    const template = object.spec?.template;
    const container = template?.spec.containers[0];
    return template && container
      ? [{ name: object.metadata.name, kind: object.kind, labels: template.metadata.labels, pod: template.spec, container }]
      : [];
  });
}

/** Names of a container's environment, its ConfigMaps included, in order. */
export function environmentNames(container: Container, objects: readonly KubernetesObject[]): string[] {
  const fromMaps = (container.envFrom ?? []).flatMap(({ configMapRef }) => {
    const map = objects.find((object) => object.kind === 'ConfigMap' && object.metadata.name === configMapRef.name);
    return Object.keys(map?.data ?? {});
  });
  return [...new Set([...fromMaps, ...(container.env ?? []).map((variable) => variable.name)])].sort();
}
