import type { KubernetesObject, Labels, PolicyPeer, PolicyRule, Selector, Workload } from './kubernetes-objects.js';

function selects(selector: Selector | undefined, labels: Labels): boolean {
  const exact = Object.entries(selector?.matchLabels ?? {}).every(([key, value]) => labels[key] === value);
  return exact && (selector?.matchExpressions ?? []).every(({ key, operator, values }) => {
    if (operator !== 'In') throw new Error(`The test understands only the operator In, not ${operator}: teach it in network-edges.ts.`);
    return values.includes(labels[key] ?? '');
  });
}

/** Pods of the same namespace: peers that name a namespace or addresses are none of them. */
function admitsPod(peers: readonly PolicyPeer[] | undefined, labels: Labels): boolean {
  return (peers ?? []).some((peer) => peer.podSelector && !peer.namespaceSelector && selects(peer.podSelector, labels));
}

function admitsPort(rule: PolicyRule, server: Workload, port: number): boolean {
  const name = server.container.ports?.find((candidate) => candidate.containerPort === port)?.name;
  return rule.ports === undefined || rule.ports.some((allowed) => allowed.port === port || allowed.port === name);
}

interface Edge {
  readonly client: Workload;
  readonly server: Workload;
  readonly port: number;
}

/** As a cluster decides: once a policy selects a pod for a direction, only what some policy admits passes; both ends must agree. */
function isOpen(policies: readonly KubernetesObject[], { client, server, port }: Edge): boolean {
  const forPod = (labels: Labels, type: string): KubernetesObject[] =>
    policies.filter((policy) => policy.spec?.policyTypes?.includes(type) && selects(policy.spec.podSelector, labels));
  const out = forPod(client.labels, 'Egress');
  const into = forPod(server.labels, 'Ingress');
  const mayLeave = out.length === 0 || out.some((policy) => policy.spec?.egress?.some((rule) => admitsPod(rule.to, server.labels) && admitsPort(rule, server, port)));
  const mayEnter = into.length === 0 || into.some((policy) => policy.spec?.ingress?.some((rule) => admitsPod(rule.from, client.labels) && admitsPort(rule, server, port)));
  return mayLeave && mayEnter;
}

/** Every `client -> server` between the workloads on a port that the server has, in order of names. */
export function openEdges(policies: readonly KubernetesObject[], workloads: readonly Workload[]): string[] {
  const edges = workloads.flatMap((client) => workloads.flatMap((server) =>
    (server.container.ports ?? []).map(({ containerPort }) => ({ client, server, port: containerPort }))));
  return edges.filter((edge) => isOpen(policies, edge)).map(({ client, server }) => `${client.name} -> ${server.name}`).sort();
}
