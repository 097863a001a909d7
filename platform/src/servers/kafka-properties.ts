export interface BrokerAddresses {
  /** Where clients connect, on 127.0.0.1. */
  brokerPort: number;
  controllerPort: number;
  /** The address the listeners bind to: loopback, or every address inside a container, of which one port is published. */
  bind: string;
  dataDirectory: string;
}

export const NODE_ID = 1;

/** The settings of the one broker, which is its own controller (KRaft, combined mode). Internal topics have one replica, as there is one broker. */
export function brokerProperties({ brokerPort, controllerPort, bind, dataDirectory }: BrokerAddresses): Record<string, string> {
  return {
    'process.roles': 'broker,controller',
    'node.id': String(NODE_ID),
    'controller.quorum.voters': `${NODE_ID}@127.0.0.1:${controllerPort}`,
    'controller.listener.names': 'CONTROLLER',
    'listeners': `PLAINTEXT://${bind}:${brokerPort},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${brokerPort}`,
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': dataDirectory,
    // Topics come from the catalogue; a misspelt one must fail.
    'auto.create.topics.enable': 'false',
    'default.replication.factor': '1',
    'min.insync.replicas': '1',
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '8',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'transaction.state.log.num.partitions': '2',
    'share.coordinator.state.topic.replication.factor': '1',
    'share.coordinator.state.topic.min.isr': '1',
    // A group of one service need not wait three seconds for members that never come.
    'group.initial.rebalance.delay.ms': '0',
    'group.min.session.timeout.ms': '3000',
    // After kill -9 the broker is let in again only when its old session has run out; the default of 9 s is for larger clusters.
    'broker.session.timeout.ms': '4000',
    'broker.heartbeat.interval.ms': '1000',
    'num.network.threads': '2',
    'num.io.threads': '4',
    // The default of 128 MB is a quarter of the heap that this broker has.
    'log.cleaner.dedupe.buffer.size': String(16 * 1024 * 1024),
  };
}

/** As a file of Java's `Properties`; a backslash would begin an escape there. */
export function asPropertiesFile(properties: Record<string, string>): string {
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${value.replaceAll('\\', '\\\\')}\n`)
    .join('');
}

/** As the environment that the image apache/kafka reads: `log.dirs` is KAFKA_LOG_DIRS. */
export function asContainerEnvironment(properties: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [`KAFKA_${name.replaceAll('.', '_').toUpperCase()}`, value]));
}
