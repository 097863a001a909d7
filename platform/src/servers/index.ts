export { BrokerUnavailable, type MissingPart } from './broker-unavailable.js';
export type { BrokerServer } from './broker-server.js';
export { startKafka } from './kafka.js';
export type { Log } from './log.js';
export { startPostgres, type DatabaseServer } from './postgres.js';
export type { ServerOptions } from './server-options.js';
