import { defineConfig } from 'vitest/config';

/** Benchmarks measure and print; they assert nothing and are no part of `npm test`. */
export default defineConfig({
  test: {
    include: ['tests/bench/**/*.bench.ts'],
    environment: 'node',
    // One at a time, and what they print as they go.
    fileParallelism: false,
    disableConsoleIntercept: true,
    server: { deps: { inline: [/@tensorflow/] } },
    testTimeout: 0,
  },
});
