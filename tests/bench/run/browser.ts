/** The one Chromium that everything is measured in. */
import { type Browser, chromium } from '@playwright/test';
import playwrightConfig from '../../../playwright.config.ts';

/** Starts it as the end-to-end tests do: with software WebGL where there is no graphics card. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch(playwrightConfig.use?.launchOptions);
}
