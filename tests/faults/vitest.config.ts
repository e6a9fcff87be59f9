import { defineConfig } from 'vitest/config';

/** Faults tried far more often than in `npm test`: `npm run test:faults`. */
export default defineConfig({
  test: {
    include: ['tests/faults/**/*.faults.ts'],
    environment: 'node',
    server: { deps: { inline: [/@tensorflow/] } },
    testTimeout: 0,
  },
});
