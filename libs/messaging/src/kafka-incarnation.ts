/**
 * kafkajs speaks Metadata v6, which has no topic ids (they came with v10), so a topic that was deleted and made again looks the same.
 * The provisioner therefore writes the time of creation into `flush.ms`: as an interval it means "every fifty-six years",
 * which is as good as the default of never, and it can be read back. Topics made by others have the default and count as one incarnation per cluster.
 */
const CARRIER = 'flush.ms';

export function incarnationEntry(createdAt: Date): { name: string; value: string } {
  return { name: CARRIER, value: String(createdAt.getTime()) };
}

export function incarnationOf(clusterId: string, entries: readonly { configName: string; configValue: string }[]): string {
  return `${clusterId}/${entries.find((entry) => entry.configName === CARRIER)?.configValue ?? 'unmarked'}`;
}
