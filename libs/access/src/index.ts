export * from './access.problems.js';
export * from './internal-token.js';
export * from './internal-token.guard.js';
