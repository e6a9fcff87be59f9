/** A processor whose WebAssembly has no SIMD, relaxed or not. */
import { expect, test } from './support/playground.ts';

test.use({
  launchOptions: async ({ launchOptions }, use) => {
    // V8 offers SIMD on processors with SSE 4.1, and this takes it away.
    const args = [...(launchOptions.args ?? []), '--js-flags=--no-enable-sse4-1'];
    await use({ ...launchOptions, args });
  },
});

test('a network trains and tells digits apart without SIMD, and a sentence says what is less', async ({
  playground,
  page,
}) => {
  await playground.open('?backend=wasm');
  const isWithout = await page.evaluate(() => {
    const oneVector =
      '0,97,115,109,1,0,0,0,1,5,1,96,0,1,123,3,2,1,0,10,10,1,8,0,65,0,253,15,253,98,11';
    return !WebAssembly.validate(Uint8Array.from(oneVector.split(','), Number));
  });
  expect(isWithout).toBe(true);
  await expect(playground.backend).toHaveText('WASM · processor');
  const note = page.getByRole('status').filter({ hasText: 'no SIMD' });
  await expect(note).toHaveText(/everything works, but training is slower\. Chosen by hand\.$/);
  await note.getByRole('button', { name: 'Close the note about this browser' }).click();
  await expect(note).toHaveCount(0);

  await playground.set('Steps', 150);
  await playground.press('Train');
  await playground.isInState('finished');
  expect(await playground.number(playground.pairAccuracy)).toBeGreaterThan(0.94);
  await playground.a.draw(3, 0);
  await playground.b.draw(7, 0);
  await playground.says('different');
});
