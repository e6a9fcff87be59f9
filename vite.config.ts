import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * The page's document names a public file by its place in the sources, so that the script also runs where
 * that document is opened as a file. A served page has public files at its root.
 */
const publicFiles: Plugin = {
  name: 'public-files',
  transformIndexHtml: { order: 'pre', handler: (html) => html.replaceAll('"./public/', '"./') },
};

export default defineConfig({
  // Relative, so that the built page works from any sub-path of a static server.
  base: './',
  plugins: [react(), publicFiles],
  worker: { format: 'es' },
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
