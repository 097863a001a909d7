/** Who may import whom: the architecture as errors, each with its reason. */
const APPS = '^apps/([^/]+)/';
const TESTS = '(\\.(spec|int-spec|e2e-spec)\\.ts$|/test/|^test/)';
const lib = (name) => `^libs/${name}/`;
const anyLibBut = (...names) => `^libs/(?!(${names.join('|')})/)`;
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const libMayUse = (name, ...others) => rule(`${name}-imports`, `libs/${name} answers one question and may lean on: ${others.join(', ') || 'nothing of ours'}.`, { path: lib(name), pathNot: TESTS }, { path: anyLibBut(name, ...others) });

module.exports = {
  forbidden: [
    rule('no-cycles', 'A cycle has no beginning to read from.', {}, { circular: true }),
    rule('no-sister', 'Services meet only on topics: an app never imports another.', { path: APPS, pathNot: '^apps/all-in-one/' }, { path: APPS, pathNot: '^apps/$1/' }),
    rule('only-start', 'all-in-one starts the apps and knows nothing of their insides.', { path: '^apps/all-in-one/src' }, { path: '^apps/(?!all-in-one)[^/]+/', pathNot: '^apps/[^/]+/src/start-[^/]+\\.ts$' }),
    rule('nobody-imports-main', 'main.ts is a door for the operating system.', {}, { path: '^apps/[^/]+/src/main\\.ts$' }),
    rule('nobody-imports-inbound', 'Doors are opened from outside: only the module wires them.', { path: '^apps/[^/]+/src/', pathNot: ['/inbound/', '\\.module\\.ts$', '/start-[^/]+\\.ts$', TESTS] }, { path: '/src/inbound/' }),
    rule('domain-is-pure', 'domain/ knows the vocabulary, the catalogue, its formulas and problems: no Nest, no database, no broker.', { path: '^apps/[^/]+/src/domain/', pathNot: TESTS }, { path: ['^libs/(?!contracts/src/(vocabulary|indicators)/|indicators/|problems/)', 'node_modules/(@nestjs|typeorm|pg|kafkajs)/', '/src/(store|inbound|outbound|kobo)/'] }),
    rule('store-does-not-act', 'store/ keeps rows: it calls no service, opens no door and sends nothing.', { path: '^apps/[^/]+/src/store/', pathNot: TESTS }, { path: ['/src/(inbound|outbound)/', '\\.service\\.ts$', lib('messaging')] }),
    rule('outbound-only-maps', 'outbound/ turns our state into a contract.', { path: '^apps/[^/]+/src/outbound/', pathNot: TESTS }, { path: ['/src/(inbound|store)/', '\\.service\\.ts$', 'node_modules/(typeorm|pg|kafkajs)/'] }),
    rule('testing-only-in-tests', 'libs/testing is for tests.', { pathNot: [TESTS, lib('testing'), '^(bench|chaos)/'] }, { path: lib('testing') }),
    rule('platform-from-outside', 'What npm start brings up is not part of a service.', { path: ['^apps/', '^libs/(?!testing/)'], pathNot: TESTS }, { path: '^(platform|tools|bench|chaos)/' }),
    libMayUse('contracts'),
    libMayUse('indicators', 'contracts'),
    libMayUse('problems'),
    libMayUse('configuration'),
    libMayUse('sealing'),
    libMayUse('observability', 'configuration'),
    libMayUse('access', 'problems'),
    libMayUse('persistence', 'configuration', 'problems'),
    libMayUse('messaging', 'contracts', 'problems', 'observability'),
    libMayUse('delivery', 'messaging', 'persistence', 'contracts', 'problems', 'observability', 'sealing'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types'], extensions: ['.ts', '.js', '.mjs', '.json'] },
  },
};
