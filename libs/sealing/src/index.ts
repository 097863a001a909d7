export * from './key-ring.js';
export * from './seal.js';
export * from './master-keys.js';
export * from './transit-master-keys.js';
