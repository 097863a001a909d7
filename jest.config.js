/** Three projects by cost: unit beside the source, int against real servers, e2e for whole journeys. Native ESM, as in production. */
const base = {
  testEnvironment: 'node',
  rootDir: '.',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/platform', '<rootDir>/tools', '<rootDir>/test', '<rootDir>/bench', '<rootDir>/chaos'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json'],
  moduleNameMapper: {
    '^@fm/contracts/(vocabulary|indicators)$': '<rootDir>/libs/contracts/src/$1/index.ts',
    '^@fm/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // Node 20: light-my-request (CJS) requires cookie, whose newest version is ESM; jest cannot require(esm) before Node 24.9.
    '^cookie$': '<rootDir>/node_modules/cookie/index.js',
  },
  transform: {
    '^.+\\.ts$': ['@swc/jest', {
      jsc: {
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
        target: 'es2023', keepClassNames: true,
      },
      module: { type: 'es6' }, sourceMaps: 'inline',
    }],
  },
};
const servers = { globalSetup: '<rootDir>/libs/testing/global-setup.cjs', globalTeardown: '<rootDir>/libs/testing/src/global-teardown.ts' };

export default {
  projects: [
    { ...base, displayName: 'unit', testRegex: '\\.spec\\.ts$' },
    { ...base, ...servers, displayName: 'int', testRegex: '\\.int-spec\\.ts$' },
    { ...base, ...servers, displayName: 'e2e', testRegex: '\\.e2e-spec\\.ts$' },
  ],
  reporters: ['default', '<rootDir>/libs/testing/reporter.mjs'],
  maxWorkers: 2,
  testTimeout: 120_000,
};
