// Owns how the end-to-end tests run: the built page, in a Chromium with software WebGL.

import { defineConfig } from '@playwright/test';
import { findChromium, remedy } from './scripts/chromium.mjs';
import { freePort } from './scripts/free-port.mjs';

// Playwright reads this file again in each of its workers: all of them must find the same port.
process.env['E2E_PORT'] ??= String(await freePort());
const address = { host: '127.0.0.1', port: Number(process.env['E2E_PORT']) };
const url = `http://${address.host}:${address.port}/`;

const withoutFeatures = [
  // The browser's own buttons, drawn as pages, and a renderer in reserve: two processes more for each page.
  'InitialWebUI',
  'SpareRendererForSitePerProcess',
  // The switch takes the place of Playwright's own. These are of its list.
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

const executablePath = await findChromium();
if (executablePath === undefined) throw new Error(`There is no Chromium here. ${remedy}`);

export default defineConfig({
  testDir: 'tests/e2e',
  // Two files at a time, whatever the machine: every wait is for a condition, with room to spare.
  workers: 2,
  retries: 0,
  // Most take a minute at most on two busy cores; a slow machine takes four times as long.
  timeout: 480_000,
  expect: { timeout: 60_000 },
  reporter: 'list',
  projects: [
    // The longest first, so that nothing waits for them at the end.
    { name: 'story', testMatch: '**/story.spec.ts' },
    { name: 'page', testIgnore: '**/story.spec.ts' },
  ],
  use: {
    baseURL: url,
    // Only the test of the page without a network lets one in: what it fetches, `page.route` does not see.
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
    // Traces would take a third of the time; `npm run e2e -- --trace on` makes them.
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      args: [
        '--enable-unsafe-swiftshader',
        '--use-gl=angle',
        '--use-angle=swiftshader',
        '--disable-gpu-compositing',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
        `--disable-features=${withoutFeatures.join(',')}`,
      ],
    },
  },
  webServer: {
    command: `npx vite preview --host ${address.host} --port ${address.port} --strictPort`,
    cwd: import.meta.dirname,
    url: url,
    reuseExistingServer: false,
  },
});
