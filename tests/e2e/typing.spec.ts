/** What is typed counts as it was meant, in every browser's language and on every keyboard. */
import { expect, test } from './support/playground.ts';

for (const locale of ['en-US', 'de-DE', 'ar-EG']) {
  test.describe(`in a browser of ${locale}`, {
    tag: locale === 'de-DE' ? [] : ['@thorough'],
  }, () => {
    test.use({ locale });

    test('a decimal point and a decimal comma are the same', async ({ playground, page }) => {
      await playground.open('?backend=wasm');
      const field = (name: string) => page.getByRole('spinbutton', { name, exact: true });
      const type = async (name: string, text: string): Promise<void> => {
        await field(name).fill('');
        await field(name).pressSequentially(text);
        await field(name).press('Enter');
      };
      for (const [name, text, value] of [
        ['Learning rate', '0,001', '0.001'],
        ['Learning rate', '0.002', '0.002'],
        ['Margin', '0,5', '0.5'],
        ['Margin', '1.5', '1.5'],
        ['Steps', '2,500', '2500'],
        ['Steps', '2.000', '2000'],
      ] as const) {
        await type(name, text);
        await expect(field(name)).toHaveValue(value);
        await expect(field(name)).toHaveAttribute('aria-valuenow', value);
      }
      for (const [text, complaint] of [
        ['1.000,5', /A number from 0.1 to 5, please/],
        ['1,00.5', /“1,00.5” is not one number/],
        ['one', /“one” is not one number/],
      ] as const) {
        await type('Margin', text);
        await expect(field('Margin')).toHaveAccessibleDescription(complaint);
        await expect(field('Margin')).toHaveAttribute('aria-valuenow', '1.5');
      }
      await field('Margin').press('Escape');
      await expect(field('Margin')).toHaveValue('1.5');
    });
  });
}

test('keys step a number a little, the wheel does not, while the network trains', async ({
  playground,
  page,
}) => {
  await playground.open('?backend=wasm');
  await playground.press('Train');
  await playground.isInState('training');
  const rate = page.getByRole('spinbutton', { name: 'Learning rate', exact: true });
  const margin = page.getByRole('spinbutton', { name: 'Margin', exact: true });
  await rate.press('ArrowDown');
  await expect(rate).toHaveAttribute('aria-valuenow', '0.024');
  await rate.press('ArrowUp');
  await rate.press('Enter');
  await expect(rate).toHaveAttribute('aria-valuenow', '0.03');
  // On a busy machine, the pause after which a number takes effect may pass before the second key.
  await expect(async () => {
    await playground.set('Margin', 1);
    await margin.press('ArrowUp');
    expect(await margin.inputValue()).toBe('1.05');
    await margin.press('Escape');
    expect(await margin.inputValue()).toBe('1');
  }).toPass();
  await margin.hover();
  await page.mouse.wheel(0, 100);
  await page.mouse.wheel(0, -100);
  await margin.press('Enter');
  await expect(margin).toHaveValue('1');
  await expect(margin).toHaveAttribute('aria-valuenow', '1');
});

test('unit length bounds the margin, and says so where it is chosen', async ({
  playground,
  page,
}) => {
  await playground.open('?backend=wasm');
  await playground.set('Margin', 5);
  const margin = page.getByRole('spinbutton', { name: 'Margin', exact: true });
  await expect(margin).not.toHaveAccessibleDescription(/unit length/);
  await playground.switch('Unit length').click();
  await expect(margin).toHaveValue('2');
  await expect(margin).toHaveAccessibleDescription(/At most 2 with unit length/);
  await playground.set('Margin', 3);
  await expect(margin).toHaveAttribute('aria-valuenow', '2');
  await playground.slider('Margin').press('End');
  await expect(margin).toHaveAttribute('aria-valuenow', '2');
});

test('a numeral’s key gives its digit on every keyboard', async ({ playground, page }) => {
  await playground.open('?backend=wasm');
  await playground.hasAllData();
  const { frame } = playground.a;
  const said = page.getByRole('status').filter({ hasText: /^A: / });
  for (const { key, code, digit } of [
    { key: '&', code: 'Digit1', digit: 1 },
    { key: '-', code: 'Digit6', digit: 6 },
    { key: '!', code: 'Digit1', digit: 1 },
    { key: '٣', code: 'Digit3', digit: 3 },
    { key: '7', code: 'Numpad7', digit: 7 },
    { key: '٨', code: 'Numpad8', digit: 8 },
  ]) {
    await frame.dispatchEvent('keydown', { key, code, bubbles: true, cancelable: true });
    await expect(said).toHaveText(`A: a ${digit} from the test set`);
  }
  await frame.focus();
  await page.keyboard.press('Alt+Digit4');
  await page.keyboard.press('9');
  await expect(said).toHaveText('A: a 9 from the test set');
});
