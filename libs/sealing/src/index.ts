export * from './key-ring.js';
export * from './seal.js';
