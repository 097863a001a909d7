export * from './clock.js';
export * from './service-definition.js';
export * from './service.module.js';
export * from './start-service.js';
export * from './run-service.js';
export * from './standing-job.js';
export * from './standing-work.js';
