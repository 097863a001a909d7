export * from './eventually.js';
export * from './given-servers.js';
export * from './test-database.js';
export * from './namespaced-broker.js';
export * from './recording-broker.js';
export * from './gate.js';
export * from './recorded-batches.js';
