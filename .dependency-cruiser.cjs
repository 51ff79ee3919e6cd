/**
 * Which way arrows point. Each rule is proved by a planted violation in test/guards/fixtures/arrows (see arrows.spec.ts).
 * A lib imports only from the lines below its own; neighbours on a line do not import each other.
 */
const LINES = [
  ['platform', 'bearings'],
  ['identity', 'catalog', 'ledger'],
  ['listings', 'payments'],
  ['sourcing'],
  ['orders'],
  ['partner-api', 'search', 'moderation', 'notifications', 'insights'],
];
const SPEC = '\\.spec\\.tsx?$';
const PACKAGES = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'core'];

/** One rule for each line: everything that is neither below nor the lib itself is forbidden. */
const lineRules = LINES.map((line, index) => {
  const below = ['kernel', ...LINES.slice(0, index).flat()];
  return {
    name: `line-${index + 1}-imports-only-below`,
    comment: `${line.join(', ')}: may import ${below.join(', ')}; not their neighbours, and nothing above.`,
    severity: 'error',
    from: { path: `^libs/(${line.join('|')})/` },
    to: { path: `^libs/(?!(${below.join('|')}|$1)/)` },
  };
});

module.exports = {
  forbidden: [
    {
      name: 'kernel-imports-nothing',
      comment: 'The kernel is pure words: no other lib, no package, nothing of Node.',
      severity: 'error',
      from: { path: '^libs/kernel/', pathNot: SPEC },
      to: { pathNot: '^libs/kernel/' },
    },
    ...lineRules,
    {
      name: 'libs-import-no-app',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|migrations|test)/' },
    },
    {
      name: 'a-lib-is-entered-by-its-index',
      comment: 'The door of a lib is its src/index.ts.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/(?!$1/)[^/]+/(?!src/index\\.ts$)' },
    },
    {
      name: 'the-server-enters-libs-by-their-index',
      severity: 'error',
      from: { path: '^(apps|migrations)/' },
      to: { path: '^libs/[^/]+/(?!src/index\\.ts$)' },
    },
    {
      name: 'bearings-is-pure',
      comment: 'Could be published to npm as it stands: no Nest, no database, nothing of Node.',
      severity: 'error',
      from: { path: '^libs/bearings/src/', pathNot: SPEC },
      to: { dependencyTypes: PACKAGES },
    },
    {
      name: 'rules-are-pure',
      comment: 'What decides from numbers or states in hand knows no framework and no database.',
      severity: 'error',
      from: { path: '\\.(states|pricing|rules)\\.ts$' },
      to: { path: '(^|/)node_modules/(@nestjs/|typeorm/|pg/|fastify/)|^(@nestjs/|typeorm$|pg$)' },
    },
    {
      name: 'only-payments-imports-stripe',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^libs/payments/' },
      to: { path: '(^|/)node_modules/stripe/|^stripe$' },
    },
    {
      name: 'only-search-imports-meilisearch',
      severity: 'error',
      from: { pathNot: '^libs/search/' },
      to: { path: '(^|/)node_modules/meilisearch/|^meilisearch$' },
    },
    {
      name: 'only-notifications-imports-nodemailer',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^libs/notifications/' },
      to: { path: '(^|/)node_modules/nodemailer/|^nodemailer' },
    },
    {
      name: 'web-talks-http-only',
      comment: 'The web app imports no lib and no server code: it has the API, as everybody.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(libs|migrations|test|apps/server)/' },
    },
    {
      name: 'nobody-imports-web',
      comment: 'The server loads what the web app builds to, not its sources.',
      severity: 'error',
      from: { pathNot: '^(apps/web|test/web)/' },
      to: { path: '^apps/web/' },
    },
    {
      name: 'launchers-stand-alone',
      comment: 'They run before anything is built.',
      severity: 'error',
      from: { path: '^apps/server/(bin|launch)/' },
      to: { path: '^(libs|migrations|apps/server/src)/' },
    },
    {
      name: 'no-test-code-in-production',
      severity: 'error',
      from: { path: '^(apps|libs|migrations)/', pathNot: [SPEC, '^apps/server/launch/bench\\.ts$'] },
      to: { path: `^test/|${SPEC}` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|build|\\.data|\\.react-router)/|^test/guards/fixtures/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
