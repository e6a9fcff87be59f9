/** Nothing is let in: the policy comes with every script, and text never becomes markup. */
import { expect, test } from './support/playground.ts';
import { Runs } from './support/runs.ts';

/** Shows itself if it is taken for markup. */
const markup = '<img src=x onerror=document.title=1>';

test('text from a link, from a file and from a person stays text', async ({ playground, page }) => {
  const runs = new Runs(page);
  await page.goto(`./?backend=${encodeURIComponent(markup)}`);
  await playground.isInState('ready');
  await expect(playground.alert).toContainText(markup);
  await playground.press('Close the message');

  await playground.importWeights(`{"format":"${markup}"}`, `${markup}.json`);
  await expect(playground.alert).toBeVisible();
  await playground.press('Close the message');

  await playground.set('Steps', 20);
  await playground.press('Train');
  await playground.isInState('finished');
  await runs.open();
  await runs.rename('Run 1', markup);
  await playground.press('Reset');
  await playground.isInState('ready');
  await runs.inCurves(markup).click();
  await expect(runs.legend).toContainText(markup);

  await expect(page.locator('img[src="x"]')).toHaveCount(0);
  await expect(page).toHaveTitle('Siamese Playground');
});

test('the page and each worker are under the policy; what it forbids is refused', async ({
  browser,
  baseURL,
}) => {
  // A page without the fixture's checks: here the policy is to be broken.
  const page = await browser.newPage(baseURL === undefined ? {} : { baseURL });
  const policies = new Map<string, string | undefined>();
  page.on('response', (response) => {
    policies.set(response.url(), response.headers()['content-security-policy']);
  });
  await page.goto('./?backend=wasm');
  await expect(page.getByTestId('run-state')).toHaveAttribute('data-value', 'ready');
  const withoutPolicy = [...policies].filter(([, policy]) => policy?.includes("'none'") !== true);
  expect(withoutPolicy).toEqual([]);
  expect([...policies.keys()].some((url) => /\/main-.*\.js$/.test(url))).toBe(true);

  const refused = await page.evaluate(async () => {
    const attempts = {
      inlineScript: () => {
        const script = document.createElement('script');
        script.textContent = 'document.title = "let in"';
        document.body.append(script);
      },
      handler: () => document.body.setAttribute('onclick', 'document.title = "let in"'),
      markup: () => {
        document.createElement('div').innerHTML = '<b>';
      },
      workerFromElsewhere: () => new Worker('https://elsewhere.test/worker.js'),
      workerFromText: () => new Worker(URL.createObjectURL(new Blob(['1']))),
      request: () => fetch('https://elsewhere.test/'),
      secondPolicy: () => window.trustedTypes?.createPolicy('another', {}),
    };
    const breaches: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      breaches.push(effectiveDirective);
    });
    const refused: string[] = [];
    for (const [name, attempt] of Object.entries(attempts)) {
      const before = breaches.length;
      let hasFailed = false;
      try {
        await attempt();
      } catch {
        hasFailed = true;
      }
      document.body.click();
      await new Promise((resolve) => setTimeout(resolve));
      if (hasFailed || breaches.length > before) refused.push(name);
    }
    return { refused, all: Object.keys(attempts), title: document.title };
  });
  expect(refused.refused).toEqual(refused.all);
  expect(refused.title).toBe('Siamese Playground');
  await page.close();
});
