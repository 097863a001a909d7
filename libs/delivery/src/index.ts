export * from './delivery-tables.js';
export * from './erase-traces.js';
export * from './outbox/outbox.js';
export * from './outbox/outbox-relay.js';
export * from './inbox/inbox.js';
export * from './dead-letters/dead-lettered.event.js';
export * from './dead-letters/reason.js';
