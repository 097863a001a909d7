import tseslint from 'typescript-eslint';

const ban = (group, message) => ({ group, message });
const KAFKAJS = ban(['kafkajs', 'kafkajs/*'], 'Only libs/messaging/src/kafka*.ts knows kafkajs: use the Broker port.');
const TYPEORM = ban(['typeorm', '@nestjs/typeorm'], 'Only store/ and libs/{persistence,delivery} know TypeORM: use Transaction and Database of @fm/persistence.');
const DEEP = ban(['@fm/*/src/*', '@fm/*/*/*'], 'Import a lib by its door, not past it.');
const banned = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns: [DEEP, ...patterns] }] });

/** House rules that a linter can hold; each message says what to do instead. */
export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.passage/**', 'coverage/**', 'platform/kafka/target/**', 'bench/results/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...banned(KAFKAJS, TYPEORM),
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-extraneous-class': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Only libs/configuration reads the environment: bind a setting with @FromEnvironment.' }],
    },
  },
  // A constructor lists what a service uses; more than six is two services.
  { files: ['apps/*/src/*.service.ts', 'apps/ingestion/src/following/*.service.ts', 'apps/*/src/inbound/*.controller.ts'], rules: { 'max-params': ['error', 6] } },
  { files: ['libs/messaging/src/kafka*.ts'], rules: banned(TYPEORM) },
  { files: ['apps/*/src/store/**/*.ts', 'libs/persistence/**/*.ts', 'libs/delivery/**/*.ts'], rules: banned(KAFKAJS) },
  { files: ['libs/configuration/**/*.ts', 'libs/testing/**/*.ts', 'platform/**/*.ts', 'tools/**/*.ts', 'bench/**/*.ts', 'chaos/**/*.ts', 'test/**/*.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['**/*.spec.ts', '**/*.int-spec.ts', '**/*.e2e-spec.ts', '**/test/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 400 }], 'max-lines-per-function': 'off', ...banned() },
  },
  { files: ['**/*.mjs', '**/*.js', '**/*.cjs'], ...tseslint.configs.disableTypeChecked },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
