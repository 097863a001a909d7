export * from './setting.decorator.js';
export * from './read-configuration.js';
export * from './service-configuration.js';
