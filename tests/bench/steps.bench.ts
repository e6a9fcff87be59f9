/**
 * What a training step costs: ours beside the plain way of tf.layers, in one browser, on the same data.
 * `npm run bench` measures WASM and WebGL; `npm run bench -- -t wasm` one.
 */
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build, type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, test } from 'vitest';
import { findChromium } from '../../scripts/chromium.mjs';
import type { StepFigures } from './browser/contender.ts';

const root = fileURLToPath(new URL('./browser', import.meta.url));
const publicDir = fileURLToPath(new URL('../../public', import.meta.url));
const outDir = fileURLToPath(new URL('../../.cache/bench', import.meta.url));
const options = {
  configFile: false,
  root,
  publicDir,
  logLevel: 'error',
  build: { outDir, emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0 },
  worker: { format: 'es' },
} as const;
let server: PreviewServer;

beforeAll(async () => {
  await build(options);
  server = await preview(options);
});

afterAll(() => server.close());

test.each(['wasm', 'webgl'])('%s', async (backend) => {
  const executablePath = await findChromium();
  if (executablePath === undefined) throw new Error('There is no Chromium here');
  const browser = await chromium.launch({
    executablePath,
    args: ['--enable-unsafe-swiftshader', '--use-gl=angle', '--use-angle=swiftshader'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`${server.resolvedUrls?.local[0] ?? ''}?${backend}`);
    const output = page.locator('output');
    await output.waitFor({ timeout: 0 });
    print(backend, browser.version(), JSON.parse((await output.textContent()) ?? 'null'));
  } finally {
    await browser.close();
  }
});

function print(backend: string, version: string, answer: unknown): void {
  if (!isAnswer(answer)) throw new Error(`The benchmark failed: ${JSON.stringify(answer)}`);
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores`;
  console.log(`\n${backend} (${answer.renderer}), Chromium ${version}, ${machine}\n`);
  console.log(
    '| what | images | ms a step | images a second | kernels | dispatches | tensors left |',
  );
  console.log('|---|---|---|---|---|---|---|');
  for (const { name, images, blockStepMs, ...counts } of answer.figures) {
    const stepMs = [...blockStepMs].sort((a, b) => a - b)[blockStepMs.length >> 1] ?? Number.NaN;
    const { kernelsPerStep, dispatchesPerStep, tensorsLeftPerStep } = counts;
    const speed = ((1000 * images) / stepMs).toFixed(0);
    const cells = [name, images, stepMs.toFixed(1), speed, kernelsPerStep, dispatchesPerStep];
    console.log(`| ${[...cells, tensorsLeftPerStep].join(' | ')} |`);
  }
}

interface Answer {
  readonly renderer: string;
  readonly figures: readonly StepFigures[];
}

function isAnswer(answer: unknown): answer is Answer {
  return typeof answer === 'object' && answer !== null && 'figures' in answer;
}
