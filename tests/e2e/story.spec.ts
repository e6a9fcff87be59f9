/** The main job from end to end, on each backend that people will have. */
import { expect, Playground, test } from './support/playground.ts';

/** How long 250 steps may take: on a software renderer they take over a minute on two idle cores. */
const runMs = { webgl: 480_000, wasm: 120_000 };

for (const { backend, tag } of [
  { backend: 'webgl', tag: [] },
  // `npm run engines` does this job on WASM, in Chromium too.
  { backend: 'wasm', tag: ['@thorough'] },
] as const) {
  test(`a network trained on ${backend} tells drawn digits apart, and its weights travel`, {
    tag: [...tag],
  }, async ({ playground, browser, baseURL }) => {
    test.setTimeout(runMs[backend] + 120_000);
    await playground.open(`?backend=${backend}`);
    await expect(playground.backend).toHaveAttribute('data-value', backend);
    const padAtFirst = await playground.a.topOnPage();
    await playground.set('Steps', 250);
    await playground.press('Train');
    await playground.isInState('finished', runMs[backend]);
    await playground.hasSteps(250);
    expect(await playground.number(playground.pairAccuracy)).toBeGreaterThanOrEqual(0.975);
    await expect(playground.backend).toHaveAttribute('data-value', backend);

    await playground.says('none');
    await playground.a.draw(3, 0);
    await playground.b.draw(3, 1);
    await playground.says('same');
    await playground.b.clear.click();
    await playground.says('none');
    await playground.b.draw(7, 0);
    await playground.says('different');

    // Nothing that has come meanwhile has pushed the pad away from under the pen.
    expect(await playground.a.topOnPage()).toBe(padAtFirst);

    const { name, text } = await playground.exportWeights();
    expect(name).toMatch(/^siamese-.*\.json$/);
    const file = JSON.parse(text);
    expect(file.training.steps).toBe(250);
    expect(file.training.testPairAccuracy).toBe(await playground.number(playground.pairAccuracy));

    const distance = await playground.distance();
    const another = new Playground(await browser.newPage(baseURL === undefined ? {} : { baseURL }));
    await another.open(`?backend=${backend}`);
    await another.importWeights(text);
    await another.isInState('finished');
    await another.a.draw(3, 0);
    await another.b.draw(7, 0);
    await another.says('different');
    expect(await another.a.digit()).toEqual(await playground.a.digit());
    // On a slow machine the newest comparison may still be on its way.
    await expect
      .poll(async () => Math.abs((await another.distance()) - distance))
      .toBeLessThan(1e-6);
    await another.page.close();
  });
}
