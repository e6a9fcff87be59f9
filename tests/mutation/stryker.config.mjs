// `npm run test:mutation`: how many small faults, put into the code one at a time, the unit tests notice.
// `npm run test:mutation -- --mutate 'src/metrics/pairs/*.ts'` tries a part.

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [
    'src/metrics/**/*.ts',
    'src/data/**/*.ts',
    'src/siamese/losses/**/*.ts',
    'src/siamese/training/optimizers/**/*.ts',
    'src/siamese/weightsFile/**/*.ts',
    // What the views read of the store: pure functions of its state.
    'src/store/curves/*.ts',
    'src/store/oneShot/{ownSymbols,ranking,rounds}.ts',
    'src/store/pads/pad.ts',
    'src/store/run/{events,newestFigure,statusParts}.ts',
  ],
  // Another word in a message is no fault; a table that is made once is not tried test by test.
  mutator: { excludedMutations: ['StringLiteral'] },
  ignoreStatic: true,
  testRunner: 'vitest',
  vitest: { configFile: 'tests/mutation/vitest.config.ts' },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 20_000,
  // All tests once, on a busy machine.
  dryRunTimeoutMinutes: 30,
  thresholds: { high: 90, low: 80, break: 80 },
  reporters: ['progress', 'clear-text', 'json', 'html'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: 'test-results/mutation/mutation.json' },
  htmlReporter: { fileName: 'test-results/mutation/mutation.html' },
  tempDirName: '.cache/mutation',
  ignorePatterns: ['dist', 'test-results', 'docs', 'tests/e2e', 'tests/bench', 'public/trained'],
  cleanTempDir: 'always',
};
