/** Takes features away from a browser, in the page and in its workers. */
import type { Page } from '@playwright/test';

/**
 * Runs a script before all else in the page, and at the beginning of every worker. Playwright's own scripts
 * do not reach workers, so the workers' files get it in front.
 */
export async function runEverywhere(page: Page, script: string): Promise<void> {
  await page.addInitScript(script);
  await page.route('**/assets/main-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${script};\n${await response.text()}` });
  });
}
