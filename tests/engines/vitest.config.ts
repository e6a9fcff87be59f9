import { defineConfig } from 'vitest/config';

/** The built page in every engine that this machine has, one engine at a time. */
export default defineConfig({
  test: {
    include: ['tests/engines/**/*.test.ts'],
    environment: 'node',
    // Two engines at once would wait for each other's processor.
    fileParallelism: false,
    testNamePattern: process.env['ENGINES_THOROUGH'] === '1' ? /@thorough/ : /^(?!.*@thorough)/,
    testTimeout: 240_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 60_000, interval: 100 } },
    reporters: ['verbose'],
  },
});
