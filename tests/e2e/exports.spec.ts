/** The network saved for other tools, from the built page under its content policy. */
import { readFile } from 'node:fs/promises';
import { exportFormats } from '../../src/settings/facts/exportFormats.ts';
import { expect, test } from './support/playground.ts';

test('a trained network is saved in every format, each button by its own words', async ({
  playground,
  page,
}) => {
  await playground.open('?backend=wasm');
  const other = page.getByRole('button', { name: 'Other formats' });
  await expect(other).toBeDisabled();
  await playground.press('Step');
  await playground.hasSteps(1);
  await other.click();
  const dialog = page.getByRole('dialog');
  const saved: string[] = [];
  for (const { text, lines } of Object.values(exportFormats)) {
    for (const line of lines) await expect(dialog.getByText(line, { exact: true })).toBeVisible();
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: text, exact: true }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^siamese-cnn-32-1-steps[.-]/);
    expect((await readFile(await file.path())).length).toBeGreaterThan(10_000);
    await expect(dialog.getByRole('status')).toHaveText('Saved.');
    const path = test.info().outputPath(file.suggestedFilename());
    await file.saveAs(path);
    saved.push(path);
  }
  await page.keyboard.press('Escape');
  await expect(other).toBeFocused();

  // What this page wrote comes in again.
  for (const file of saved.filter((path) => /\.(safetensors|onnx)$/.test(path))) {
    await playground.press('Reset');
    await playground.isInState('ready');
    await page.getByLabel('Import weights').setInputFiles(file);
    await playground.isInState('finished');
    await playground.hasSteps(1);
  }
});

test('the settings on the controls are shown as two programs, which can be copied', async ({
  playground,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await playground.open('?backend=wasm&seed=5');
  const button = page.getByRole('button', { name: 'Show the code' });
  await button.click();
  const dialog = page.getByRole('dialog');
  const lines = dialog.getByLabel('The program’s lines');
  await expect(lines).toContainText("import * as tf from '@tensorflow/tfjs'");
  await expect(lines).toContainText('"seed": 5,');
  await dialog.getByRole('radio', { name: 'PyTorch' }).click();
  await expect(lines).toContainText('from torch import nn');
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(dialog.getByText('Copied.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.trim()).toBe((await lines.textContent())?.trim());
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
});
