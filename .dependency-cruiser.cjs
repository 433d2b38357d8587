/** Arrows point one way: web, cli → use cases → content, store → assessment (docs/architecture.md). */
const useCases = '^src/(administrators|sittings|lti|grades|scorm)/';
const entries = '^src/(web|cli)/';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'assessment-imports-nothing',
      comment: 'The same code runs in the browser.',
      severity: 'error',
      from: { path: '^src/assessment/' },
      to: { pathNot: '^src/assessment/' },
    },
    {
      name: 'store-and-content-know-no-use-case',
      severity: 'error',
      from: { path: '^src/(store|content|security|outbound)/' },
      to: { path: [useCases, entries, '^src/[^/]+\\.ts$'] },
    },
    {
      name: 'store-knows-no-content',
      severity: 'error',
      from: { path: '^src/store/' },
      to: { path: '^src/content/' },
    },
    {
      name: 'use-cases-know-no-page-and-no-command',
      severity: 'error',
      from: { path: useCases },
      to: { path: [entries, '^src/(services|config|start-service|start-demo)\\.ts$'] },
    },
    {
      name: 'sittings-know-no-lti-and-no-grade',
      severity: 'error',
      from: { path: '^src/sittings/' },
      to: { path: '^src/(lti|grades)/' },
    },
    {
      name: 'lti-knows-no-grade',
      severity: 'error',
      from: { path: '^src/lti/' },
      to: { path: '^src/grades/' },
    },
    {
      name: 'simulation-knows-only-the-engine-and-the-content',
      severity: 'error',
      from: { path: '^src/simulation/' },
      to: { path: '^src/', pathNot: '^src/(simulation|assessment|content)/' },
    },
    {
      name: 'web-and-cli-apart',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^src/web/' },
    },
    {
      name: 'demo-lms-knows-nothing-of-the-tool',
      severity: 'error',
      from: { path: '^src/demo-lms/' },
      to: { path: '^src/', pathNot: '^src/demo-lms/' },
    },
    {
      name: 'nobody-needs-the-demo-lms',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(demo-lms/|start-demo\\.ts)' },
      to: { path: '^src/demo-lms/' },
    },
    {
      name: 'mongoose-only-in-its-engine',
      severity: 'error',
      from: { pathNot: '^src/store/mongodb/' },
      to: { path: 'node_modules/mongoose' },
    },
    {
      name: 'requests-leave-by-the-guarded-client',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(outbound|demo-lms)/' },
      to: { dependencyTypes: ['core'], path: '^(node:)?https$' },
    },
    {
      name: 'no-development-dependency-in-the-product',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'scorm-knows-only-the-content',
      severity: 'error',
      from: { path: '^src/scorm/' },
      to: { path: '^src/(sittings|lti|grades|administrators|store|outbound)/' },
    },
    {
      name: 'player-runs-in-browsers',
      severity: 'error',
      from: { path: '^scorm-package/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nobody-needs-the-player',
      comment: 'The build makes files of it.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^scorm-package/' },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      // What the player's build makes.
      to: { couldNotResolve: true, pathNot: '^(parcours|script):' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
