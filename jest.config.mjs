/** Tests run as native ES modules; SWC strips the types, `npm run typecheck` checks them. */
export default {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/scripts/build-player-once.mjs',
  roots: ['<rootDir>/test'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2023', parser: { syntax: 'typescript' } } }],
  },
  testMatch: ['**/*.test.ts'],
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts'],
  /** A floor under what is there, to be raised with it. */
  coverageThreshold: { global: { lines: 98, branches: 93, functions: 96 } },
  testTimeout: 20_000,
  /** Modules of past test files stay in a worker's memory; close to its limit, collecting them takes all its time. */
  workerIdleMemoryLimit: '800MB',
};
