/** What the built files hold: the page without TensorFlow.js, the worker with one copy of its core. */
import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from './support/playground.ts';

const folder = 'dist/assets/';
/** Names of flags that only TensorFlow.js's core and two of its backends have. */
const coreMark = 'TENSORLIKE_CHECK_SHAPE_CONSISTENCY';
const webGlMark = 'WEBGL_LAZILY_UNPACK';
const webGpuMark = 'WEBGPU_USE_LOW_POWER_GPU';

/** The scripts that the page runs from its start; those that it loads for the worker are not among them. */
function pageScriptsOf(html: string): string[] {
  const own = html.replaceAll(/<link rel="preload"[^>]*>/g, '');
  return [...own.matchAll(/assets\/([\w-]+\.js)/g)].map(([, name = '']) => name);
}

async function scriptsWith(mark: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  const texts = await Promise.all(names.map((name) => readFile(folder + name, 'utf8')));
  return names.filter((_, index) => texts[index]?.includes(mark));
}

test('the page loads without TensorFlow.js, and the built files hold one copy of its core', async ({
  page,
}) => {
  const withCore = await scriptsWith(coreMark);
  const withWebGl = await scriptsWith(webGlMark);
  expect(withCore).toHaveLength(1);
  expect(withWebGl).toHaveLength(1);
  const withWebGpu = await scriptsWith(webGpuMark);
  expect(withWebGpu).toHaveLength(1);
  const html = await readFile('dist/index.html', 'utf8');
  const entries = pageScriptsOf(html);
  expect(entries.length).toBeGreaterThan(0);
  for (const entry of entries) {
    const text = await readFile(folder + entry, 'utf8');
    const imports = [...text.matchAll(/(?:from|import)\s*["']\.\/([\w-]+\.js)["']/g)];
    const names = [entry, ...imports.map(([, name = '']) => name)];
    expect(names).not.toContain(withCore[0]);
    expect(names).not.toContain(withWebGl[0]);
    expect(names).not.toContain(withWebGpu[0]);
  }

  // On WASM, the other backends are not even fetched.
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.goto('./?backend=wasm');
  await expect(page.getByTestId('run-state')).toHaveAttribute('data-value', 'ready');
  expect(fetched.some((url) => url.endsWith(withCore[0] ?? ''))).toBe(true);
  expect(fetched.some((url) => url.endsWith(withWebGl[0] ?? ''))).toBe(false);
  expect(fetched.some((url) => url.endsWith(withWebGpu[0] ?? ''))).toBe(false);
});

test('a lazy part of the page is one script: all else that it imports came with the page', async () => {
  const html = await readFile('dist/index.html', 'utf8');
  const first = new Set(pageScriptsOf(html));
  const open = [...first];
  const lazy = new Set<string>();
  for (const name of open) {
    const text = await readFile(folder + name, 'utf8');
    for (const [, part = ''] of text.matchAll(/\bimport\(["'`]\.\/([\w-]+\.js)["'`]\)/g)) {
      if (first.has(part) || lazy.has(part)) continue;
      lazy.add(part);
      open.push(part);
    }
    const imports = text.matchAll(/(?:from|import)\s*["'`]\.\/([\w-]+\.js)["'`]/g);
    for (const [, imported = ''] of imports) expect(first, `for ${name}`).toContain(imported);
  }
  expect(lazy.size).toBeGreaterThan(8);
});
