export { BrokerUnavailable, type MissingPart } from './broker-unavailable.js';
export { startKafka, type BrokerServer } from './kafka.js';
export { startPostgres, type DatabaseServer, type ServerOptions } from './postgres.js';
