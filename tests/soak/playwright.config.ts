// `npm run test:soak`: the built page in use for hours, one test at a time.

import { defineConfig } from '@playwright/test';
import base from '../../playwright.config.ts';

export default defineConfig({
  ...base,
  testDir: '.',
  workers: 1,
  // As long as it takes: the steps and actions are counted, not the time.
  timeout: 0,
  projects: [{ name: 'soak' }],
});
