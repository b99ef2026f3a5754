/** The one-way imports of ARCHITECTURE.md, as rules that fail the build. */
const feature = '^src/features/([^/]+)/';
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'kernel-is-alone',
      severity: 'error',
      from: { path: '^src/kernel', pathNot: '[.]test[.]ts$' },
      to: { path: '^(src/(?!kernel)|node:)' },
    },
    {
      name: 'stats-stands-alone',
      severity: 'error',
      from: { path: '^src/stats', pathNot: '[.]test[.]ts$' },
      to: { path: '^src/(?!stats)' },
    },
    {
      name: 'charts-know-numbers-only',
      severity: 'error',
      from: { path: '^src/charts' },
      to: { path: '^src/(?!charts|kernel|ui/html)' },
    },
    {
      name: 'ui-knows-no-feature',
      severity: 'error',
      from: { path: '^src/ui' },
      to: { path: '^src/(?!ui|kernel|charts)' },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^src/platform' },
      to: { path: '^src/(features|charts|cli)' },
    },
    {
      name: 'backup-knows-no-feature',
      severity: 'error',
      from: { path: '^src/backup' },
      to: { path: '^src/(features|cli|charts|ui)' },
    },
    {
      name: 'features-meet-at-index',
      severity: 'error',
      from: { path: feature, pathNot: '[.]test[.]ts$|/testing/' },
      to: { path: feature, pathNot: ['^src/features/$1/', '^src/features/[^/]+/index[.]ts$'] },
    },
    {
      name: 'tests-meet-at-index-or-testing',
      comment: 'A test may draw with what another feature draws its own tests with, and reach no further into it.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/.*([.]test[.]ts$|/testing/)' },
      to: { path: feature, pathNot: ['^src/features/$1/', '^src/features/[^/]+/(index[.]ts$|testing/)'] },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '^src/features/', pathNot: '[.](store|page|routes|test|job|process)[.]ts$|/readers/|/render/' },
      to: { path: '^(src/platform/|node:|node_modules/(pg|kysely|fastify))', pathNot: '^src/platform/(errors)[.]ts$' },
    },
    {
      name: 'pages-see-no-store',
      severity: 'error',
      from: { path: '[.]page[.]ts$' },
      to: { path: '([.]store[.]ts$|^src/platform/)' },
    },
    {
      name: 'stores-see-no-pages',
      severity: 'error',
      from: { path: '[.]store[.]ts$' },
      to: { path: '[.](page|routes)[.]ts$' },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { pathNot: '[.]test[.]ts$' },
      to: { path: '[.]test[.]ts$' },
    },
    {
      name: 'product-does-not-need-the-workbench',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(scripts|tests)/' },
    },
    {
      name: 'no-development-packages-in-the-product',
      severity: 'error',
      from: { path: '^src/', pathNot: '[.]test[.]ts$' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
