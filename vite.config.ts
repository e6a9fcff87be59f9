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
/** The entry of a worker: it imports what the worker needs at once. */
const workerEntry = /^assets\/main-/;
/** What only the script of the WASM backend holds. */
const wasmBackendMark = 'WasmBackendModuleThreadedSimd';

/**
 * Lets the browser load at once what the worker asks for only once the page's own script has run: the
 * worker's scripts, the WASM backend, the first images.
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
      if (binary === '' || worker === undefined || backend === undefined) {
        throw new Error('The worker, its WASM backend or its binary is not among the built files');
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
      ];
    },
  },
};

function preloadOf(file: string, as: 'script' | 'fetch'): HtmlTagDescriptor {
  const attrs = { rel: 'preload', as, href: `./${file}`, crossorigin: true };
  return { tag: 'link', attrs, injectTo: 'head' };
}

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
    include: ['tests/unit/**/*.test.{ts,tsx}'],
    environment: 'node',
    // TensorFlow.js is taken as ES modules here too, as in the built page: one copy of its core.
    server: { deps: { inline: [/@tensorflow/] } },
    testTimeout: 60_000,
  },
});
