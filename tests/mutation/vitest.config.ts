import { defineConfig } from 'vitest/config';

/** The unit tests of the rooms whose code is changed, and none that starts a worker or a compiler. */
export default defineConfig({
  test: {
    include: [
      'tests/unit/{data,metrics}/**/*.test.ts',
      'tests/unit/siamese/{losses,training,weightsFile}/**/*.test.ts',
      'tests/unit/store/{curves,oneShot,pads,run}/**/*.test.ts',
    ],
    environment: 'node',
    server: { deps: { inline: [/@tensorflow/] } },
    // Changed code is slower, and the machine is busy.
    testTimeout: 600_000,
  },
});
