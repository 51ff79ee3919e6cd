import { availableParallelism } from 'node:os';

/** Jest runs the sources through swc, as native ES modules. Four projects: pure specs beside the code, those of the server, the guards of the architecture, and the API on a real PostgreSQL. */
const common = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2024',
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: {
    '^@app/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
};

export default {
  // On a busy machine making the template alone takes longer than the five seconds that Jest would wait.
  // A real Meilisearch indexes the whole catalogue for a spec.
  testTimeout: process.env.MEILI_URL ? 240_000 : 60_000,
  // A spec waits for its database half of the time; beyond a few the one server of them all is what they wait for.
  maxWorkers: Math.min(4, Math.max(2, availableParallelism())),
  projects: [
    { ...common, displayName: 'unit', testMatch: ['<rootDir>/{libs,apps/web}/**/*.spec.ts'] },
    {
      ...common,
      displayName: 'server',
      testMatch: ['<rootDir>/apps/server/**/*.spec.ts'],
      setupFiles: ['<rootDir>/test/support/load-nest.ts'],
    },
    {
      ...common,
      displayName: 'guards',
      testMatch: ['<rootDir>/test/guards/*.spec.ts'],
      setupFiles: ['<rootDir>/test/support/load-nest.ts'],
    },
    {
      ...common,
      displayName: 'api',
      testMatch: ['<rootDir>/test/api/**/*.spec.ts'],
      setupFiles: ['<rootDir>/test/support/load-nest.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
    },
  ],
};
