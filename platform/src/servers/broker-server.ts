export interface BrokerServer {
  kind: 'given' | 'java' | 'docker';
  /** `host:port` of each broker. */
  brokers: string[];
  stop(): Promise<void>;
}
