export * from './batch.js';
export * from './broker.js';
export * from './broker-strategy.js';
export * from './consumes.decorator.js';
export * from './kafka-broker.js';
export * from './memory-broker.js';
export * from './rethrow.filter.js';
export * from './retry-policy.js';
