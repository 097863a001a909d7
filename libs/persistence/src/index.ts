export * from './owned-schema.js';
export * from './data-source-for.js';
export * from './in-transaction.js';
export * from './postgres-errors.js';
export * from './migrate.js';
export { DataSource as Database } from 'typeorm';
export * from './search-schema.js';
export * from './packed.js';
