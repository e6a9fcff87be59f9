// `npm run screenshots`: takes the README's pictures of the built page anew.

import { defineConfig } from '@playwright/test';
import base from '../../playwright.config.ts';

export default defineConfig(base, { testDir: '.' });
