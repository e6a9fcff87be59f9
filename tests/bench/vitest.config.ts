import { defineConfig } from 'vitest/config';

/**
 * Benchmarks measure and print, and are no part of `npm test`. Those of drawings fail where a figure over
 * all of MNIST is not what it must be; the others assert nothing.
 */
export default defineConfig({
  test: {
    include: ['tests/bench/**/*.bench.ts'],
    environment: 'node',
    // One at a time, and what they print as they go.
    fileParallelism: false,
    disableConsoleIntercept: true,
    server: { deps: { inline: [/@tensorflow/] } },
    testTimeout: 0,
    hookTimeout: 0,
  },
});
