export * from './eventually.js';
export * from './given-servers.js';
export * from './test-database.js';
