/** Builds the service worker with the list of the app's files, and what makes the page an app to install. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { root } from '../paths.mjs';
import { checkedNotices } from './notices.ts';

const mebibyte = 2 ** 20;

/** The words and pictures of the installed app. */
const manifest = {
  name: 'Siamese Playground',
  short_name: 'Siamese',
  description:
    'Train a siamese network on handwritten digits in your browser, draw two digits, and read how alike it finds them.',
  lang: 'en',
  display: 'standalone',
  background_color: '#f6f6f3',
  theme_color: '#f6f6f3',
  icons: [
    { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
    { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
} as const;

export const offline: Plugin[] = VitePWA({
  strategies: 'injectManifest',
  srcDir: 'src/site',
  filename: 'serviceWorker.ts',
  // The page registers it itself, after the first shard; a script of the plugin would do so at once.
  injectRegister: false,
  manifest: { ...manifest, icons: [...manifest.icons] },
  injectManifest: {
    // Everything but the shards: those go into the cache one by one, as their checksums prove right.
    globPatterns: ['**/*.{html,js,css,wasm,woff2,svg,png,json,txt}'],
    // A classic script: every browser with service workers takes one.
    rollupFormat: 'iife',
    maximumFileSizeToCacheInBytes: 4 * mebibyte,
    dontCacheBustURLsMatching: /^assets\//,
    // While a new version is being put on the server, a file may be of another version than the list.
    manifestTransforms: [
      (entries) => ({
        manifest: entries.map((entry) => ({ ...entry, integrity: checksumOf(entry.url) })),
        warnings: [],
      }),
    ],
    buildPlugins: { vite: [checkedNotices()] },
  },
});

/** The checksum of a built file, as browsers check it. */
function checksumOf(file: string): string {
  const bytes = readFileSync(join(root, 'dist', file));
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}
