import react from '@vitejs/plugin-react';
import type { HtmlTagDescriptor, Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { contentPolicy, withoutEval } from './scripts/vite/contentPolicy.ts';
import { checkedNotices, notices } from './scripts/vite/notices.ts';
import { offline } from './scripts/vite/offline.ts';
import { entriesApart, scriptOfWorker } from './scripts/vite/workerParts.ts';
import { siteHeaders } from './src/site/headers.ts';

/**
 * The page's document names a public file by its place in the sources, so that the script also runs where
 * that document is opened as a file. A served page has public files at its root.
 */
const publicFiles: Plugin = {
  name: 'public-files',
  transformIndexHtml: { order: 'pre', handler: (html) => html.replaceAll('"./public/', '"./') },
};

/** The first images of MNIST: with them, a run can begin. */
const firstShard = 'mnist/train-00.bin';
/** The TensorFlow.js part of the WASM backend, as the worker asks for it. */
const wasmBinary = /^assets\/tfjs-backend-wasm-simd-.*\.wasm$/;
/** The letters of nearly all that the page says. With them from the start, no line breaks anew. */
const letters = /^assets\/inter-latin-wght-normal-.*\.woff2$/;
/** The entry of a worker: it imports what the worker needs at once. */
const workerEntry = /^assets\/main-/;
/** What only the script of the WASM backend holds. */
const wasmBackendMark = 'WasmBackendModuleThreadedSimd';

/**
 * Lets the browser load at once what is asked for only once the page's own script has run: the worker's
 * scripts, the WASM backend, the first images, the letters.
 */
const preloading: Plugin = {
  name: 'preloading',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle }) => {
      if (bundle === undefined) return [];
      const files = Object.values(bundle);
      const textOf = (name: string): string => {
        const file = bundle[name];
        if (file === undefined) return '';
        return file.type === 'chunk' ? file.code : String(file.source);
      };
      const binary = files.find(({ fileName }) => wasmBinary.test(fileName))?.fileName ?? '';
      const scripts = files.map(({ fileName }) => fileName).filter((name) => name.endsWith('.js'));
      const fileOf = (path: string): string => path.replace('assets/', '');
      const core = scripts.find((name) => textOf(name).includes(fileOf(binary)));
      const entries = scripts.filter((name) => workerEntry.test(name));
      const worker = entries.find((name) => textOf(name).includes(fileOf(core ?? binary)));
      const backend = scripts.find((name) => textOf(name).includes(wasmBackendMark));
      const font = files.find(({ fileName }) => letters.test(fileName))?.fileName ?? '';
      if (binary === '' || font === '' || worker === undefined || backend === undefined) {
        throw new Error(
          'The worker, its WASM backend, its binary or the letters are not among the built files',
        );
      }
      const needed = new Set([worker, backend]);
      // A set also hands out what is added while it is being walked.
      for (const name of needed) {
        for (const [, file = ''] of textOf(name).matchAll(/\bfrom["'`]\.\/([\w-]+\.js)["'`]/g)) {
          needed.add(`assets/${file}`);
        }
      }
      return [
        ...[...needed].map((name) => preloadOf(name, 'script')),
        ...[binary, firstShard].map((name) => preloadOf(name, 'fetch')),
        preloadOf(font, 'font'),
      ];
    },
  },
};

function preloadOf(file: string, as: 'script' | 'fetch' | 'font'): HtmlTagDescriptor {
  const attrs = { rel: 'preload', as, href: `./${file}`, crossorigin: true };
  return { tag: 'link', attrs, injectTo: 'head' };
}

/** Tests of code that keeps no state in its modules: sharing them saves a third of their time. */
const sharing =
  'tests/unit/{data,docs,examples,metrics,settings,site,store,views}/**/*.test.{ts,tsx}';
/** Tests that replace a module, for themselves alone. */
const replacing = 'tests/unit/views/curves/{overlayPaths,runLegend}.test.tsx';

export default defineConfig({
  // Relative, so that the built page works from any sub-path of a static server.
  base: './',
  plugins: [
    react(),
    publicFiles,
    contentPolicy,
    withoutEval,
    notices,
    checkedNotices(),
    preloading,
    offline,
  ],
  preview: { headers: siteHeaders },
  worker: {
    format: 'es',
    plugins: () => [checkedNotices(), entriesApart],
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: scriptOfWorker }] } } },
  },
  build: {
    target: 'es2023',
    // A wasm file or a font as a data: URL would be unpacked twice and could not be cached.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        // What two parts of the page share is loaded with the page, so that a lazy part is one file.
        // Browsers remember a module that did not arrive: a part's own file can be asked for at another
        // address, a file that it imports cannot.
        codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
      },
    },
  },
  test: {
    environment: 'node',
    projects: [
      {
        extends: true,
        test: { name: 'sharing', include: [sharing], exclude: [replacing], isolate: false },
      },
      {
        extends: true,
        test: { name: 'replacing', include: [replacing] },
      },
      {
        extends: true,
        // TensorFlow.js's engine has one state for all that use it.
        test: { name: 'apart', include: ['tests/unit/**/*.test.{ts,tsx}'], exclude: [sharing] },
      },
    ],
    // TensorFlow.js is taken as ES modules here too, as in the built page: one copy of its core.
    server: { deps: { inline: [/@tensorflow/] } },
    testTimeout: 60_000,
    // All cores: by itself it leaves one to whoever watches, which is half of two.
    maxWorkers: '100%',
  },
});
